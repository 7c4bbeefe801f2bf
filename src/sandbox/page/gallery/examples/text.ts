import { card, hr, icon, larkMd, line } from '../build.ts'
import { example, section } from '../example.ts'

const SIZES = [
  'heading-0',
  'heading-1',
  'heading-2',
  'heading-3',
  'heading-4',
  'heading',
  'normal',
  'notation',
  'xxxx-large',
  'xxx-large',
  'xx-large',
  'x-large',
  'large',
  'medium',
  'small',
  'x-small',
] as const
const COLOURS = [
  'default',
  'blue',
  'wathet',
  'turquoise',
  'green',
  'lime',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'blue-800',
  'rgba(180,60,20,1)',
] as const
const LONG =
  '为保障系统安全稳定运行，定于本周六二十二时至次日六时进行停机维护。期间业务系统、移动端与查询接口均不可用，请各部门提前安排好工作，并在维护开始前保存正在办理的事项。'

export const div = section(
  'div',
  '普通文本',
  'Plain text',
  example('字号', 'Sizes', card(...SIZES.map((size) => line(`字号 ${size}`, { text_size: size })))),
  example('颜色', 'Colours', card(...COLOURS.map((color) => line(`颜色 ${color}`, { text_color: color })))),
  example(
    '对齐与行数',
    'Alignment and lines',
    card(
      line('左对齐', { text_align: 'left' }),
      line('居中', { text_align: 'center' }),
      line('右对齐', { text_align: 'right' }),
      hr,
      line(LONG, { lines: 1 }),
      line(LONG, { lines: 2, text_color: 'grey', text_size: 'notation' }),
    ),
  ),
  example(
    '前缀图标',
    'With an icon',
    card(
      line('会议将在十五分钟后开始', {}, { icon: icon('calendar_outlined', 'blue') }),
      line('审批已经通过', {}, { icon: icon('yes_filled', 'green') }),
      line('磁盘空间不足', { text_color: 'red' }, { icon: icon('warning_filled', 'red') }),
      line('图片作为图标', {}, { icon: { tag: 'custom_icon', img_key: 'img_square' } }),
      line('没有对应图形的图标', {}, { icon: icon('no-such-token_outlined', 'violet') }),
    ),
  ),
  example(
    '宽度与外边距',
    'Width and margin',
    card(
      line('自适应', {}, { width: 'auto', element_id: 'fits' }),
      line('固定 160 像素，放不下就换行', {}, { width: '160px', margin: '4px 0 4px 24px' }),
      line('撑满', { text_align: 'right' }, { width: 'fill', margin: '0px' }),
    ),
  ),
  example(
    'lark_md',
    'lark_md',
    card({
      tag: 'div',
      text: larkMd(
        '**粗体** *斜体* ~~删除线~~ <font color=green>绿色</font>\n[文字链接](https://example.com) <at id=ou_shen></at> :OK:\n<text_tag color=orange>标签</text_tag> <a href="https://example.com/a"></a>',
        { text_size: 'normal', text_align: 'left', lines: 4 },
      ),
    }),
  ),
)

export const rule = section(
  'hr',
  '分割线',
  'Divider',
  example('段落之间', 'Between paragraphs', card(line('第一段'), hr, line('第二段'))),
  example(
    '外边距',
    'Margins',
    card(
      line('上下各十二像素'),
      { tag: 'hr', element_id: 'wide', margin: '12px 0' },
      line('左右缩进'),
      { tag: 'hr', margin: '0 48px' },
      line('负边距通栏'),
      { tag: 'hr', margin: '4px -12px' },
      line('结束'),
    ),
  ),
)
