import type { Json } from '../../platform/json.ts'
import { card } from '../build.ts'
import { CAST } from '../cast.ts'
import { example, section } from '../example.ts'

const table = (columns: readonly Json[], rows: readonly Json[], more: Json = {}): Json => ({
  tag: 'table',
  columns,
  rows,
  ...more,
})
const DAY_MS = 86_400_000
const MONDAY = 1_760_918_400_000
const UNITS = ['办公室', '财务科', '工程科', '法规科', '信息中心', '后勤科', '人事科'] as const
const SCALES = [
  [{ text: '已完成', color: 'green' }],
  [{ text: '进行中', color: 'blue' }],
  [
    { text: '滞后', color: 'red' },
    { text: '已提醒', color: 'orange' },
  ],
] as const
const rows = (count: number): readonly Json[] =>
  Array.from({ length: count }, (_, at) => ({
    unit: UNITS[at % UNITS.length],
    amount: 128_000.456 * (at + 1),
    state: SCALES[at % SCALES.length],
    owner:
      at % 3 === 0 ? CAST.slice(0, 2).map(({ openId }) => openId) : (CAST[at % CAST.length]?.openId ?? ''),
    due: MONDAY + at * DAY_MS,
    note: `**第 ${at + 1} 项** [详情](https://example.com/${at + 1})`,
    rich: at % 2 === 0 ? '1. 资料\n2. 复核' : '`待定`',
  }))

const unit = { name: 'unit', display_name: '部门', data_type: 'text' }
const amount = { name: 'amount', display_name: '金额', data_type: 'number' }
const state = { name: 'state', display_name: '状态', data_type: 'options' }
const narrow = (count: number) =>
  rows(count).map(({ unit: of, amount: sum, state: now }) => ({ unit: of, amount: sum, state: now }))
const short = (count: number) => rows(count).map(({ unit: of, amount: sum }) => ({ unit: of, amount: sum }))

export const tables = section(
  'table',
  '表格',
  'Table',
  example(
    '全部数据类型',
    'Every data type',
    card(
      table(
        [
          unit,
          { ...amount, format: { symbol: '¥', precision: 2, separator: true } },
          state,
          { name: 'owner', display_name: '负责人', data_type: 'persons' },
          { name: 'due', display_name: '时限', data_type: 'date', date_format: 'YYYY/MM/DD' },
          { name: 'note', display_name: '说明', data_type: 'lark_md' },
          { name: 'rich', display_name: '步骤', data_type: 'markdown' },
        ],
        rows(4),
        { row_height: 'auto', element_id: 'all_types', margin: '0px' },
      ),
    ),
  ),
  example('分页', 'Paging', card(table([unit, amount, state], narrow(14), { page_size: 4 }))),
  example(
    '冻结首列',
    'First column frozen',
    card(
      table(
        [
          { ...unit, width: '120px' },
          ...['一', '二', '三', '四', '五', '六'].map((month, at) => ({
            name: `m${at}`,
            display_name: `${month}月`,
            data_type: 'number',
            width: '140px',
          })),
        ],
        UNITS.slice(0, 4).map((of, at) => ({
          unit: of,
          ...Object.fromEntries([0, 1, 2, 3, 4, 5].map((month) => [`m${month}`, (at + 3) * (month + 5)])),
        })),
        { freeze_first_column: true },
      ),
    ),
  ),
  ...(['low', 'middle', 'high', '96px'] as const).map((height) =>
    example(
      `行高 ${height}`,
      `Row height ${height}`,
      card(table([unit, amount], short(2), { row_height: height })),
    ),
  ),
  example(
    '自适应行高与上限',
    'Rows as high as needed, to a limit',
    card(
      table(
        [
          { ...unit, width: '30%' },
          { name: 'text', display_name: '内容', data_type: 'text', width: '70%' },
        ],
        [
          { unit: '办公室', text: '短' },
          { unit: '财务科', text: '较长的说明文字会换行显示，行高随之增加，直到达到上限后裁剪。'.repeat(4) },
        ],
        { row_height: 'auto', row_max_height: '80px' },
      ),
    ),
  ),
  example(
    '表头样式',
    'Header style',
    card(
      table([unit, amount], short(2), {
        header_style: {
          text_align: 'center',
          text_size: 'heading',
          background_style: 'grey',
          text_color: 'grey',
          bold: true,
          lines: 1,
        },
      }),
      table([{ ...unit, display_name: '牵头部门以及配合部门的全称' }, amount], short(2), {
        header_style: {
          background_style: 'none',
          text_color: 'default',
          bold: false,
          lines: 2,
          text_align: 'left',
        },
      }),
    ),
  ),
  example(
    '列内对齐',
    'Alignment in columns',
    card(
      table(
        [
          { ...unit, horizontal_align: 'right', vertical_align: 'bottom' },
          { ...amount, horizontal_align: 'left', vertical_align: 'top', format: { precision: 0 } },
          { ...state, horizontal_align: 'center', vertical_align: 'center', width: 'auto' },
        ],
        narrow(3),
        { row_height: 'high' },
      ),
    ),
  ),
  example(
    '日期格式',
    'Date formats',
    card(
      table(
        ['YYYY-MM-DD', 'YYYY-MM-DD HH:mm', 'DD/MM/YYYY', 'YYYY年MM月DD日', ''].map((format, at) => ({
          name: `d${at}`,
          display_name: format || '默认',
          data_type: 'date',
          ...(format === '' ? {} : { date_format: format }),
        })),
        [Object.fromEntries([0, 1, 2, 3, 4].map((at) => [`d${at}`, MONDAY + 34_200_000]))],
      ),
    ),
  ),
  example('没有数据', 'No rows', card(table([unit, amount, state], []))),
  example(
    '空单元格与单值写法',
    'Empty cells, single values',
    card(
      table(
        [unit, amount, state],
        [{ unit: '办公室' }, { amount: 0, state: '待定' }, { unit: '', state: [] }],
      ),
    ),
  ),
)
