import { type Instant, instant, type LocalDate } from '../kernel/time.ts'
import type { CalendarData, WorkCalendar } from './calendar.ts'
import { dayNumber, dayNumbered, weekdayOf } from './day-number.ts'
import { zone } from './zone.ts'

const MINUTE_MS = 60_000
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Times of day that were read: the handful that a profile names. */
const walls = new Map<string, number>()
const MOST_WALLS = 1500

const wallOf = (time: string): number => {
  const known = walls.get(time)
  if (known !== undefined) return known
  const wall = readWall(time)
  if (walls.size < MOST_WALLS) walls.set(time, wall)
  return wall
}

const readWall = (time: string): number => {
  const match = TIME.exec(time)
  if (match === null) throw new RangeError(`not a local time HH:mm: ${time}`)
  return (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS
}

const clockText = (wall: number): string => {
  const minutes = Math.floor(wall / MINUTE_MS)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/**
 * The calendar of one time zone with the statutory days off of `data` (domain.md 2.10, 3.7). Beyond the data's
 * coverage weekends are the only days off. Not bound to any clock: the same questions have the same answers.
 * @throws RangeError when `timeZone` is no IANA zone, or a time is not `HH:mm`
 */
export const workCalendar = (data: CalendarData, timeZone: string): WorkCalendar => {
  const local = zone(timeZone)

  const workdays = new Map<number, boolean>()
  const works = (number: number): boolean => {
    const known = workdays.get(number)
    if (known !== undefined) return known
    const day = dayNumbered(number)
    const answer = data.makeUpWorkdays.has(day) || (!data.daysOff.has(day) && weekdayOf(number) <= 5)
    workdays.set(number, answer)
    return answer
  }
  const seek = (from: number, step: 1 | -1): number => {
    let number = from
    while (!works(number)) number += step
    return number
  }
  const afterWorkdays = (from: number, n: number): number => {
    const step = n < 0 ? -1 : 1
    let number = from
    for (let left = Math.abs(n); left > 0; left -= 1) number = seek(number + step, step)
    return number
  }
  const countWorkdays = (after: number, to: number): number => {
    let count = 0
    for (let number = after + 1; number <= to; number += 1) if (works(number)) count += 1
    return count
  }
  const endOf = (day: LocalDate): Instant => instant(local.startOf(dayNumber(day) + 1) - 1)

  return {
    timeZone,
    coverage: data.coverage,
    dayOf: (at) => dayNumbered(local.dayAt(at)),
    startOf: (day) => instant(local.startOf(dayNumber(day))),
    endOf,
    at: (day, time) => instant(local.atWall(dayNumber(day), wallOf(time))),
    timeOf: (at) => clockText(local.wallAt(at)),
    weekday: (day) => weekdayOf(dayNumber(day)),
    addDays: (day, days) => dayNumbered(dayNumber(day) + days),
    daysBetween: (from, to) => dayNumber(to) - dayNumber(from),
    isWorkday: (day) => works(dayNumber(day)),
    isProvisional: (day) => {
      const year = Number(day.slice(0, 4))
      return year < data.coverage.from || year > data.coverage.to
    },
    holidayName: (day) => data.daysOff.get(day) ?? data.makeUpWorkdays.get(day) ?? null,
    addWorkdays: (day, n) => dayNumbered(afterWorkdays(dayNumber(day), n)),
    workdaysBetween: (from, to) => {
      const [start, end] = [dayNumber(from), dayNumber(to)]
      return start <= end ? countWorkdays(start, end) : -countWorkdays(end, start)
    },
    workdayOnOrBefore: (day) => dayNumbered(seek(dayNumber(day), -1)),
    workdayOnOrAfter: (day) => dayNumbered(seek(dayNumber(day), 1)),
  }
}
