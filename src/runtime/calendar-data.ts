import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { z } from 'zod'
import type { CalendarData } from '../domain/calendar/calendar.ts'

const Days = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
})

/** The names of the notices, where the package has a short form. */
const OFFICIAL: Readonly<Record<string, string>> = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' }

/** `National Day,国庆节,3` → `国庆节`. */
const named = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(entries).map(([day, entry]) => {
      const name = entry.split(',')[1] ?? ''
      return [day, OFFICIAL[name] ?? name]
    }),
  )

/** A notice covers a whole year, so a year with its National Day is known; others may only be touched by a neighbour. */
const yearsOf = (holidays: Readonly<Record<string, string>>): readonly number[] =>
  Object.keys(holidays)
    .filter((day) => day.endsWith('-10-01'))
    .map((day) => Number(day.slice(0, 4)))

/**
 * The statutory calendar from the package's data; what it covers is read from the data too, because its functions
 * answer for every year without a warning (domain.md 2.10).
 */
export const calendarData = (): CalendarData => {
  const { holidays, workdays } = Days.parse(days)
  const years = yearsOf(holidays)
  return {
    coverage: { from: Math.min(...years), to: Math.max(...years) },
    daysOff: named(holidays),
    makeUpWorkdays: named(workdays),
  }
}
