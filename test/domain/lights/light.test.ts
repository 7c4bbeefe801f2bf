import { describe, expect, it } from 'vitest'
import type { DigestFacts } from '../../../src/domain/digest/facts.ts'
import type { Light } from '../../../src/domain/lights/light.ts'
import { lightOf } from '../../../src/domain/lights/light.ts'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { factsOf } from '../digest/facts.ts'
import { calendar, day, on } from '../fixtures.ts'

const today = day('2025-10-24')
const past = day('2025-10-23')

/** domain.md 3.8, first match: what a row leaves open is decided by the rows above it. */
const CASES: readonly (readonly [string, Partial<DigestFacts>, Light])[] = [
  ['on schedule', {}, 'green'],
  ['closed, though late', { state: 'closed', effectiveDeadline: past }, 'closed'],
  ['long-term, though past its date', { state: 'longTerm', effectiveDeadline: past }, 'blue'],
  ['under first review, though overdue', { state: 'initialReview', effectiveDeadline: past }, 'grey'],
  ['under supervision review', { state: 'supervisionReview' }, 'grey'],
  ['before determination', { state: 'determination' }, 'grey'],
  ['one day past', { effectiveDeadline: past }, 'red'],
  ['reopened and past the new limit', { effectiveDeadline: past, reopenedAt: [on('2025-10-14')] }, 'red'],
  ['returned and overdue', { effectiveDeadline: past, returnedOpen: true }, 'red'],
  ['due today', { effectiveDeadline: today }, 'yellow'],
  ['due in seven days', { effectiveDeadline: day('2025-10-31') }, 'yellow'],
  ['due in eight days', { effectiveDeadline: day('2025-11-01') }, 'green'],
  ['returned', { returnedOpen: true }, 'yellow'],
  ['a blocker for six workdays', { blockersSince: [on('2025-10-16')] }, 'yellow'],
  ['a blocker for five workdays', { blockersSince: [on('2025-10-17')] }, 'green'],
  // 70 of 107 days are gone: 65.42 %.
  ['30 points behind the time', { percent: 36 }, 'green'],
  ['more than 30 points behind', { percent: 35 }, 'yellow'],
  ['not yet claimed and far from due', { state: 'awaitingClaim', percent: 40 }, 'green'],
]

describe('the light of a problem', () => {
  it.each(CASES)('%s', (_case, change, light) => {
    expect(lightOf(factsOf(change), today, calendar, DEFAULT_PROFILE.lights)).toBe(light)
  })

  it('goes by the thresholds of the profile', () => {
    const rules = { ...DEFAULT_PROFILE.lights, dueSoonDays: 10 }
    expect(lightOf(factsOf({ effectiveDeadline: day('2025-11-03') }), today, calendar, rules)).toBe('yellow')
  })
})
