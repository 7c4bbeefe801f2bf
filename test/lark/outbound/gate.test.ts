import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutboxHead } from '../../../src/app/outbox.ts'
import { Gate } from '../../../src/lark/outbound/gate.ts'

const MINUTE = 60_000
const row = (id: string, lane: string, more: Partial<OutboxHead> = {}): OutboxHead => ({
  id,
  lane,
  kind: 'create',
  priority: 0,
  triedAt: null,
  ...more,
})
/** Starts what may start now, each answered at once; returns the ids. */
const pass = (gate: Gate, rows: readonly OutboxHead[], now: number): readonly string[] =>
  gate.admit(rows, now).start.map((each) => {
    gate.leave(each, now)
    return each.id
  })

/** Starts all that may run at once; returns the lanes. */
const started = (gate: Gate, rows: readonly OutboxHead[], now: number): readonly string[] => {
  const lanes: string[] = []
  for (let { start } = gate.admit(rows, now); start.length > 0; { start } = gate.admit(rows, now))
    lanes.push(...start.map(({ lane }) => lane))
  return lanes
}

describe('the gate (lark-platform.md 3.1)', () => {
  it('lets no lane have two calls at once, nor more than sixteen run', () => {
    const gate = new Gate()
    const rows = Array.from({ length: 40 }, (_, i) => row(String(i), `lane ${i % 20}`))
    expect(started(gate, rows, 0)).toEqual(Array.from({ length: 16 }, (_, i) => `lane ${i}`))
    expect(gate.admit(rows, 0)).toEqual({ start: [], waitMs: null })
  })

  it('starts four in one go, so that answers of ours get their turn in between', () => {
    const rows = Array.from({ length: 6 }, (_, i) => row(String(i), `lane ${i}`))
    const gate = new Gate()
    const { start, waitMs } = gate.admit(rows, 0)
    expect([start.length, waitMs]).toEqual([4, 0])
    expect(gate.admit(rows, 0).start.map(({ id }) => id)).toEqual(['4', '5'])
  })

  it('keeps every limit of the platform, whenever on their way the calls arrive', () => {
    const steps = fc.array(
      fc.tuple(
        fc.nat(20),
        fc.constantFrom('create', 'reply'),
        fc.nat(100),
        fc.nat(400),
        fc.double({ min: 0, max: 1, noNaN: true }),
      ),
      {
        minLength: 300,
        maxLength: 1500,
      },
    )
    fc.assert(
      fc.property(steps, (given) => {
        const gate = new Gate()
        const arrivals: { lane: string; at: number }[] = []
        let now = 0
        const running: { row: OutboxHead; end: number }[] = []
        for (const [lane, kind, pause, took, share] of given) {
          now += pause
          const over = running.filter(({ end }) => end <= now).sort((a, b) => a.end - b.end)
          for (const each of over) {
            gate.leave(each.row, each.end)
            running.splice(running.indexOf(each), 1)
          }
          for (const each of gate.admit([row('r', `lane ${lane}`, { kind })], now).start) {
            arrivals.push({ lane: each.lane, at: now + took * share })
            running.push({ row: each, end: now + took })
          }
        }
        for (const { at, lane } of arrivals) {
          const within = (ms: number) => arrivals.filter((other) => other.at >= at && other.at - at < ms)
          expect(within(1000).length).toBeLessThanOrEqual(50)
          expect(within(MINUTE).length).toBeLessThanOrEqual(1000)
          expect(within(1000).filter((other) => other.lane === lane).length).toBeLessThanOrEqual(5)
        }
      }),
      { numRuns: 25 },
    )
  })

  it('counts new messages and answers together, a thousand a minute, and every other API apart', () => {
    const gate = new Gate()
    const sent: number[] = []
    for (let now = 0; now < 2 * MINUTE; now += 10)
      for (const _ of pass(
        gate,
        [row('r', `lane ${now}`, { kind: now % 20 === 0 ? 'create' : 'reply' })],
        now,
      ))
        sent.push(now)
    const first = sent.filter((at) => at < MINUTE)
    expect(first).toHaveLength(1000)
    expect(Math.max(...first)).toBeLessThan(22_000)
    expect(sent.filter((at) => at >= MINUTE)).toHaveLength(1000)
    const full = new Gate()
    for (let now = 0; now < 30_000; now += 10) pass(full, [row('r', `lane ${now}`)], now)
    expect([...full.held(30_000).keys()]).toEqual(['create', 'reply'])
    expect(pass(full, [row('p', 'om_1', { kind: 'patch' })], 30_000)).toEqual(['p'])
  })

  it('tells how long a held lane waits, and lets others pass', () => {
    const gate = new Gate()
    for (let i = 0; i < 5; i += 1) pass(gate, [row(String(i), 'busy')], i)
    const { start, waitMs } = gate.admit([row('6', 'busy'), row('7', 'free')], 10)
    expect(start.map(({ id }) => id)).toEqual(['7'])
    expect(waitMs).toBe(1040)
    expect(pass(gate, [row('6', 'busy')], 1050)).toEqual(['6'])
  })

  it('lets the more urgent go first, then whose last turn is longest ago', () => {
    const gate = new Gate()
    pass(gate, [row('1', 'busy')], 1)
    pass(gate, [row('2', 'other')], 2)
    const rows = [
      row('unasked', 'd', { priority: 2 }),
      row('other', 'other'),
      row('busy', 'busy'),
      row('new', 'c'),
      row('caused', 'e', { priority: 1 }),
    ]
    const firstFour = pass(gate, rows, 3)
    expect([...firstFour, ...pass(gate, rows.slice(0, 1), 3)]).toEqual([
      'new',
      'busy',
      'other',
      'caused',
      'unasked',
    ])
  })
})

describe('what the platform tells of its limits', () => {
  it('holds back all calls of a kind for as long as it asks (lark-platform.md 3.13)', () => {
    const gate = new Gate()
    gate.holdApi('create', { waitMs: 500, limit: null }, 0)
    expect(gate.admit([row('1', 'a')], 100)).toEqual({ start: [], waitMs: 400 })
    expect(gate.held(100)).toEqual(new Map([['create', 400]]))
    expect(pass(gate, [row('2', 'b', { kind: 'reply' })], 100)).toEqual(['2'])
    expect(pass(gate, [row('1', 'a')], 500)).toEqual(['1'])
  })

  it('narrows an API to a limit below ours, for ten minutes', () => {
    const sentWithin = (gate: Gate, from: number, to: number): number => {
      let sent = 0
      for (let now = from; now < to; now += 20) sent += pass(gate, [row('r', `lane ${now}`)], now).length
      return sent
    }
    const slow = new Gate()
    slow.holdApi('create', { waitMs: 30_000, limit: 100 }, 0)
    expect(sentWithin(slow, 30_000, 30_000 + MINUTE)).toBe(100)
    expect(sentWithin(slow, 11 * MINUTE, 12 * MINUTE)).toBe(1000)
    const brief = new Gate()
    brief.holdApi('create', { waitMs: 1000, limit: 10 }, 0)
    expect(sentWithin(brief, 1000, 2000)).toBe(10)
  })

  it('believes it within reason: no limit below the lowest tier, and no second taken for a minute', () => {
    const startedWithin = (limit: number, waitMs: number): number => {
      const gate = new Gate()
      gate.holdApi('create', { waitMs, limit }, 0)
      let sent = 0
      for (let now = waitMs; now < waitMs + MINUTE; now += 20)
        sent += pass(gate, [row('r', `lane ${now}`)], now).length
      return sent
    }
    expect(startedWithin(1, 30_000)).toBe(10)
    expect(startedWithin(50, 2000)).toBe(1000)
  })

  it('holds back new messages and answers when the message service itself is full (11232, 11247)', () => {
    const gate = new Gate()
    gate.holdMessages(500, 0)
    const rows = [row('1', 'a'), row('2', 'b', { kind: 'reply' }), row('3', 'om_1', { kind: 'patch' })]
    expect(pass(gate, rows, 100)).toEqual(['3'])
    expect(pass(gate, rows, 500)).toEqual(['1', '2', '3'])
  })

  it('halves our part of a chat that others use as well, for a minute', () => {
    const gate = new Gate()
    const inSecond = (from: number): number => {
      let sent = 0
      for (let now = from; now < from + 1000; now += 20) sent += pass(gate, [row('r', 'room')], now).length
      return sent
    }
    expect(inSecond(0)).toBe(5)
    gate.narrowLane('room', 2000)
    expect(inSecond(3000)).toBe(2)
    gate.narrowLane('room', 5000)
    gate.narrowLane('room', 6000)
    expect(inSecond(8000)).toBe(1)
    expect(inSecond(6000 + MINUTE)).toBe(5)
  })
})

describe('a platform that does not answer', () => {
  const silent = (gate: Gate, lanes: readonly string[], now: number) => {
    for (const lane of lanes) gate.reach.unanswered(lane, now)
  }

  it('is asked ever more seldom; then one call alone tries, and all go when that is answered', () => {
    const gate = new Gate()
    const { reach } = gate
    const rows = Array.from({ length: 20 }, (_, i) => row(String(i), `lane ${i}`))
    silent(gate, ['a', 'b', 'c'], 0)
    const questions: number[] = []
    for (let now = 0; now < 10 * MINUTE; now += 100) {
      if (reach.waitMs(now) > 0) continue
      questions.push(now)
      reach.asked(false, now)
    }
    expect(questions.slice(0, 4)).toEqual([500, 1500, 3500, 7500])
    expect(questions.length).toBeLessThan(45)
    expect(reach.isClosed).toBe(true)
    const later = 10 * MINUTE
    reach.asked(true, later)
    expect(reach.isClosed).toBe(false)
    const { start } = gate.admit(rows, later)
    expect(start).toHaveLength(1)
    for (const each of start) gate.leave(each, later)
    silent(gate, ['d'], later)
    expect(reach.isClosed).toBe(true)
    reach.asked(true, later)
    reach.answered(later)
    expect(started(gate, rows, later)).toHaveLength(16)
  })

  it('is asked before what can wait, a minute after its last answer', () => {
    const { reach } = new Gate()
    expect(reach.isStale(0)).toBe(true)
    reach.asked(false, 0)
    expect([reach.isClosed, reach.isStale(1)]).toEqual([true, true])
    reach.asked(true, 1000)
    expect([reach.isClosed, reach.isStale(1000), reach.isStale(MINUTE + 1000)]).toEqual([false, false, true])
    reach.answered(MINUTE)
    expect(reach.isStale(MINUTE + 1000)).toBe(false)
  })

  it('is not one that fails for two chats only', () => {
    const gate = new Gate()
    for (let n = 0; n < 100; n += 1) silent(gate, ['a', 'b'], n)
    expect(gate.reach.isAway).toBe(false)
    expect(pass(gate, [row('1', 'a'), row('2', 'c')], 100)).toEqual(['1', '2'])
  })
})
