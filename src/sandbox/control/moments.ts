import { zoneAt } from '../persons/zone.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const FRIDAY = 5

/** The next Friday 17:00 after `now` in the zone, UTC ms. */
export function fridayEvening(now: number, timeZone: string): number {
  const { offset } = zoneAt(timeZone, now)
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5))
  const shift = (offset.startsWith('-') ? -minutes : minutes) * 60_000
  const local = new Date(now + shift)
  const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate())
  const days = (FRIDAY - local.getUTCDay() + 7) % 7
  const evening = midnight + days * DAY + 17 * HOUR - shift
  return evening > now ? evening : evening + 7 * DAY
}
