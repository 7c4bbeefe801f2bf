import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OutboxRow, Outcome } from '../../../src/app/outbox.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { isUnknown, withBackoff } from '../../../src/lark/outbound/retrying.ts'
import { text } from '../stage.ts'

const NOW = instant(Date.UTC(2025, 9, 24, 9))
const MINUTE = 60_000
const row = (more: Partial<OutboxRow> = {}): OutboxRow => ({
  id: 'r',
  key: 'r',
  lane: 'l',
  call: text('x'),
  priority: 0,
  continuation: null,
  createdAt: NOW,
  notBefore: NOW,
  tries: 0,
  triedAt: null,
  ...more,
})
const failed = (more: Partial<Extract<Outcome, { kind: 'retry' }>> = {}): Outcome => ({
  kind: 'retry',
  afterMs: 0,
  code: 'http-502',
  reached: 'maybe',
  ...more,
})

describe('the wait before another try', () => {
  it.each([
    ['of a platform that is silent', 'http-502', MINUTE],
    ['of what somebody has to mend', '10014', 10 * MINUTE],
  ])('%s grows with the tries, is never shorter than asked, and ends for nothing', (_what, code, longest) => {
    const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(10 * MINUTE), dice, (tries, afterMs, random) => {
        const outcome = withBackoff(row({ tries }), failed({ afterMs, code }), random)
        if (outcome.kind !== 'retry') throw new Error('it was not to be given up')
        const most = Math.min(longest, 1000 * 2 ** tries)
        expect(outcome.afterMs).toBeGreaterThanOrEqual(Math.max(afterMs, most / 2))
        expect(outcome.afterMs).toBeLessThanOrEqual(Math.max(afterMs, most))
      }),
    )
  })
})

describe('an unknown outcome', () => {
  const tried = (minutes: number, call = text('x')) => row({ call, triedAt: instant(NOW - minutes * MINUTE) })

  it('is one that the uuid no longer covers (lark-platform.md 3.1)', () => {
    expect(isUnknown(tried(49), NOW)).toBe(false)
    expect(isUnknown(tried(50), NOW)).toBe(true)
    expect(isUnknown(row({ createdAt: instant(0) }), NOW)).toBe(false)
  })

  it('does not matter for what may be done twice', () => {
    expect(isUnknown(tried(300, { kind: 'patch', messageId: 'om_1', content: '{}' }), NOW)).toBe(false)
  })
})
