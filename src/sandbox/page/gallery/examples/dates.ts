import type { Json } from '../../platform/json.ts'
import { callback, card, confirm, form, plain, submit } from '../build.ts'
import { example, type Section, section } from '../example.ts'

const locked = { disabled: true, disabled_tips: plain('已确定，不可更改') }

/** The three pickers differ in what they pick only. */
const picker = (tag: string, zh: string, en: string, initial: Json, hint: string): Section => {
  const pick = (more: Json): Json => ({
    tag,
    placeholder: plain(hint),
    behaviors: callback({ field: tag }),
    ...more,
  })
  return section(
    tag,
    zh,
    en,
    example('未选择', 'Nothing chosen', card(pick({ element_id: 'when', margin: '0' }))),
    example(
      '预选与宽度',
      'A preset, and widths',
      card(pick(initial), pick({ ...initial, width: '240px' }), pick({ ...initial, width: 'fill' })),
    ),
    example('停用', 'Disabled', card(pick({ ...initial, ...locked }))),
    example(
      '先确认；历史回传参数',
      'A question; legacy value',
      card(pick({ confirm: confirm('确认时间？', '将通知全部参会人。'), value: { from: 'legacy' } })),
    ),
    example(
      '表单内必填',
      'Required in a form',
      card(form(pick({ name: 'when', required: true, behaviors: [] }), submit())),
    ),
  )
}

export const datePicker = picker(
  'date_picker',
  '日期选择',
  'Date',
  { initial_date: '2025-10-24' },
  '请选择日期',
)
export const timePicker = picker('picker_time', '时间选择', 'Time', { initial_time: '17:00' }, '请选择时间')
export const datetimePicker = picker(
  'picker_datetime',
  '日期时间选择',
  'Date and time',
  { initial_datetime: '2025-10-24 17:00' },
  '请选择日期和时间',
)
