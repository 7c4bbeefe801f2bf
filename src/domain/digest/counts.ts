import type { WorkCalendar } from '../calendar/calendar.ts'
import { type Instant, instant, type LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'
import { inReview } from '../problem/vocabulary.ts'
import type { DigestFacts } from './facts.ts'

const WEEK_MS = 7 * 86_400_000

/** The moment that figures are for. */
export interface CutOff {
  readonly at: Instant
  readonly today: LocalDate
  /** 本周 = (since, at]. */
  readonly since: Instant
  readonly calendar: WorkCalendar
  readonly profile: RuleProfile
}

export const cutOffAt = (at: Instant, calendar: WorkCalendar, profile: RuleProfile): CutOff => ({
  at,
  today: calendar.dayOf(at),
  since: instant(at - WEEK_MS),
  calendar,
  profile,
})

type Reading<T> = (facts: DigestFacts, cutOff: CutOff) => T

const thisWeek = (at: Instant, cutOff: CutOff): boolean => at > cutOff.since && at <= cutOff.at
const inWeek = (instants: readonly Instant[], cutOff: CutOff): number =>
  instants.filter((at) => thisWeek(at, cutOff)).length
const some = (instants: readonly Instant[], { at }: CutOff): boolean => instants.some((each) => each <= at)

const closed: Reading<boolean> = ({ state }) => state === 'closed'
const due: Reading<boolean> = ({ effectiveDeadline }, { today }) => effectiveDeadline <= today

/** The unit's own work: neither closed, nor long-term, nor before a reviewer. */
const inHand: Reading<boolean> = ({ state }) => state !== 'closed' && state !== 'longTerm' && !inReview(state)

const overdue: Reading<boolean> = (facts, cutOff) =>
  inHand(facts, cutOff) && facts.effectiveDeadline < cutOff.today

/** Submitted by the end of the deadline's day: what 按期 goes by (domain.md 3.7). */
const submittedInTime: Reading<boolean> = ({ submittedAt, effectiveDeadline }, { calendar }) =>
  submittedAt !== null && submittedAt <= calendar.endOf(effectiveDeadline)

/** When an overdue problem became so: the day after its deadline, or later by a return or a reopening. */
const overdueSince: Reading<Instant> = ({ effectiveDeadline, returnedAt, reopenedAt }, { calendar }) =>
  instant(Math.max(calendar.endOf(effectiveDeadline) + 1, ...returnedAt.slice(-1), ...reopenedAt.slice(-1)))

const reopenedOpen: Reading<boolean> = (facts, cutOff) =>
  facts.reopenedAt.length > 0 && !closed(facts, cutOff)

const dueNextWeek: Reading<boolean> = (facts, cutOff) => {
  const days = cutOff.calendar.daysBetween(cutOff.today, facts.effectiveDeadline)
  return inHand(facts, cutOff) && days > 0 && days <= 7
}

const claimDue: Reading<LocalDate> = ({ issuedAt }, { calendar, profile }) =>
  calendar.addWorkdays(calendar.dayOf(issuedAt), profile.claimDays)

const one = (holds: boolean): number => (holds ? 1 : 0)

/** Every count of domain.md 3.9, and those that only rates need: a count is one row. */
export const COUNTS = {
  total: () => 1,
  due: (f, c) => one(due(f, c)),
  closed: (f, c) => one(closed(f, c)),
  dueClosed: (f, c) => one(due(f, c) && closed(f, c)),
  onTimeClosed: (f, c) => one(due(f, c) && closed(f, c) && submittedInTime(f, c)),
  earlyClosed: (f, c) => one(closed(f, c) && !due(f, c)),
  inReview: ({ state }) => one(inReview(state)),
  longTerm: ({ state }) => one(state === 'longTerm'),
  open: ({ state }) => one(state !== 'closed' && state !== 'longTerm'),
  overdue: (f, c) => one(overdue(f, c)),
  lateSubmitted: (f, c) => one(inReview(f.state) && !submittedInTime(f, c)),
  reopenedOpen: (f, c) => one(reopenedOpen(f, c)),
  newlyClosed: (f, c) => inWeek(f.closedAt, c),
  newlyOverdue: (f, c) => one(overdue(f, c) && thisWeek(overdueSince(f, c), c)),
  returned: (f, c) => inWeek(f.returnedAt, c),
  extended: (f, c) => inWeek(f.extendedAt, c),
  institutions: ({ institutionIssuedAt }, { at }) =>
    one(institutionIssuedAt !== null && institutionIssuedAt <= at),
  decided: ({ decided }, c) => decided.filter(({ at }) => at <= c.at).length,
  passedFirst: ({ decided }, c) =>
    decided.filter(({ at, accepted, first }) => at <= c.at && accepted && first).length,
  everClosed: (f, c) => one(some(f.closedAt, c)),
  everReopened: (f, c) => one(some(f.reopenedAt, c)),
  claimsDue: (f, c) => one(claimDue(f, c) <= c.today),
  claimedInTime: (f, c) => {
    const limit = claimDue(f, c)
    return one(limit <= c.today && f.claimedAt !== null && f.claimedAt <= c.calendar.endOf(limit))
  },
} as const satisfies Readonly<Record<string, Reading<number>>>
export type CountName = keyof typeof COUNTS

/** Lists of codes that the digest prints. */
export const LISTS = {
  overdueCodes: overdue,
  newlyClosedCodes: (f, c) => inWeek(f.closedAt, c) > 0,
  reopenedCodes: reopenedOpen,
  dueNextWeekCodes: dueNextWeek,
} as const satisfies Readonly<Record<string, Reading<boolean>>>
export type ListName = keyof typeof LISTS
