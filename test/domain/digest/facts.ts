import fc from 'fast-check'
import type { DigestFacts } from '../../../src/domain/digest/facts.ts'
import { brand } from '../../../src/domain/kernel/brand.ts'
import { type OrganisationCode, problemCode } from '../../../src/domain/kernel/codes.ts'
import { type Instant, instant, type LocalDate } from '../../../src/domain/kernel/time.ts'
import { PROBLEM_STATE_KEYS } from '../../../src/domain/problem/vocabulary.ts'
import { calendar, day, on } from '../fixtures.ts'

export const unit = (n: number): OrganisationCode => brand<OrganisationCode>(`ORG-0${n}`)

/** A problem in rectification, due 2025-11-30, half done, of unit 1. */
export const factsOf = (change: Partial<DigestFacts> = {}): DigestFacts => ({
  code: problemCode(1),
  organisation: unit(1),
  category: '工程招投标',
  state: 'rectifying',
  issuedAt: on('2025-08-15', '17:00'),
  claimedAt: on('2025-08-18'),
  effectiveDeadline: day('2025-11-30'),
  submittedAt: null,
  closedAt: [],
  returnedAt: [],
  reopenedAt: [],
  extendedAt: [],
  decided: [],
  institutionIssuedAt: null,
  percent: 60,
  startedOn: day('2025-08-15'),
  blockersSince: [],
  returnedOpen: false,
  ...change,
})

const moment: fc.Arbitrary<Instant> = fc
  .integer({ min: on('2025-08-15'), max: on('2025-12-31') })
  .map((ms) => instant(ms))
const date: fc.Arbitrary<LocalDate> = fc
  .integer({ min: 0, max: 150 })
  .map((n) => calendar.addDays(day('2025-08-15'), n))

/** Any ledger of up to sixty problems of three units, consistent in itself or not. */
export const ledgers: fc.Arbitrary<readonly DigestFacts[]> = fc
  .array(
    fc.record({
      organisation: fc.integer({ min: 1, max: 3 }).map(unit),
      state: fc.constantFrom(...PROBLEM_STATE_KEYS),
      issuedAt: moment,
      claimedAt: fc.option(moment),
      effectiveDeadline: date,
      submittedAt: fc.option(moment),
      closedAt: fc.array(moment, { maxLength: 2 }),
      returnedAt: fc.array(moment, { maxLength: 2 }),
      reopenedAt: fc.array(moment, { maxLength: 2 }),
      extendedAt: fc.array(moment, { maxLength: 2 }),
      decided: fc.array(fc.record({ at: moment, accepted: fc.boolean(), first: fc.boolean() }), {
        maxLength: 3,
      }),
      institutionIssuedAt: fc.option(moment),
      percent: fc.integer({ min: 0, max: 100 }),
      blockersSince: fc.array(moment, { maxLength: 2 }),
      returnedOpen: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all) => all.map((facts, n) => factsOf({ ...facts, code: problemCode(n + 1) })))
