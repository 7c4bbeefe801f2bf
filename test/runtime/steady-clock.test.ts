import { describe, expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import type { Fields } from '../../src/lark/log.ts'
import { steadyClock } from '../../src/runtime/steady-clock.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 9, 24, 1)

/** A machine whose clock is set by hand while real time goes on. */
const machine = (since?: number) => {
  const state = { wall: START, elapsed: 0 }
  const warnings: Fields[] = []
  const silent = () => undefined
  const clock = steadyClock({
    clock: { now: () => instant(state.wall) },
    since: since === undefined ? undefined : instant(since),
    timers: { elapsed: () => state.elapsed },
    log: {
      debug: silent,
      info: silent,
      error: silent,
      warn: (_event, fields = {}) => void warnings.push(fields),
    },
  })
  const pass = (ms: number): number => {
    state.wall += ms
    state.elapsed += ms
    return clock.now() - START
  }
  const set = (ms: number): number => {
    state.wall += ms
    return clock.now() - START
  }
  return { pass, set, warnings }
}

describe('the clock of the service', () => {
  it('is the machine’s, and follows it forward at once', () => {
    const { pass, set, warnings } = machine()
    expect([pass(1000), set(24 * HOUR), pass(1000)]).toEqual([1000, 1000 + 24 * HOUR, 2000 + 24 * HOUR])
    expect(warnings).toEqual([])
  })

  it('never goes back: it goes on at half the pace until the machine’s has caught up', () => {
    const { pass, set, warnings } = machine()
    pass(HOUR)
    expect(set(-HOUR)).toBe(HOUR)
    expect([pass(1000), pass(1000)]).toEqual([HOUR + 500, HOUR + 1000])
    let last = HOUR + 1000
    for (let n = 0; n < 120; n += 1) {
      const now = pass(60_000)
      expect(now).toBeGreaterThan(last)
      last = now
    }
    expect(pass(60_000)).toBe(2000 + 121 * 60_000)
    expect(warnings).toEqual([{ behindMs: HOUR }])
  })

  it('does not start behind its own ledger', () => {
    const { pass } = machine(START + HOUR)
    expect([pass(0), pass(2000)]).toEqual([HOUR, HOUR + 1000])
  })

  it('follows at once where the difference is no jump but a wrong date', () => {
    const { pass, set, warnings } = machine(START + 48 * HOUR)
    expect([pass(0), pass(1000)]).toEqual([0, 1000])
    set(72 * HOUR)
    expect([set(-72 * HOUR), pass(1000)]).toEqual([1000, 2000])
    expect(warnings.length).toBe(2)
  })
})
