import type { LocalDate } from '../../kernel/time.ts'
import { type DateForm, DIGITS, inMonth, monthsLater, N, NUMERALS, numberOf, type Today } from './form.ts'

const ANY_NUMBER = DIGITS + NUMERALS
const later =
  (days: number): DateForm['day'] =>
  (_groups, { today, calendar }) =>
    calendar.addDays(today, days)

const inDays = ({ today, calendar }: Today, days: number): LocalDate | undefined =>
  days >= 0 && days <= 1000 ? calendar.addDays(today, days) : undefined

const DAYS = '(?:[一二三四五六日天末]|[1-7](?![\\d.%]))'
const weekdayNumber = (name: string | undefined): number => {
  const at = '一二三四五六'.indexOf(name ?? '') + 1
  if (/[日天末7]/.test(name ?? '')) return 7
  return at > 0 ? at : Number(name)
}

/** A weekday of the Monday-based week `weeks` from this one (domain.md 3.7). */
const weekday = ({ today, calendar }: Today, weeks: number, name: string | undefined): LocalDate =>
  calendar.addDays(today, 7 * weeks + weekdayNumber(name) - calendar.weekday(today))

const weeksAhead = (told: string | undefined): number => (told ?? '').split('下').length - 1

const WEEK = '(?:周|星期|礼拜)'
/** 内 or 后 behind a span of time: only then it is a day. */
const SPAN_END = '(?:之?内|以内|之后|以后|后)'

const months = (now: Today, count: number): LocalDate | undefined =>
  count > 0 && count <= 60 ? monthsLater(now, count) : undefined

/** Days told by their distance from today; the longer form first. */
export const RELATIVE: readonly DateForm[] = [
  { heads: '大', form: /大前天/y, day: later(-3), past: true },
  { heads: '昨', form: /昨[天日晚]/y, day: later(-1), past: true },
  { heads: '前', form: /前天/y, day: later(-2), past: true },
  { heads: '前', form: /前[几两]天/y, day: later(-2), past: true, vague: true },
  {
    heads: '上',
    form: new RegExp(`(上{1,3})个?${WEEK}(${DAYS})`, 'y'),
    day: ([back, name], now) => weekday(now, -(back ?? '').length, name),
    past: true,
  },
  {
    heads: '上',
    form: new RegExp(`上个?月${N}[日号]`, 'y'),
    day: ([day], now) => inMonth(now, -1, numberOf(day)),
    past: true,
  },
  {
    heads: '上',
    form: new RegExp(`上+个?(?:${WEEK}|月[底末]?|季度?)`, 'y'),
    day: later(-1),
    past: true,
    vague: true,
  },
  { heads: '去', form: /去年/y, day: later(-1), past: true, vague: true },
  { heads: '大', form: /大后天/y, day: later(3) },
  { heads: '后', form: /后(?:天|日(?!期)|儿)/y, day: later(2) },
  { heads: '明', form: /明后[两二]?天/y, day: later(2) },
  { heads: '明次', form: /明[天日早晚儿]|明上午|明下午|次日/y, day: later(1) },
  {
    heads: '下',
    form: /下一?个?工作日/y,
    day: (_groups, { today, calendar }) => calendar.addWorkdays(today, 1),
  },
  {
    heads: '今当',
    form: /今[天日晚早儿](?:下班|晚上|下午|之内)?|当[天日](?=之?[前内])|当晚/y,
    day: later(0),
  },
  {
    heads: '下',
    form: new RegExp(`(下{1,3})个?${WEEK}(${DAYS})`, 'y'),
    day: ([ahead, name], now) => weekday(now, weeksAhead(ahead), name),
  },
  {
    heads: '本这',
    form: new RegExp(`(?:本|这个?)${WEEK}(${DAYS})`, 'y'),
    day: ([name], now) => weekday(now, 0, name),
  },
  {
    heads: '周星礼',
    form: new RegExp(`${WEEK}(${DAYS})(?!全|年|期|次|边)`, 'y'),
    day: ([name], now) => {
      const day = weekday(now, 0, name)
      return day >= now.today ? day : weekday(now, 1, name)
    },
  },
  {
    heads: '本这周',
    form: new RegExp(`(?:本|这个?)?${WEEK}(?:之?内|以内)`, 'y'),
    day: (_groups, now) => weekday(now, 0, '日'),
  },
  {
    heads: '下',
    form: new RegExp(`(下{1,3})个?${WEEK}(?:之?内|以内)`, 'y'),
    day: ([ahead], now) => weekday(now, weeksAhead(ahead), '日'),
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(`(?:${N}个?工作[日天]${SPAN_END}|(?<![到至为用第期延缓长给宽])${N}个?工作[日天])`, 'y'),
    day: ([limit, count], { today, calendar }) => {
      const n = numberOf(limit ?? count)
      return n >= 1 && n <= 250 ? calendar.addWorkdays(today, n) : undefined
    },
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(`${N}(?:个?自然日|天|日)(?:时间)?${SPAN_END}`, 'y'),
    day: ([count], now) => inDays(now, numberOf(count)),
  },
  {
    heads: ANY_NUMBER,
    form: new RegExp(`${N}(?:周|个星期|个礼拜|星期)(?:时间)?${SPAN_END}`, 'y'),
    day: ([count], now) => inDays(now, 7 * numberOf(count)),
  },
  {
    heads: '再',
    form: new RegExp(`再[过有]${N}(天|周|个星期)`, 'y'),
    day: ([count, unit], now) => inDays(now, numberOf(count) * (unit === '天' ? 1 : 7)),
  },
  { heads: '一', form: new RegExp(`一个半月(?:时间)?${SPAN_END}`, 'y'), day: later(45) },
  { heads: '半', form: new RegExp(`半个?月(?:时间)?${SPAN_END}`, 'y'), day: later(15) },
  { heads: '半', form: new RegExp(`半年${SPAN_END}`, 'y'), day: (_groups, now) => monthsLater(now, 6) },
  {
    heads: ANY_NUMBER,
    form: new RegExp(`${N}个月(?:时间)?${SPAN_END}`, 'y'),
    day: ([count], now) => months(now, numberOf(count)),
  },
  {
    heads: DIGITS,
    form: new RegExp(`(24|48|72)个?小时${SPAN_END}`, 'y'),
    day: ([hours], now) => inDays(now, Number(hours) / 24),
  },
]
