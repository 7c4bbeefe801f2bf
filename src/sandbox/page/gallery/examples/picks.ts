import type { Json } from '../../platform/json.ts'
import { button, callback, card, confirm, form, icon, larkMd, plain, row, submit } from '../build.ts'
import { example, section } from '../example.ts'

const KEYS = ['sea', 'hill', 'plan', 'square'] as const
const pictures = (more: Json): Json => ({
  tag: 'select_img',
  options: KEYS.map((key, at) => ({ img_key: `img_${key}`, value: key, hover_tips: plain(`方案${at + 1}`) })),
  behaviors: callback({ field: 'draft' }),
  ...more,
})

export const selectImg = section(
  'select_img',
  '多图选择',
  'Select pictures',
  example(
    '点击即提交',
    'A click sends',
    card(pictures({ layout: 'bisect', aspect_ratio: '16:9', element_id: 'drafts', margin: '0' })),
  ),
  example(
    '三列，正方形',
    'Three columns, square',
    card(pictures({ layout: 'trisect', aspect_ratio: '1:1' })),
  ),
  example(
    '单列',
    'One column',
    card(
      pictures({
        layout: 'stretch',
        aspect_ratio: '4:3',
        options: [
          { img_key: 'img_sea', value: 'sea' },
          { img_key: 'img_hill', value: 'hill' },
        ],
      }),
    ),
  ),
  example(
    '表单内多选，可放大',
    'Several in a form, can be enlarged',
    card(
      form(
        pictures({ name: 'drafts', multi_select: true, required: true, can_preview: true, behaviors: [] }),
        submit(),
      ),
    ),
  ),
  example(
    '停用',
    'Disabled',
    card(
      pictures({ disabled: true, disabled_tips: plain('投票已结束') }),
      pictures({
        value: { from: 'legacy' },
        confirm: confirm('选定此方案？', '选定后不可更改。'),
        options: [
          { img_key: 'img_plan', value: 'plan', disabled: true, disabled_tips: plain('该方案已撤回') },
          { img_key: 'img_sea', value: 'sea' },
        ],
      }),
    ),
  ),
)

const choice = (label: string, more: Json = {}): Json => ({ text: plain(label), value: label, ...more })

export const overflow = section(
  'overflow',
  '折叠按钮组',
  'Overflow',
  example(
    '更多操作',
    'More actions',
    card(
      row(button('查看', { type: 'primary' }), {
        tag: 'overflow',
        options: [choice('转交'), choice('催办'), choice('归档')],
        behaviors: callback({ field: 'more' }),
        element_id: 'more',
        margin: '0',
      }),
    ),
  ),
  example(
    '链接与确认',
    'Links and a question',
    card({
      tag: 'overflow',
      width: 'default',
      confirm: confirm('确认执行？', '该操作将记入日志。'),
      options: [
        choice('打开说明', {
          multi_url: { url: 'https://example.com/help', pc_url: '', ios_url: '', android_url: '' },
        }),
        choice('删除草稿'),
      ],
    }),
  ),
  example(
    '撑满',
    'Full width',
    card({ tag: 'overflow', width: 'fill', options: [choice('导出'), choice('打印')] }),
  ),
)

const check = (content: string, more: Json = {}): Json => ({
  tag: 'checker',
  text: plain(content),
  behaviors: callback({ item: content }),
  ...more,
})

export const checker = section(
  'checker',
  '勾选器',
  'Checker',
  example(
    '任务清单',
    'A list of tasks',
    card(
      check('印发会议通知', { checked: true, checked_style: { show_strikethrough: true, opacity: 0.7 } }),
      check('准备会议材料', { checked: false, checked_style: { show_strikethrough: true, opacity: 0.7 } }),
      check('预订会议室', {
        hover_tips: plain('勾选后通知会务组'),
        padding: '4px',
        margin: '0',
        element_id: 'room',
      }),
    ),
  ),
  example(
    '附带按钮',
    'With buttons',
    card(
      check('始终显示按钮', {
        button_area: {
          pc_display_rule: 'always',
          buttons: [
            {
              tag: 'button',
              type: 'text',
              size: 'small',
              text: plain(''),
              icon: icon('forward-com_outlined', 'grey-500'),
              hover_tips: plain('转交'),
              behaviors: callback({ do: 'forward' }),
            },
            button('详情', { type: 'text', size: 'small' }),
          ],
        },
      }),
      check('悬浮时显示按钮', {
        overall_checkable: true,
        button_area: {
          pc_display_rule: 'on_hover',
          buttons: [button('催办', { type: 'primary_text', size: 'small' })],
        },
      }),
    ),
  ),
  example(
    '富文本、字号与颜色',
    'Rich text, size, colour',
    card(
      {
        tag: 'checker',
        text: larkMd('完成[战略研讨会](https://example.com)的**会议纪要**'),
        overall_checkable: false,
      },
      check('红色小字', {
        text: plain('红色小字', { text_size: 'notation', text_color: 'red', text_align: 'left' }),
      }),
    ),
  ),
  example(
    '停用',
    'Disabled',
    card(
      check('已归档', { checked: true, disabled: true, disabled_tips: plain('已归档，不可更改') }),
      check('未归档', { disabled: true }),
    ),
  ),
  example(
    '先确认；表单内必选',
    'A question; required in a form',
    card(
      check('提交后不可撤回', { confirm: confirm('确认勾选？', '勾选即视为完成。') }),
      form(check('我已阅读并同意', { name: 'agreed', required: true, behaviors: [] }), submit()),
    ),
  ),
)
