import type { LocalDate } from '../kernel/time.ts'
import { dateAtStart } from './dates/dates.ts'
import { dayOf, nearest, type Today } from './dates/form.ts'

interface Form {
  readonly form: RegExp
  readonly day: (groups: readonly string[], now: Today) => LocalDate | undefined
}

const full: Form['day'] = ([year, month, day]) => dayOf(Number(year), Number(month), Number(day))
const short: Form['day'] = ([month, day], now) =>
  nearest(now, (year) => dayOf(year, Number(month), Number(day)))

/** Days in figures, which in a command are days whatever they look like, and stay so if they do not exist. */
const IN_FIGURES: readonly Form[] = [
  { form: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, day: full },
  { form: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?/, day: full },
  { form: /^(\d{4})(\d{2})(\d{2})(?!\d)/, day: full },
  { form: /^(\d{1,2})月(\d{1,2})[日号]?/, day: short },
  { form: /^(\d{1,2})[-/.](\d{1,2})(?![\d-/.])/, day: short },
  { form: /^today/i, day: (_groups, { today }) => today },
  { form: /^tomorrow/i, day: (_groups, { today, calendar }) => calendar.addDays(today, 1) },
]

/** A word that looks like a date, whether or not the day exists. */
const LIKE_A_DATE = /^\S+/
const LIMIT = /^(?:之前|以前|前)/

/** The day at the head of a command's text, as a message tells it; `day` undefined: `given` is no day that exists. */
export interface DayAtStart {
  readonly day: LocalDate | undefined
  readonly given: string
  readonly rest: string
}

const inFigures = (text: string, now: Today): DayAtStart | undefined => {
  for (const { form, day } of IN_FIGURES) {
    const match = form.exec(text)
    if (match === null) continue
    const rest = text.slice(match[0].length).replace(LIMIT, '').trimStart()
    return { day: day(match.slice(1), now), given: match[0], rest }
  }
  return undefined
}

/**
 * The day at the beginning of normalised text, read from the same words as in a message (domain.md 3.7): 下周五,
 * 月底, 国庆节前, 10个工作日内.
 */
export const dayAtStart = (text: string, now: Today): DayAtStart => {
  const figures = inFigures(text, now)
  if (figures !== undefined) return figures
  const date = dateAtStart(text, now)
  const given = date === undefined ? (LIKE_A_DATE.exec(text)?.[0] ?? '') : text.slice(0, date.end)
  return { day: date?.day, given, rest: text.slice(given.length).trimStart() }
}
