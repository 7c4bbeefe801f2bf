import type { WorkCalendar } from '../../calendar/calendar.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { type DateForm, dayOf, type Today, yearOf } from './form.ts'

interface Holiday {
  /** As the notices name it. */
  readonly name: string
  /** Its day where it has one in the sun's calendar: month, day. */
  readonly on?: readonly [number, number]
  /** Where the moon decides, the earliest day that it can fall on, its break included. */
  readonly from?: readonly [number, number]
}

const HOLIDAYS: Readonly<Record<string, Holiday>> = {
  国庆: { name: '国庆节', on: [10, 1] },
  十一: { name: '国庆节', on: [10, 1] },
  中秋: { name: '中秋节', from: [9, 1] },
  元旦: { name: '元旦', on: [1, 1] },
  春节: { name: '春节', from: [1, 10] },
  过年: { name: '春节', from: [1, 10] },
  五一: { name: '劳动节', on: [5, 1] },
  劳动: { name: '劳动节', on: [5, 1] },
  端午: { name: '端午节', from: [5, 20] },
  清明: { name: '清明节', from: [3, 30] },
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

/** A holiday and its break lie within so many days from the earliest on. */
const SEASON_DAYS = 60
/** So long is the longest time without a break. */
const NEXT_DAYS = 130

const offIn = (
  calendar: WorkCalendar,
  from: LocalDate,
  days: number,
  name: string | undefined,
): LocalDate | undefined => {
  let day = from
  for (let n = 0; n <= days; n += 1, day = calendar.addDays(day, 1))
    if (isOff(calendar, day) && (name === undefined || calendar.holidayName(day) === name)) return day
  return undefined
}

/** The first day off of a holiday in a year's season, today at the earliest. */
const inSeason = ({ today, calendar }: Today, holiday: Holiday, year: number): LocalDate | undefined => {
  const opening = dayOf(year, ...(holiday.from ?? holiday.on ?? [1, 1]))
  const from = opening === undefined || holiday.on === undefined ? opening : calendar.addDays(opening, -8)
  if (from === undefined) return undefined
  const passed = Math.max(0, calendar.daysBetween(from, today))
  return passed > SEASON_DAYS
    ? undefined
    : offIn(calendar, calendar.addDays(from, passed), SEASON_DAYS - passed, holiday.name)
}

const fixedDay = ({ today }: Today, { on }: Holiday): LocalDate | undefined =>
  on === undefined
    ? undefined
    : [0, 1]
        .map((ahead) => dayOf(yearOf(today) + ahead, ...on))
        .find((day) => day !== undefined && day >= today)

/** The coming break of a holiday (one that is on counts); beyond the notices only fixed days are known. */
const breakOf = (now: Today, holiday: Holiday | undefined): Break | undefined => {
  const { today, calendar } = now
  const year = yearOf(today)
  const day =
    holiday === undefined
      ? offIn(calendar, today, NEXT_DAYS, undefined)
      : (inSeason(now, holiday, year) ?? inSeason(now, holiday, year + 1))
  if (day !== undefined) return breakAround(calendar, day)
  const fixed = holiday === undefined ? undefined : fixedDay(now, holiday)
  return fixed === undefined ? undefined : { first: fixed, last: fixed }
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
  {
    heads: HEADS,
    form: new RegExp(`${NAME}${BREAK}(?:之前|以前|前夕|前(?!后))`, 'y'),
    day: ([name], now) => before(now, name),
  },
  {
    heads: HEADS,
    form: new RegExp(`${NAME}${BREAK}(?:结束)?(?:之后|以后|一?过后?|后|收假)${NTH}`, 'y'),
    day: ([name, nth], now) => after(now, name, NUMBERS[nth ?? '一']),
  },
  {
    heads: HEADS,
    form: new RegExp(`${NAME}(?:当天|当日|那天)`, 'y'),
    day: ([name], now) => fixedDay(now, HOLIDAYS[name ?? ''] ?? { name: '' }),
  },
  {
    heads: '节放长假双',
    form: /(?:双?节|放假|长假|假期)之?前(?!后)/y,
    day: (_groups, now) => before(now, undefined),
  },
  {
    heads: '节长假收双',
    form: new RegExp(`(?:(?:双?节|长假|假期)之?后|收假后?)${NTH}`, 'y'),
    day: ([nth], now) => after(now, undefined, NUMBERS[nth ?? '一']),
  },
  { heads: '年', form: /年前/y, day: (_groups, now) => before(now, '春节') },
]
