import type { Json } from '../../platform/json.ts'
import { button, card, form, line, md, plain, submit } from '../build.ts'
import { type Example, section } from '../example.ts'

/** Inner codes of the platform's refusals (lark-platform.md 3.12). */
const MALFORMED = 200_621
const REMOVED = 200_861
const LIMIT = 11_310
const BAD_CHART = 200_550
const BAD_NAME = 200_530
const BAD_ROWS = 200_914
const SAME_ID = 300_301

const refused = (code: number, zh: string, en: string, given: Json): Example => ({
  title: { zh, en },
  card: given,
  refused: code,
})
const table = (rows: unknown, more: Json = {}): Json => ({
  tag: 'table',
  columns: [{ name: 'a', display_name: '甲', data_type: 'number' }],
  rows,
  ...more,
})
const nest = (depth: number): Json =>
  depth === 0
    ? line('最里层')
    : { tag: 'column_set', columns: [{ tag: 'column', elements: [nest(depth - 1)] }] }

export const malformed = section(
  'malformed',
  '不合规的卡片',
  'Malformed cards',
  refused(MALFORMED, '未知属性', 'Unknown property', card(md('文字', { colour: 'red' }))),
  refused(
    MALFORMED,
    '未知组件',
    'Unknown component',
    card({ tag: 'banner', text: plain('横幅') }, line('其余照常')),
  ),
  refused(
    REMOVED,
    '2.0 已移除的组件',
    'Component removed in 2.0',
    card({ tag: 'note', elements: [plain('备注')] }),
  ),
  refused(
    MALFORMED,
    '按钮使用 1.0 写法',
    'Button of version 1.0',
    card({ tag: 'button', text: plain('同意'), value: { agree: true } }),
  ),
  refused(
    MALFORMED,
    '内容不是字符串',
    'Content that is no string',
    card({ tag: 'markdown', content: 42 }, { tag: 'div', text: '不是对象' }),
  ),
  refused(MALFORMED, '组件列表不是列表', 'Elements that are no list', {
    schema: '2.0',
    body: { elements: { tag: 'hr' } },
  }),
  refused(
    MALFORMED,
    '脚本链接',
    'A script as link',
    card(button('点我', { behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] })),
  ),
  refused(MALFORMED, '标题主题不存在', 'No such template', {
    ...card(line('正文')),
    header: { title: plain('标题'), template: 'pink' },
  }),
  refused(
    MALFORMED,
    '表格不在根节点',
    'A table inside a column',
    card({ tag: 'column_set', columns: [{ tag: 'column', elements: [table([{ a: 1 }])] }] }),
  ),
  refused(BAD_ROWS, '单元格类型不符', 'Cell of another type', card(table([{ a: '不是数字' }]))),
  refused(BAD_ROWS, '行不是列表', 'Rows that are no list', card(table('没有'))),
  refused(
    BAD_CHART,
    '图表没有定义',
    'Chart without a specification',
    card({ tag: 'chart', chart_spec: 'bar' }),
  ),
  refused(
    MALFORMED,
    '表单没有提交按钮',
    'Form without a submit button',
    card(form({ tag: 'input', name: 'a' })),
  ),
  refused(
    BAD_NAME,
    '表单项没有名称',
    'Field without a name',
    card(form({ tag: 'input', label: plain('标题') }, submit())),
  ),
  refused(
    BAD_NAME,
    '表单项重名',
    'Two fields of one name',
    card(form({ tag: 'input', name: 'a' }, { tag: 'input', name: 'a' }, submit())),
  ),
  refused(
    MALFORMED,
    '多选图片不在表单内',
    'Picture multi-select outside a form',
    card({ tag: 'select_img', multi_select: true, options: [{ img_key: 'img_sea', value: 'sea' }] }),
  ),
  refused(
    MALFORMED,
    '预选不在选项中',
    'A preset that is no option',
    card({ tag: 'select_static', options: [{ text: plain('甲'), value: 'a' }], initial_option: 'b' }),
  ),
  refused(
    MALFORMED,
    '日期格式不符',
    'A date in another form',
    card({ tag: 'date_picker', initial_date: '2025/10/24' }),
  ),
  refused(
    SAME_ID,
    '组件标识重复',
    'An element_id used twice',
    card(md('一', { element_id: 'same' }), md('二', { element_id: 'same' })),
  ),
  refused(LIMIT, '嵌套超过五层', 'Nested deeper than five', card(nest(6))),
  refused(
    LIMIT,
    '元素超过二百个',
    'More than two hundred elements',
    card(...Array.from({ length: 101 }, (_, at) => line(`第 ${at + 1} 行`))),
  ),
  refused(MALFORMED, '混用两个版本', 'Two versions mixed', { body: { elements: [line('没有声明 2.0')] } }),
  refused(MALFORMED, '版本不存在', 'No such version', { schema: '3.0', body: { elements: [] } }),
)
