import type { WorkCalendar } from '../../calendar/calendar.ts'
import { type LocalDate, localDate } from '../../kernel/time.ts'
import { type DateForm, dayOf, type Today, yearOf } from './form.ts'

interface Holiday {
  /** As the notices name it. */
  readonly name: string
  /** Its day where it has one in the sun's calendar: month, day. */
  readonly on?: readonly [number, number]
}

const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  国庆: { name: '国庆节', on: [10, 1] },
  十一: { name: '国庆节', on: [10, 1] },
  中秋: { name: '中秋节' },
  元旦: { name: '元旦', on: [1, 1] },
  春节: { name: '春节' },
  过年: { name: '春节' },
  五一: { name: '劳动节', on: [5, 1] },
  劳动: { name: '劳动节', on: [5, 1] },
  端午: { name: '端午节' },
  清明: { name: '清明节' },
  七一: { name: '建党节', on: [7, 1] },
  八一: { name: '建军节', on: [8, 1] },
  六一: { name: '儿童节', on: [6, 1] },
  教师: { name: '教师节', on: [9, 10] },
}

interface Break {
  readonly first: LocalDate
  readonly last: LocalDate
}

const isOff = (calendar: WorkCalendar, day: LocalDate): boolean =>
  calendar.holidayName(day) !== null && !calendar.isWorkday(day)

/** The whole break around a day off: neighbouring holidays are one break. */
const breakAround = (calendar: WorkCalendar, day: LocalDate): Break => {
  let [first, last] = [day, day]
  while (isOff(calendar, calendar.addDays(first, -1))) first = calendar.addDays(first, -1)
  while (isOff(calendar, calendar.addDays(last, 1))) last = calendar.addDays(last, 1)
  return { first, last }
}

/** Further than this nobody speaks of a holiday by its name alone. */
const AHEAD_DAYS = 366

const nextOff = ({ today, calendar }: Today, fits: (day: LocalDate) => boolean): LocalDate | undefined => {
  let day = today
  for (let n = 0; n <= AHEAD_DAYS; n += 1, day = calendar.addDays(day, 1)) if (isOff(calendar, day) && fits(day)) return day
  return undefined
}

/** The coming break of a holiday (one that is on counts); beyond the notices only fixed days are known. */
const breakOf = (now: Today, holiday: Holiday | undefined): Break | undefined => {
  const { today, calendar } = now
  const day = nextOff(now, (each) => holiday === undefined || calendar.holidayName(each) === holiday.name)
  if (day !== undefined) return breakAround(calendar, day)
  const on = holiday?.on
  if (on === undefined) return undefined
  const [fixed] = [0, 1].map((ahead) => dayOf(yearOf(today) + ahead, ...on)).filter((each) => each !== undefined && each >= today)
  return fixed === undefined ? undefined : { first: localDate(fixed), last: localDate(fixed) }
}

const before = (now: Today, name: string | undefined): LocalDate | undefined => {
  const found = breakOf(now, HOLIDAYS[name ?? ''])
  return found === undefined ? undefined : now.calendar.addDays(found.first, -1)
}

/** The workday that opens the time after the break. */
const after = (now: Today, name: string | undefined, n = 1): LocalDate | undefined => {
  const found = breakOf(now, HOLIDAYS[name ?? ''])
  return found === undefined ? undefined : now.calendar.addWorkdays(found.last, n)
}

const NAME = `(${Object.keys(HOLIDAYS).join('|')})(?:佳?节)?`
const BREAK = '(?:双节|长假|假期|放假|休假|小长假|节假日)?'
const NTH = '(?:的?第([一二两三四五])个工作日|的?首个工作日|上班第一天|第一天上班|第一天)?'
const HEADS = [...new Set(Object.keys(HOLIDAYS).map((name) => name.charAt(0)))].join('')
const NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 }

/** Days told by a holiday: 国庆节前 is the last day before the break, 节后 the first workday behind it. */
export const HOLIDAY: readonly DateForm[] = [
  { heads: HEADS, form: new RegExp(`${NAME}${BREAK}(?:之前|以前|前夕|前)`, 'y'), day: ([name], now) => before(now, name) },
  {
    heads: HEADS,
    form: new RegExp(`${NAME}${BREAK}(?:之后|以后|一?过后?|后|收假)${NTH}`, 'y'),
    day: ([name, nth], now) => after(now, name, NUMBERS[nth ?? '一']),
  },
  { heads: '节放长假双', form: /(?:双?节|放假|长假|假期)之?前/y, day: (_groups, now) => before(now, undefined) },
  {
    heads: '节长假收双',
    form: new RegExp(`(?:(?:双?节|长假|假期)之?后|收假后?)${NTH}`, 'y'),
    day: ([nth], now) => after(now, undefined, NUMBERS[nth ?? '一']),
  },
  { heads: '年', form: /年前/y, day: (_groups, now) => before(now, '春节') },
]
