import { button, card, column, line, md, row, shares } from '../build.ts'
import { example, section } from '../example.ts'

const figure = (value: string, name: string, color = 'default') => [
  line(value, { text_size: 'heading-1', text_align: 'center', text_color: color }),
  line(name, { text_size: 'notation', text_align: 'center', text_color: 'grey' }),
]
const box = (label: string, more = {}) =>
  column([line(label)], { background_style: 'blue-50', padding: '8px', ...more })

export const columnSet = section(
  'column_set',
  '分栏',
  'Columns',
  example(
    '数据概览',
    'Figures at a glance',
    card(
      shares([figure('40', '问题总数'), figure('12', '已销号', 'green'), figure('6', '超期', 'red')], {
        background_style: 'grey-50',
        horizontal_spacing: 'small',
        margin: '4px 0',
        element_id: 'figures',
      }),
    ),
  ),
  example(
    '权重',
    'Weights',
    card({
      tag: 'column_set',
      horizontal_spacing: 'medium',
      columns: [1, 2, 5].map((weight) => box(`权重 ${weight}`, { width: 'weighted', weight })),
    }),
  ),
  example(
    '自适应与固定宽度',
    'Automatic and fixed widths',
    card({
      tag: 'column_set',
      columns: [
        box('自适应', { width: 'auto' }),
        box('固定 160 像素', { width: '160px', background_style: 'green-50' }),
        box('占满剩余', { width: 'weighted', weight: 1, background_style: 'orange-50', element_id: 'rest' }),
      ],
    }),
  ),
  ...(['none', 'stretch', 'flow', 'bisect', 'trisect'] as const).map((mode) =>
    example(
      `窄屏方式 ${mode}`,
      `On narrow screens: ${mode}`,
      card({
        tag: 'column_set',
        flex_mode: mode,
        horizontal_spacing: '8px',
        columns: ['受理', '核实', '反馈', '归档', '回访'].map((label) => box(label, { width: 'auto' })),
      }),
    ),
  ),
  example(
    '纵向与横向对齐',
    'Alignment both ways',
    card({
      tag: 'column_set',
      horizontal_align: 'center',
      horizontal_spacing: 'large',
      columns: (['top', 'center', 'bottom'] as const).map((align, at) =>
        column([line(align, {}, { width: 'auto' }), ...Array.from({ length: at }, () => line('又一行'))], {
          width: 'weighted',
          vertical_align: align,
          horizontal_align: (['left', 'center', 'right'] as const)[at] ?? 'left',
          background_style: 'wathet-50',
          padding: '8px',
        }),
      ),
    }),
  ),
  example(
    '列内横向排列',
    'A column that runs across',
    card({
      tag: 'column_set',
      columns: [
        column([button('同意', { type: 'primary' }), button('退回'), button('转交')], {
          direction: 'horizontal',
          horizontal_spacing: '12px',
          vertical_spacing: '4px',
          width: 'weighted',
          margin: '4px 0',
        }),
      ],
    }),
  ),
  example(
    '整栏与整列可点',
    'The set and a column are links',
    card(
      {
        ...shares([[md('**点击整栏**\n打开说明页')], [line('第二列')]], { background_style: 'grey-100' }),
        action: {
          multi_url: {
            url: 'https://example.com/set',
            pc_url: 'https://example.com/set?on=pc',
            ios_url: 'lark://msgcard/unsupported_action',
            android_url: 'https://example.com/set?on=android',
          },
        },
      },
      {
        tag: 'column_set',
        columns: [
          box('只有这一列可点', {
            width: 'weighted',
            action: { multi_url: { url: 'https://example.com/column' } },
          }),
          box('这一列不可点', { width: 'weighted', background_style: 'default' }),
        ],
      },
    ),
  ),
  example(
    '嵌套',
    'Nested',
    card(
      shares([
        [md('**左侧**'), row(button('一'), button('二'))],
        [shares([[box('内一')], [box('内二')]].map((set) => [{ tag: 'column_set', columns: set }]))],
      ]),
    ),
  ),
)
