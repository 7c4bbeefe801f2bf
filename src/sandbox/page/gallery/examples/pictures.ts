import { card, line, plain } from '../build.ts'
import { example, section } from '../example.ts'

const image = (img_key: string, alt: string, more = {}) => ({ tag: 'img', img_key, alt: plain(alt), ...more })
const combination = (mode: string, keys: readonly string[], more = {}) => ({
  tag: 'img_combination',
  combination_mode: mode,
  img_list: keys.map((img_key) => ({ img_key })),
  ...more,
})
const NINE = ['sea', 'hill', 'plan', 'square', 'tall', 'sea', 'plan', 'hill', 'square'].map(
  (name) => `img_${name}`,
)

export const img = section(
  'img',
  '图片',
  'Picture',
  example(
    '撑满卡片，点击放大',
    'Full width, enlarges on click',
    card(
      image('img_sea', '海岸线', {
        title: plain('沿海大道实景'),
        scale_type: 'fit_horizontal',
        preview: true,
      }),
    ),
  ),
  example(
    '固定尺寸',
    'Fixed sizes',
    card(
      ...['large', 'medium', 'small', 'tiny'].flatMap((size) => [
        line(size, { text_size: 'notation', text_color: 'grey' }),
        image('img_hill', size, { size, scale_type: 'crop_center' }),
      ]),
    ),
  ),
  example(
    '裁剪方式与圆角',
    'Cropping and corners',
    card(
      line('居中裁剪 220 × 120', { text_size: 'notation', text_color: 'grey' }),
      image('img_tall', '居中裁剪', {
        size: '220px 120px',
        scale_type: 'crop_center',
        corner_radius: '12px',
      }),
      line('顶部裁剪 220 × 120', { text_size: 'notation', text_color: 'grey' }),
      image('img_tall', '顶部裁剪', { size: '220px 120px', scale_type: 'crop_top', corner_radius: '12px' }),
      line('圆形', { text_size: 'notation', text_color: 'grey' }),
      image('img_square', '圆形', { size: 'medium', corner_radius: '50%', preview: false }),
    ),
  ),
  example(
    '通栏与透明底色',
    'Edge to edge, transparent ground',
    card(
      image('img_sea', '通栏', {
        margin: '-12px -12px 4px -12px',
        size: 'stretch',
        scale_type: 'crop_center',
      }),
      image('img_clear', '透明底色', { size: 'large', transparent: true }),
      image('img_clear', '白色底色', { size: 'large', transparent: false }),
    ),
  ),
  example(
    '按语言换图与历史字段',
    'A picture per language, legacy fields',
    card(
      image('img_sea', '中文配图', { i18n_img_key: { en_us: 'img_hill' }, size: 'large' }),
      image('img_plan', '历史字段', { mode: 'fit_horizontal', custom_width: 300, compact_width: false }),
    ),
  ),
  example('图片缺失', 'A picture that is lost', card(image('img_lost', '现场照片', { size: 'large' }))),
)

export const imgCombination = section(
  'img_combination',
  '多图混排',
  'Pictures together',
  example(
    '双图',
    'Double',
    card(combination('double', NINE.slice(0, 2), { corner_radius: '8px', margin: '0' })),
  ),
  example('三图', 'Triple', card(combination('triple', NINE.slice(0, 3), { corner_radius: '8px' }))),
  example('双列六图', 'Six in two columns', card(combination('bisect', NINE.slice(0, 6)))),
  example(
    '三列九图',
    'Nine in three columns',
    card(combination('trisect', NINE, { corner_radius: '4px', combination_transparent: false })),
  ),
  example(
    '不足一行',
    'Fewer than a row',
    card({
      ...combination('trisect', [], { combination_transparent: true }),
      img_list: [{ img_key: 'img_clear', transparent: true }, { img_key: 'img_sea' }],
    }),
  ),
)
