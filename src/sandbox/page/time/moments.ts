/** Day and time on a clock of some zone. */
interface Wall {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const FRIDAY = 5

/** What a clock in the zone (IANA name) shows at an instant, UTC ms. */
export const wallOf = (instant: number, zone: string): Wall => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}

const asUtc = ({ year, month, day, hour, minute }: Wall): number =>
  Date.UTC(year, month - 1, day, hour, minute)

/** The instant (UTC ms) at which a clock in the zone shows this; days beyond the month's end run on. */
export const instantOf = (wall: Wall, zone: string): number => {
  const wanted = asUtc(wall)
  // The second look sees the offset of the day itself, where the first one crossed a change of it.
  const offsetAt = (instant: number): number => asUtc(wallOf(instant, zone)) - instant
  return wanted - offsetAt(wanted - offsetAt(wanted))
}

/** The next day at 09:00: the send window is open and what was due that morning is out. */
export const tomorrow = (now: number, zone: string): number => {
  const wall = wallOf(now, zone)
  return instantOf({ ...wall, day: wall.day + 1, hour: 9, minute: 0 }, zone)
}

/** The next Friday 17:00. */
export const fridayEvening = (now: number, zone: string): number => {
  const wall = wallOf(now, zone)
  const weekday = new Date(asUtc(wall)).getUTCDay()
  const day = wall.day + ((FRIDAY - weekday + 7) % 7)
  const evening = instantOf({ ...wall, day, hour: 17, minute: 0 }, zone)
  return evening > now ? evening : instantOf({ ...wall, day: day + 7, hour: 17, minute: 0 }, zone)
}

export const weekOn = (now: number): number => now + 7 * DAY_MS

const two = (number: number): string => String(number).padStart(2, '0')

/** As a field for day and time holds it: `2025-10-27T08:30`. */
export const fieldOf = (instant: number, zone: string): string => {
  const { year, month, day, hour, minute } = wallOf(instant, zone)
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

const FIELD = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/

/** The instant that such a field holds; undefined for anything else. */
export const instantOfField = (text: string, zone: string): number | undefined => {
  const match = FIELD.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  return instantOf({ year, month, day, hour, minute }, zone)
}
