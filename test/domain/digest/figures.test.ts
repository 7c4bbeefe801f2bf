import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestFigures } from '../../../src/domain/digest/compute.ts'
import type { DigestFacts } from '../../../src/domain/digest/facts.ts'
import type { ScopeFigures } from '../../../src/domain/digest/figures.ts'
import { rate } from '../../../src/domain/digest/rate.ts'
import { problemCode } from '../../../src/domain/kernel/codes.ts'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { calendar, day, on } from '../fixtures.ts'
import { factsOf, ledgers, unit } from './facts.ts'

const T = on('2025-10-24', '17:00')
const all = (...facts: readonly DigestFacts[]): ScopeFigures =>
  digestFigures(facts, T, calendar, DEFAULT_PROFILE).all
const closed = (change: Partial<DigestFacts>) =>
  factsOf({ state: 'closed', closedAt: [on('2025-09-20')], submittedAt: on('2025-09-10'), ...change })

describe('figures of domain.md 3.9', () => {
  it('obey the identities and add up over the organisations', () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const { all, byOrganisation } = digestFigures(ledger, T, calendar, DEFAULT_PROFILE)
        for (const f of [all, ...byOrganisation.map(({ figures }) => figures)]) {
          expect(f.total).toBe(f.closed + f.longTerm + f.open)
          expect(f.dueClosed).toBeLessThanOrEqual(f.due)
          expect(f.onTimeClosed).toBeLessThanOrEqual(f.dueClosed)
          expect(f.earlyClosed + f.dueClosed).toBe(f.closed)
          expect(Object.values(f.lights).reduce((sum, n) => sum + n, 0)).toBe(f.total)
          expect(f.lights.red).toBe(f.overdue)
          expect(f.overdueCodes.length).toBe(f.overdue)
          expect(f.newlyOverdue).toBeLessThanOrEqual(f.overdue)
        }
        const counts = [
          'total',
          'due',
          'closed',
          'dueClosed',
          'onTimeClosed',
          'earlyClosed',
          'inReview',
        ] as const
        const more = ['longTerm', 'open', 'overdue', 'lateSubmitted', 'reopenedOpen', 'newlyClosed'] as const
        const rest = ['newlyOverdue', 'returned', 'extended', 'institutions'] as const
        for (const name of [...counts, ...more, ...rest])
          expect(byOrganisation.reduce((sum, { figures }) => sum + figures[name], 0)).toBe(all[name])
      }),
    )
  })

  it('count a deadline on the very day as due, not as overdue', () => {
    const figures = all(factsOf({ effectiveDeadline: day('2025-10-24') }))
    expect([figures.due, figures.overdue]).toEqual([1, 0])
    expect(all(factsOf({ effectiveDeadline: day('2025-10-23') })).overdue).toBe(1)
  })

  it('judge 按期 by the submission, to the end of the deadline’s day', () => {
    const deadline = day('2025-09-15')
    const late = closed({ effectiveDeadline: deadline, submittedAt: on('2025-09-16', '00:00') })
    const reviewedLate = closed({ effectiveDeadline: deadline, submittedAt: on('2025-09-15', '23:59') })
    expect(all(late).onTimeClosed).toBe(0)
    expect(all(reviewedLate).onTimeClosed).toBe(1)
  })

  it('never count what is in review as overdue, but as submitted late', () => {
    const facts = factsOf({
      state: 'determination',
      effectiveDeadline: day('2025-10-10'),
      submittedAt: on('2025-10-13'),
    })
    const figures = all(facts)
    expect([figures.overdue, figures.inReview, figures.lateSubmitted, figures.open]).toEqual([0, 1, 1, 1])
  })

  it('take the week as (T−7d, T]', () => {
    const closings = [on('2025-10-17', '17:00'), on('2025-10-17', '17:01'), T]
    const figures = all(...closings.map((at, n) => closed({ code: problemCode(n + 1), closedAt: [at] })))
    expect(figures.newlyClosed).toBe(2)
    expect(figures.newlyClosedCodes).toEqual(['WT-002', 'WT-003'])
  })

  it('call overdue new when the deadline, a return or a reopening fell into the week', () => {
    const before = factsOf({ effectiveDeadline: day('2025-10-16') })
    expect(all(before).newlyOverdue).toBe(0)
    expect(all(factsOf({ effectiveDeadline: day('2025-10-17') })).newlyOverdue).toBe(1)
    expect(all({ ...before, returnedAt: [on('2025-10-20')] }).newlyOverdue).toBe(1)
  })

  it('leave out what was issued later and what is void', () => {
    expect(all(factsOf({ issuedAt: on('2025-10-24', '17:01') }), factsOf({ state: 'voided' })).total).toBe(0)
  })

  it('count 一次通过, 反弹 and 认领及时', () => {
    const passed = { at: on('2025-09-20'), accepted: true, first: true }
    const failed = { at: on('2025-09-10'), accepted: false, first: true }
    const figures = all(
      closed({ decided: [passed] }),
      closed({
        code: problemCode(2),
        decided: [failed, { ...passed, first: false }],
        claimedAt: on('2025-09-30'),
      }),
      factsOf({
        code: problemCode(3),
        closedAt: [on('2025-09-19')],
        reopenedAt: [on('2025-10-14')],
        claimedAt: null,
      }),
    )
    expect([figures.firstPassRate, figures.reopenRate, figures.claimInTimeRate]).toEqual([
      33.33, 33.33, 33.33,
    ])
    expect([figures.reopenedOpen, figures.reopenedCodes]).toEqual([1, ['WT-003']])
  })

  it('list what falls due within the next seven days and is still in hand', () => {
    const figures = all(
      factsOf({ effectiveDeadline: day('2025-10-31') }),
      factsOf({ code: problemCode(2), effectiveDeadline: day('2025-11-01') }),
      factsOf({ code: problemCode(3), effectiveDeadline: day('2025-10-31'), state: 'initialReview' }),
    )
    expect(figures.dueNextWeekCodes).toEqual(['WT-001'])
  })

  it('give units in the order of their codes, problems in the order of their numbers', () => {
    const overdue = { effectiveDeadline: day('2025-10-01') }
    const facts = [
      factsOf({ ...overdue, organisation: unit(2), code: problemCode(1000) }),
      factsOf({ ...overdue, organisation: unit(1), code: problemCode(3) }),
      factsOf({ ...overdue, organisation: unit(2), code: problemCode(2) }),
    ]
    const figures = digestFigures(facts, T, calendar, DEFAULT_PROFILE)
    expect(figures.byOrganisation.map(({ organisation }) => organisation)).toEqual(['ORG-01', 'ORG-02'])
    expect(figures.all.overdueCodes).toEqual(['WT-002', 'WT-003', 'WT-1000'])
  })
})

describe('rates', () => {
  it.each([
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 8, 12.5],
    [1, 800, 0.13],
    [3, 3, 100],
    [0, 7, 0],
    [279, 306, 91.18],
    [688, 697, 98.71],
    [5, 0, null],
  ])('%i of %i are %s %%', (part, whole, expected) => expect(rate(part, whole)).toBe(expected))
})
