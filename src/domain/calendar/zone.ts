import { DAY_MS } from './day-number.ts'

const MINUTE_MS = 60_000
/** No zone has ever been further than this from UTC. */
const WIDEST_OFFSET_MS = 16 * 60 * MINUTE_MS

/** Wall-clock time in one IANA zone; every number is in milliseconds or in days since 1970-01-01. */
export interface Zone {
  /** Day number of an instant. */
  dayAt(ms: number): number
  /** First instant of a day; of a day that the zone skipped, the first instant after the gap. */
  startOf(day: number): number
  /** Milliseconds of the wall clock since its own midnight. */
  wallAt(ms: number): number
  /** The first instant of the day at which the wall clock shows at least `wall` milliseconds. */
  atWall(day: number, wall: number): number
}

/** @throws RangeError when the zone's name is unknown */
export const zone = (timeZone: string): Zone => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })

  /** The wall clock read as if it were UTC. */
  const wallClock = (ms: number): number => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value)
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((ms % 1000) + 1000) % 1000)
  }

  /** The end of the gap that swallowed `wall`, to the second. */
  const reaching = (wall: number): number => {
    let before = wall - WIDEST_OFFSET_MS
    let after = wall + WIDEST_OFFSET_MS
    while (after - before > 1000) {
      const middle = before + Math.floor((after - before) / 2000) * 1000
      if (wallClock(middle) >= wall) after = middle
      else before = middle
    }
    return after
  }

  /** The first instant that shows `wall`, by the offsets before and after any change; none shows it inside a gap. */
  const instantShowing = (wall: number): number => {
    const shown = [wall - WIDEST_OFFSET_MS, wall + WIDEST_OFFSET_MS]
      .map((ms) => wall - (wallClock(ms) - ms))
      .filter((ms) => wallClock(ms) === wall)
    return shown.length > 0 ? Math.min(...shown) : reaching(wall)
  }

  const starts = new Map<number, number>()
  const startOf = (day: number): number => {
    const known = starts.get(day)
    if (known !== undefined) return known
    const start = instantShowing(day * DAY_MS)
    starts.set(day, start)
    return start
  }
  /** A day without a change of the clock, on which plain arithmetic is right. */
  const isPlain = (day: number): boolean => startOf(day + 1) - startOf(day) === DAY_MS

  let lastOffset = 0
  const dayAt = (ms: number): number => {
    let day = Math.floor((ms + lastOffset) / DAY_MS)
    while (startOf(day) > ms) day -= 1
    while (startOf(day + 1) <= ms) day += 1
    lastOffset = day * DAY_MS - startOf(day)
    return day
  }

  return {
    dayAt,
    startOf,
    wallAt: (ms) => {
      const day = dayAt(ms)
      return isPlain(day) ? ms - startOf(day) : wallClock(ms) - day * DAY_MS
    },
    atWall: (day, wall) => (isPlain(day) ? startOf(day) + wall : instantShowing(day * DAY_MS + wall)),
  }
}
