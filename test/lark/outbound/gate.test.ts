import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutboxRow } from '../../../src/app/outbox.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { Gate } from '../../../src/lark/outbound/gate.ts'
import { text } from '../stage.ts'

const row = (id: string, lane: string): OutboxRow => ({
  id,
  key: id,
  lane,
  call: text(id),
  priority: 0,
  after: null,
  continuation: null,
  createdAt: instant(0),
  notBefore: instant(0),
  tries: 0,
})

describe('the gate (lark-platform.md 3.1)', () => {
  it('lets no lane have two calls at once, nor more than eight run', () => {
    const gate = new Gate()
    const rows = Array.from({ length: 20 }, (_, i) => row(String(i), `lane ${i % 15}`))
    const { start } = gate.admit(rows, 0)
    expect(start.map(({ lane }) => lane)).toEqual(Array.from({ length: 8 }, (_, i) => `lane ${i}`))
    expect(gate.admit(rows, 0).start).toEqual([])
  })

  it('never lets more than five of a lane and fifty in all start within a second', () => {
    const steps = fc.array(fc.tuple(fc.nat(20), fc.nat(300)), { minLength: 50, maxLength: 300 })
    fc.assert(
      fc.property(steps, (given) => {
        const gate = new Gate()
        const starts: { lane: string; at: number }[] = []
        let now = 0
        for (const [lane, pause] of given) {
          now += pause
          const { start } = gate.admit([row('r', `lane ${lane}`)], now)
          for (const each of start) {
            starts.push({ lane: each.lane, at: now })
            gate.leave(each, now)
          }
        }
        for (const { at, lane } of starts) {
          const second = starts.filter((other) => other.at >= at && other.at - at < 1000)
          expect(second.length).toBeLessThanOrEqual(50)
          expect(second.filter((other) => other.lane === lane).length).toBeLessThanOrEqual(5)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('tells how long a held lane waits, and lets others pass', () => {
    const gate = new Gate()
    for (let i = 0; i < 5; i += 1) {
      for (const each of gate.admit([row(String(i), 'busy')], i).start) gate.leave(each, i)
    }
    const { start, waitMs } = gate.admit([row('6', 'busy'), row('7', 'free')], 10)
    expect(start.map(({ id }) => id)).toEqual(['7'])
    expect(waitMs).toBe(1090)
    expect(gate.admit([row('6', 'busy')], 1100).start).toHaveLength(1)
  })

  it('holds back all calls of a kind when the platform asks for it', () => {
    const gate = new Gate()
    gate.hold('create', 500)
    expect(gate.admit([row('1', 'a')], 100)).toEqual({ start: [], waitMs: 400 })
    expect(gate.admit([row('1', 'a')], 500).start).toHaveLength(1)
  })
})
