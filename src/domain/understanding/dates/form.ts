import type { WorkCalendar } from '../../calendar/calendar.ts'
import { type LocalDate, parseEnteredDate } from '../../kernel/time.ts'
import { numeralValue } from '../numerals.ts'

/** What a date is counted from. */
export interface Today {
  readonly today: LocalDate
  readonly calendar: WorkCalendar
}

/** One way to write a day: the characters it begins with, its form (sticky), and its day. */
export interface DateForm {
  readonly heads: string
  readonly form: RegExp
  readonly day: (groups: readonly (string | undefined)[], now: Today) => LocalDate | undefined
  /** Told as gone. */
  readonly past?: boolean
  /** Gone, but on which day is not told: 前几天, 上周. */
  readonly vague?: boolean
}

export const DIGITS = '0123456789'
export const NUMERALS = '一二两三四五六七八九十廿卅'
/** A number of one or two digits, or a Chinese numeral. */
export const N = '(\\d{1,2}|[一二两三四五六七八九十廿卅]{1,3})'

export const numberOf = (text: string | undefined): number => numeralValue(text ?? '') ?? Number.NaN

export const dayOf = (year: number, month: number, day: number): LocalDate | undefined =>
  parseEnteredDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

export const yearOf = (day: LocalDate): number => Number(day.slice(0, 4))
export const monthOf = (day: LocalDate): number => Number(day.slice(5, 7))
const dayInMonth = (day: LocalDate): number => Number(day.slice(8, 10))

/** The last day of a month; months past December belong to the years after. */
export const monthEnd = (year: number, month: number): LocalDate | undefined => {
  const years = year + Math.floor((month - 1) / 12)
  const inYear = ((((month - 1) % 12) + 12) % 12) + 1
  return [31, 30, 29, 28].map((day) => dayOf(years, inYear, day)).find((day) => day !== undefined)
}

/** The day of a month counted from this one (0: this month). */
export const inMonth = ({ today }: Today, ahead: number, day: number): LocalDate | undefined => {
  const end = monthEnd(yearOf(today), monthOf(today) + ahead)
  return end === undefined ? undefined : dayOf(yearOf(end), monthOf(end), day)
}

/** The same day `n` months later, or the last of that month. */
export const monthsLater = (now: Today, n: number): LocalDate | undefined =>
  inMonth(now, n, dayInMonth(now.today)) ?? monthEnd(yearOf(now.today), monthOf(now.today) + n)

/** A day without a year is the one nearest to today, so that January said in December is next January. */
export const nearest = (
  now: Today,
  dayIn: (year: number) => LocalDate | undefined,
): LocalDate | undefined => {
  const year = yearOf(now.today)
  const distance = (day: LocalDate): number => Math.abs(now.calendar.daysBetween(now.today, day))
  return [year - 1, year, year + 1]
    .map(dayIn)
    .filter((day) => day !== undefined)
    .sort((a, b) => distance(a) - distance(b))[0]
}
