import { platformNow, platformZone, showInstant } from '../time/clock.ts'
import { locale } from '../words/wording.ts'
import { words } from './words.ts'

const DAY_MS = 24 * 3_600_000

const MINUTE_MS = 60_000
/** All zones of the world are whole quarters of an hour apart. */
const QUARTER_MS = 15 * MINUTE_MS

/** The calendar day of an instant (UTC ms) on the platform; equal for equal days. */
export const dayOf = remembered(QUARTER_MS, { year: 'numeric', month: '2-digit', day: '2-digit' })

export const timeOf = remembered(MINUTE_MS, { hour: '2-digit', minute: '2-digit' })

/** Formatting is slow, and a conversation asks for the same few moments again and again. */
function remembered(stepMs: number, options: Intl.DateTimeFormatOptions): (instant: number) => string {
  const known = new Map<string, string>()
  return (instant) => {
    const key = `${Math.floor(instant / stepMs)} ${locale.value} ${platformZone()}`
    const found = known.get(key) ?? showInstant(instant, options)
    known.set(key, found)
    return found
  }
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
