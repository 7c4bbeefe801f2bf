import type { Json } from '../../platform/json.ts'
import { button, callback, card, confirm, icon, line, md, opens, plain, row } from '../build.ts'
import { example, section } from '../example.ts'

const pressable = (elements: readonly Json[], more: Json = {}): Json => ({
  tag: 'interactive_container',
  behaviors: callback({ chosen: '会议室' }),
  elements,
  ...more,
})
const bordered = { has_border: true, border_color: 'grey', corner_radius: '8px', padding: '8px 12px' }

export const interactiveContainer = section(
  'interactive_container',
  '交互容器',
  'Pressable container',
  example(
    '可点的条目',
    'Entries to press',
    card(
      line('选择会议室', { text_size: 'notation', text_color: 'grey' }),
      pressable([md('**301 会议室**\n24 座，投影', { icon: icon('group_outlined', 'blue') })], {
        ...bordered,
        hover_tips: plain('点击预订 301'),
        element_id: 'room',
      }),
      pressable([md('**415 会议室**\n8 座，电话会议', { icon: icon('call_outlined', 'green') })], bordered),
    ),
  ),
  example(
    '底色、尺寸与对齐',
    'Ground, size, alignment',
    card(
      pressable([line('镭射底色')], { background_style: 'laser', corner_radius: '12px', padding: '12px' }),
      pressable([line('居中', { text_align: 'center' })], {
        background_style: 'turquoise-50',
        width: '240px',
        height: '72px',
        vertical_align: 'center',
        horizontal_align: 'center',
        corner_radius: '50%',
      }),
      pressable([line('宽度随内容', {}, { width: 'auto' })], {
        width: 'auto',
        background_style: 'grey-100',
        margin: '4px 0',
      }),
    ),
  ),
  example(
    '横向排列',
    'Running across',
    card(
      pressable(
        [line('★', { text_color: 'orange' }, { width: 'auto' }), line('评价本次服务', {}, { width: 'auto' })],
        {
          ...bordered,
          direction: 'horizontal',
          horizontal_spacing: 'large',
          vertical_spacing: '4px',
        },
      ),
    ),
  ),
  example(
    '打开链接并先确认',
    'Opens a link after a question',
    card(
      pressable([line('查看外部通知')], {
        ...bordered,
        behaviors: opens('https://example.com/notice'),
        confirm: confirm('离开当前页面？', '将在浏览器中打开通知原文。'),
      }),
    ),
  ),
  example(
    '停用',
    'Disabled',
    card(
      pressable([line('本月已约满')], {
        ...bordered,
        disabled: true,
        disabled_tips: plain('请选择其他会议室'),
      }),
    ),
  ),
  example(
    '容器内的按钮优先',
    'Buttons inside come first',
    card(
      pressable(
        [md('整块可点，按钮另有用途'), row(button('改期'), button('取消', { type: 'danger' }))],
        bordered,
      ),
    ),
  ),
)

const arrow = (color = 'grey') => ({ ...icon('down-small-ccm_outlined', color), size: '16px 16px' })
const LONG = '附件共三份：会议议程、上次会议纪要、待表决事项说明。请于会前阅读，并将意见反馈至会务组。'
const panel = (header: Json, more: Json = {}): Json => ({
  tag: 'collapsible_panel',
  header: { title: plain('会议附件'), ...header },
  elements: [md(LONG)],
  ...more,
})

export const collapsiblePanel = section(
  'collapsible_panel',
  '折叠面板',
  'Collapsible panel',
  example(
    '默认折叠',
    'Folded at first',
    card(
      panel(
        { icon: arrow(), icon_position: 'right', icon_expanded_angle: -180, vertical_align: 'center' },
        {
          expanded: false,
          border: { color: 'grey', corner_radius: '6px' },
          padding: '8px',
          vertical_spacing: '8px',
        },
      ),
    ),
  ),
  example(
    '默认展开，标题有底色',
    'Open at first, with a coloured header',
    card(
      panel(
        {
          title: md("**<font color='white'>重要附件</font>**"),
          background_color: 'blue-600',
          padding: '6px 8px',
          icon: arrow('white'),
          icon_expanded_angle: 180,
          position: 'top',
        },
        {
          expanded: true,
          border: { color: 'blue-300', corner_radius: '8px' },
          padding: '12px',
          background_color: 'blue-50',
        },
      ),
    ),
  ),
  ...(['left', 'right', 'follow_text'] as const).map((position) =>
    example(
      `图标位置 ${position}`,
      `Icon position ${position}`,
      card(
        panel({
          icon: arrow('blue'),
          icon_position: position,
          icon_expanded_angle: position === 'left' ? 90 : -90,
          width: position === 'follow_text' ? 'auto_when_fold' : 'fill',
        }),
      ),
    ),
  ),
  example(
    '标题宽度自适应',
    'A header as wide as its words',
    card(
      panel(
        {
          width: 'auto',
          background_color: 'grey-100',
          padding: '4px 12px',
          icon: { tag: 'custom_icon', img_key: 'img_square', size: '14px 14px' },
        },
        { expanded: true, element_id: 'fitting', margin: '8px 0' },
      ),
    ),
  ),
  example(
    '面板内排列与嵌套',
    'Layout and nesting inside',
    card({
      ...panel(
        {
          icon: arrow(),
          title: plain('更多操作', {
            text_size: 'heading',
            text_color: 'blue',
            text_align: 'left',
            lines: 1,
          }),
        },
        { expanded: true },
      ),
      direction: 'horizontal',
      horizontal_spacing: '12px',
      horizontal_align: 'left',
      vertical_align: 'center',
      elements: [button('下载全部'), button('转发', { icon: icon('forward_outlined') })],
    }),
  ),
  example(
    '五层嵌套',
    'Five deep',
    card(
      [1, 2, 3, 4].reduce(
        (inside, depth) => ({
          ...panel({ title: plain(`第 ${5 - depth} 层`), icon: arrow() }, { expanded: true, padding: '8px' }),
          border: { color: 'grey', corner_radius: '5px' },
          elements: [inside],
        }),
        panel({ title: plain('第 5 层'), icon: arrow() }, { expanded: true }),
      ),
    ),
  ),
)
