import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Instant } from '../kernel/time.ts'
import { derivedPercent } from '../problem/percent.ts'
import type { Application, Problem } from '../problem/problem.ts'
import { grantedExtensions, openBlockers, submittedAt } from '../problem/queries.ts'
import type { DigestFacts } from './facts.ts'

/** When an application was accepted or returned; null while it is neither (a withdrawn one never is). */
const decidedAt = ({ state, reviews }: Application): Instant | null =>
  state === 'accepted' || state === 'returned' ? (reviews.at(-1)?.at ?? null) : null

/** Every decided application; `first` = none was returned before it since the issue or the last reopening. */
const decisions = ({ applications, reopenings }: Problem): DigestFacts['decided'] => {
  const reopened = reopenings.map(({ at }) => at)
  let clean = true
  let before = Number.NEGATIVE_INFINITY
  return applications.flatMap((application) => {
    const at = decidedAt(application)
    if (at === null) return []
    if (reopened.some((moment) => moment > before && moment <= application.at)) clean = true
    const accepted = application.state === 'accepted'
    const decision = { at, accepted, first: clean }
    clean = clean && accepted
    before = at
    return [decision]
  })
}

const institutionIssuedAt = ({ applications }: Problem, calendar: WorkCalendar): Instant | null => {
  const outcome = applications.findLast(({ state }) => state === 'accepted' || state === 'longTerm')?.outcome
  return outcome?.kind === 'institution' ? calendar.startOf(outcome.issuedOn) : null
}

/** Returned and not yet handed in again. */
const returnedOpen = ({ state, applications }: Problem): boolean =>
  state === 'rectifying' && applications.findLast((each) => each.state !== 'withdrawn')?.state === 'returned'

/** What figures and lights need of a problem (domain.md 3.8, 3.9). A reopened problem starts anew at its reopening. */
export const digestFactsOf = (problem: Problem, calendar: WorkCalendar): DigestFacts => ({
  code: problem.code,
  organisation: problem.organisation,
  category: problem.category,
  state: problem.state,
  issuedAt: problem.issuedAt,
  claimedAt: problem.claim?.at ?? null,
  effectiveDeadline: problem.effectiveDeadline,
  submittedAt: submittedAt(problem),
  closedAt: problem.closings.map(({ at }) => at),
  returnedAt: problem.applications.flatMap(({ reviews }) =>
    reviews.filter(({ result }) => result === 'returned').map(({ at }) => at),
  ),
  reopenedAt: problem.reopenings.map(({ at }) => at),
  extendedAt: grantedExtensions(problem).flatMap(({ decision }) => decision?.at ?? []),
  decided: decisions(problem),
  institutionIssuedAt: institutionIssuedAt(problem, calendar),
  percent: derivedPercent(problem),
  startedOn: calendar.dayOf(problem.reopenings.at(-1)?.at ?? problem.issuedAt),
  blockersSince: openBlockers(problem).map(({ at }) => at),
  returnedOpen: returnedOpen(problem),
})
