import { platformNow, showInstant } from '../time/clock.ts'
import { words } from './words.ts'

const DAY_MS = 24 * 3_600_000

/** The calendar day of an instant (UTC ms) on the platform; equal for equal days. */
export function dayOf(instant: number): string {
  return showInstant(instant, { year: 'numeric', month: '2-digit', day: '2-digit' })
}

export function timeOf(instant: number): string {
  return showInstant(instant, { hour: '2-digit', minute: '2-digit' })
}

/** A day as a heading in the conversation. */
export function dayHeading(instant: number): string {
  const near = nearDay(instant)
  const day = showInstant(instant, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    ...yearUnlessThis(instant),
  })
  return near === undefined ? day : `${near} ${day}`
}

/** As short as a list has room for: the time, yesterday, the day. */
export function shortMoment(instant: number): string {
  if (dayOf(instant) === dayOf(platformNow())) return timeOf(instant)
  return (
    nearDay(instant) ?? showInstant(instant, { month: 'numeric', day: 'numeric', ...yearUnlessThis(instant) })
  )
}

function nearDay(instant: number): string | undefined {
  const now = platformNow()
  if (dayOf(instant) === dayOf(now)) return words().today
  return dayOf(instant) === dayOf(now - DAY_MS) ? words().yesterday : undefined
}

function yearUnlessThis(instant: number): Intl.DateTimeFormatOptions {
  const year = { year: 'numeric' } as const
  return showInstant(instant, year) === showInstant(platformNow(), year) ? {} : year
}
