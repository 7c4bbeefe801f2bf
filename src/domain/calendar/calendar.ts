import type { Instant, LocalDate } from '../kernel/time.ts'

/** Statutory days off and make-up workdays (调休) as data; beyond `coverage` only weekends are known. */
export interface CalendarData {
  /** First and last year (inclusive) that the data covers. */
  readonly coverage: { readonly from: number; readonly to: number }
  /** Days off by a notice, with the holiday's name. */
  readonly daysOff: ReadonlyMap<string, string>
  /** Weekend days on which work is made up, with the holiday's name. */
  readonly makeUpWorkdays: ReadonlyMap<string, string>
}

/** All arithmetic with days, in the ledger's one time zone. The only place where days exist. */
export interface WorkCalendar {
  readonly timeZone: string
  readonly coverage: { readonly from: number; readonly to: number }
  dayOf(at: Instant): LocalDate
  /** 00:00:00.000 of the day. */
  startOf(day: LocalDate): Instant
  /** 23:59:59.999 of the day: a deadline runs to here (domain.md 3.7). */
  endOf(day: LocalDate): Instant
  /** The instant of a local time `HH:mm` on a day. */
  at(day: LocalDate, time: string): Instant
  /** Local `HH:mm` of an instant. */
  timeOf(at: Instant): string
  /** 1 = Monday … 7 = Sunday. */
  weekday(day: LocalDate): number
  addDays(day: LocalDate, days: number): LocalDate
  /** Calendar days from `from` to `to`; negative when `to` is earlier. */
  daysBetween(from: LocalDate, to: LocalDate): number
  isWorkday(day: LocalDate): boolean
  /** True when the day lies outside the data's coverage: weekends only, to be marked 暂定. */
  isProvisional(day: LocalDate): boolean
  holidayName(day: LocalDate): string | null
  /** The n-th workday after (n > 0) or before (n < 0) the day, which itself does not count (domain.md 3.7). */
  addWorkdays(day: LocalDate, n: number): LocalDate
  /** Workdays in (from, to]. */
  workdaysBetween(from: LocalDate, to: LocalDate): number
  workdayOnOrBefore(day: LocalDate): LocalDate
  workdayOnOrAfter(day: LocalDate): LocalDate
}
