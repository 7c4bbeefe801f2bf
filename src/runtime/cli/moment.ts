import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { type Instant, instant, parseLocalDate } from '../../domain/kernel/time.ts'
import { WrongUsage } from './context.ts'

const FORM =
  /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?(Z|[+-]\d{2}:\d{2})?$/

/**
 * An ISO 8601 instant such as `2025-10-24T17:00:00+08:00`; without an offset it is local time in TIME_ZONE.
 * @throws WrongUsage
 */
export const momentOf = (option: string, text: string, calendar: WorkCalendar): Instant => {
  const [, date = '', time = '', seconds = '0', offset] = FORM.exec(text) ?? []
  const day = parseLocalDate(date)
  const at = offset === undefined ? undefined : Date.parse(text)
  if (day === undefined || Number.isNaN(at))
    throw new WrongUsage(`${option} ${text}: expected an instant like 2025-10-24T17:00:00+08:00`)
  return instant(at ?? calendar.at(day, time) + Math.round(Number(seconds) * 1000))
}
