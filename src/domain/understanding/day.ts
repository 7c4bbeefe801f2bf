import type { WorkCalendar } from '../calendar/calendar.ts'
import { type LocalDate, parseEnteredDate } from '../kernel/time.ts'

const pad = (text: string | undefined): string => (text ?? '').padStart(2, '0')

/** A day without a year is the one nearest to today, so that January said in December is next January. */
const nearest = (
  month: string | undefined,
  day: string | undefined,
  today: LocalDate,
  calendar: WorkCalendar,
) => {
  const year = Number(today.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map((y) => parseEnteredDate(`${y}-${pad(month)}-${pad(day)}`))
    .filter((d) => d !== undefined)
  return days.sort(
    (a, b) => Math.abs(calendar.daysBetween(today, a)) - Math.abs(calendar.daysBetween(today, b)),
  )[0]
}

interface Form {
  readonly form: RegExp
  readonly read: (
    groups: readonly string[],
    today: LocalDate,
    calendar: WorkCalendar,
  ) => LocalDate | undefined
}

const full: Form['read'] = ([year, month, day]) => parseEnteredDate(`${year}-${pad(month)}-${pad(day)}`)
const short: Form['read'] = ([month, day], today, calendar) => nearest(month, day, today, calendar)
const offset =
  (days: number): Form['read'] =>
  (_groups, today, calendar) =>
    calendar.addDays(today, days)

const FORMS: readonly Form[] = [
  { form: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, read: full },
  { form: /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/, read: full },
  { form: /^(\d{4})\.(\d{1,2})\.(\d{1,2})(?!\d)/, read: full },
  { form: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?/, read: full },
  { form: /^(\d{4})(\d{2})(\d{2})(?!\d)/, read: full },
  { form: /^(\d{1,2})月(\d{1,2})[日号]?/, read: short },
  { form: /^(\d{1,2})[-/.](\d{1,2})(?![\d-/.])/, read: short },
  { form: /^(?:今天|今日|today)/i, read: offset(0) },
  { form: /^(?:明天|明日|tomorrow)/i, read: offset(1) },
  { form: /^后天/, read: offset(2) },
]

/** A word that looks like a date, whether or not the day exists. */
const LIKE_A_DATE = /^\S+/

/** The day at the beginning of normalised text. `day` undefined: `given` is no day that exists. */
export const dayAtStart = (
  text: string,
  today: LocalDate,
  calendar: WorkCalendar,
): { readonly day: LocalDate | undefined; readonly given: string; readonly rest: string } => {
  for (const { form, read } of FORMS) {
    const match = form.exec(text)
    if (match === null) continue
    return {
      day: read(match.slice(1), today, calendar),
      given: match[0],
      rest: text.slice(match[0].length).trimStart(),
    }
  }
  const given = LIKE_A_DATE.exec(text)?.[0] ?? ''
  return { day: undefined, given, rest: text.slice(given.length).trimStart() }
}
