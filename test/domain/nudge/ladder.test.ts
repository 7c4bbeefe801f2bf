import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Instant, instant } from '../../../src/domain/kernel/time.ts'
import { rungDay, rungKey, standing } from '../../../src/domain/nudge/ladder.ts'
import { LADDERS, type Rung, rungNamed } from '../../../src/domain/nudge/rungs.ts'
import type { Track } from '../../../src/domain/nudge/track.ts'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { calendar, day, on, RW1, WT } from '../fixtures.ts'

const trackFor = (base: string, change: Partial<Track> = {}): Track => ({
  kind: 'nudge',
  item: WT,
  version: '1',
  base: day(base),
  ladder: LADDERS.standard,
  extending: false,
  ...change,
})
const at = (track: Track, now: Instant) => standing(track, now, calendar, DEFAULT_PROFILE)
const dayOfRung = (base: string, id: string): string => {
  const rung = rungNamed(id)
  if (rung === undefined) throw new Error(id)
  return rungDay(day(base), rung, calendar)
}

describe('the day of a rung (domain.md 3.8)', () => {
  it.each([
    // A Friday with workdays all around it, save the weekend.
    ['2025-10-24', 'N1', '2025-10-17'],
    ['2025-10-24', 'N2', '2025-10-21'],
    ['2025-10-24', 'N3', '2025-10-23'],
    ['2025-10-24', 'N4', '2025-10-24'],
    ['2025-10-24', 'N5', '2025-10-27'],
    ['2025-10-24', 'N6', '2025-10-29'],
    ['2025-10-24', 'N7', '2025-10-31'],
    ['2025-10-24', 'N8', '2025-11-07'],
    ['2025-10-24', 'N9', '2025-11-14'],
    ['2025-10-24', 'N9b', '2025-11-21'],
    // A Saturday: the due-day reminder goes out on Friday, with the one of the day before.
    ['2025-11-15', 'N4', '2025-11-14'],
    ['2025-11-15', 'N3', '2025-11-14'],
    ['2025-11-15', 'N5', '2025-11-17'],
    // The last workday before a holiday of eight days.
    ['2025-09-30', 'N5', '2025-10-09'],
    ['2025-09-30', 'N6', '2025-10-11'],
    // A deadline within the holiday.
    ['2025-10-06', 'N1', '2025-09-29'],
    ['2025-10-06', 'N3', '2025-09-30'],
    ['2025-10-06', 'N4', '2025-09-30'],
    ['2025-10-06', 'N5', '2025-10-09'],
    // 2025-09-28 is a make-up workday: a Sunday on which nudges go out.
    ['2025-10-05', 'N1', '2025-09-28'],
    ['2025-11-10', 'J1', '2025-10-21'],
    ['2025-11-10', 'J2', '2025-10-31'],
    ['2025-11-10', 'J3', '2025-11-11'],
  ])('T = %s: %s on %s', (base, id, expected) => expect(dayOfRung(base, id)).toBe(expected))

  it('is a workday, and never earlier than that of the rung below', () => {
    const base = fc.integer({ min: 0, max: 400 }).map((n) => calendar.addDays(day('2025-07-01'), n))
    fc.assert(
      fc.property(base, fc.constantFrom(LADDERS.standard, LADDERS.twentyTen), (due, ladder) => {
        const days = ladder.map((rung) => rungDay(due, rung, calendar))
        for (const each of days) expect(calendar.isWorkday(each)).toBe(true)
        expect(days).toEqual(days.toSorted((a, b) => (a < b ? -1 : 1)))
      }),
    )
  })
})

describe('where a clock stands', () => {
  it('is at the highest rung reached once the window of its day opens', () => {
    const track = trackFor('2025-10-24')
    expect(at(track, on('2025-10-17', '08:29')).reached).toBeNull()
    expect(at(track, on('2025-10-17', '08:30')).reached?.rung.id).toBe('N1')
    expect(at(track, on('2025-10-24', '08:30')).reached?.rung.id).toBe('N4')
    expect(at(track, on('2025-10-26', '23:00')).reached?.rung.id).toBe('N4')
    expect(at(track, on('2025-10-27', '08:30')).reached?.rung.id).toBe('N5')
    expect(at(track, on('2026-01-31', '08:30')).reached?.rung.id).toBe('N9b')
  })

  it('names the next rung with its hour, none after the last', () => {
    const track = trackFor('2025-10-24')
    expect(at(track, on('2025-10-17', '08:30')).next).toMatchObject({
      rung: { id: 'N2' },
      at: on('2025-10-21', '08:30'),
    })
    expect(at(track, on('2026-01-31')).next).toBeNull()
  })

  it('does not press for what is overdue while an extension is being decided', () => {
    const track = trackFor('2025-10-24', { extending: true })
    expect(at(track, on('2025-10-23')).reached?.rung.id).toBe('N3')
    expect(at(track, on('2025-10-28'))).toEqual({ reached: null, next: null })
  })
})

describe('a nudge', () => {
  /** What the app does at a tick: the highest rung reached, unless its name is known; then it is known. */
  const climbed = (track: Track, moments: readonly Instant[]): readonly Rung[] => {
    const known = new Set<string>()
    return moments.flatMap((now) => {
      const { reached } = at(track, now)
      if (reached === null || known.has(rungKey(track, reached.rung))) return []
      known.add(rungKey(track, reached.rung))
      return [reached.rung]
    })
  }
  const moment = fc.integer({ min: on('2025-09-01'), max: on('2026-01-31') }).map((ms) => instant(ms))

  it('never goes out twice for one item, version and rung, however the clock jumps', () => {
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (jumps) => {
        const track = trackFor('2025-10-24')
        const sent = climbed(
          track,
          jumps.toSorted((a, b) => a - b),
        )
        expect(new Set(sent).size).toBe(sent.length)
      }),
    )
  })

  it('of another version or item is another nudge', () => {
    const n5 = LADDERS.standard[4]
    if (n5 === undefined) throw new Error('no N5')
    const keys = [
      trackFor('2025-10-24'),
      trackFor('2025-10-24', { version: '2' }),
      trackFor('2025-10-24', { item: RW1 }),
    ]
    expect(new Set(keys.map((track) => rungKey(track, n5))).size).toBe(3)
  })
})
