/** Calendar days as `yyyy-MM-dd` and times as `HH:mm`, as the platform's pickers take them. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const DAY_MS = 86_400_000

/** Midnight UTC of a day that exists, else undefined. */
function instantOf(day: string): number | undefined {
  const [, year, month, date] = DAY.exec(day) ?? []
  if (year === undefined || Number(year) < 1) return undefined
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(date))
  return dayAt(instant) === day ? instant : undefined
}

function dayAt(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10)
}

export function isDay(text: string): boolean {
  return instantOf(text) !== undefined
}

export function isTime(text: string): boolean {
  return TIME.test(text)
}

export function isDayTime(text: string): boolean {
  const [day = '', time = '', more] = text.split(' ')
  return more === undefined && isDay(day) && isTime(time)
}

/** What was typed in the shape the platform takes (`2026/7/1` → `2026-07-01`, `9:05` → `09:05`). */
export function tidied(typed: string): string {
  return typed
    .trim()
    .replace(/[/.年月]/g, '-')
    .replace(/日/g, '')
    .replace(/：/g, ':')
    .replace(/\s+/g, ' ')
    .replace(/^(\d{4})-(\d{1,2})-(\d{1,2})/, (_all, year: string, month: string, date: string) =>
      [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
    )
    .replace(/(^|\s)(\d):/, '$10$2:')
}

/** The day `count` days on; the day itself if it is none. */
export function daysOn(day: string, count: number): string {
  const instant = instantOf(day)
  return instant === undefined ? day : dayAt(instant + count * DAY_MS)
}

/** The same day `count` months on, or the last of that month. */
export function monthsOn(day: string, count: number): string {
  const instant = instantOf(day)
  if (instant === undefined) return day
  const from = new Date(instant)
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count + 1, 0)).getUTCDate()
  const date = Math.min(from.getUTCDate(), last)
  return dayAt(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + count, date))
}

/** Six weeks from Sunday on that hold the day's month. */
export function weeksAround(day: string): readonly (readonly string[])[] {
  const first = `${day.slice(0, 8)}01`
  const weekday = new Date(instantOf(first) ?? 0).getUTCDay()
  const start = daysOn(first, -weekday)
  return Array.from({ length: 6 }, (_week, week) =>
    Array.from({ length: 7 }, (_day, index) => daysOn(start, week * 7 + index)),
  )
}

/** The day and time of an instant (UTC ms) in a zone. */
export function localMoment(instant: number, timeZone: string | undefined): { day: string; time: string } {
  const options = {
    dateStyle: 'short',
    timeStyle: 'short',
    ...(timeZone === undefined ? {} : { timeZone }),
  } as const
  const [day = '1970-01-01', time = '00:00'] = new Intl.DateTimeFormat('sv-SE', options)
    .format(instant)
    .split(' ')
  return { day, time }
}

/** Numbers from 0 as two digits. */
export function twoDigits(count: number, step = 1): readonly string[] {
  return Array.from({ length: Math.ceil(count / step) }, (_each, index) =>
    String(index * step).padStart(2, '0'),
  )
}
