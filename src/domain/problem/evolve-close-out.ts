import { applicationCode } from '../kernel/codes.ts'
import type { ProblemEvent, Stamp } from './events.ts'
import { restarted } from './evolve-task.ts'
import type { Application, Problem, Review } from './problem.ts'
import type { ReviewStage, ReviewState } from './vocabulary.ts'

type EventOf<T extends ProblemEvent['type']> = Extract<ProblemEvent, { readonly type: T }>

/** The problem with its pending application changed; without one it is left as it is. */
export const pendingChanged = (
  problem: Problem,
  change: (application: Application) => Partial<Application>,
): Problem => ({
  ...problem,
  applications: problem.applications.map((application) =>
    application.state === 'pending' ? { ...application, ...change(application) } : application,
  ),
})

/** P10. */
export const closeOutSubmitted = (
  problem: Problem,
  event: EventOf<'closeOutSubmitted'>,
  { at, by, onBehalfOf }: Stamp,
): Problem => {
  const { statement, outcome, snapshot, contributors } = event
  const attempt = problem.applications.length + 1
  const application: Application = {
    code: applicationCode(problem.code, attempt),
    attempt,
    by,
    onBehalfOf,
    at,
    statement,
    outcome,
    snapshot,
    contributors,
    stageSince: at,
    reviews: [],
    named: [],
    state: 'pending',
  }
  return { ...problem, state: 'initialReview', applications: [...problem.applications, application] }
}

/** P11–P13: the state in which the application stands once these stages have agreed. */
const stateAfter = (done: ReadonlySet<ReviewStage>): ReviewState | 'closed' => {
  if (done.has('determination')) return 'closed'
  if (done.has('jijian') && done.has('zuzhi')) return 'determination'
  return done.has('initial') ? 'supervisionReview' : 'initialReview'
}

/** P11–P13; the determination accepts the application and closes the problem under the application's number. */
export const agreed = (problem: Problem, event: EventOf<'reviewAgreed'>, stamp: Stamp): Problem => {
  const pending = problem.applications.find(({ state }) => state === 'pending')
  if (pending === undefined) return problem
  const { stage, opinion, ticks, onSiteCheck } = event
  const review: Review = {
    stage,
    opinion,
    ticks,
    onSiteCheck,
    result: 'agreed',
    returnReason: null,
    ...stamp,
  }
  const reviews = [...pending.reviews, review]
  const state = stateAfter(new Set(reviews.map((each) => each.stage)))
  const next = pendingChanged(problem, ({ stageSince }) => ({
    reviews,
    stageSince: state === problem.state ? stageSince : stamp.at,
    state: state === 'closed' ? 'accepted' : 'pending',
  }))
  if (state !== 'closed') return { ...next, state }
  const closing = { number: pending.code, at: stamp.at, submittedAt: pending.at }
  return { ...next, state, closings: [...problem.closings, closing] }
}

/** P14 with T9 for the tasks named; the problem's own deadline does not move. */
export const closeOutReturned = (
  problem: Problem,
  event: EventOf<'closeOutReturned'>,
  stamp: Stamp,
): Problem => {
  const { stage, reason, text, ticks, tasks } = event
  const review: Review = {
    stage,
    opinion: text,
    ticks,
    onSiteCheck: null,
    result: 'returned',
    returnReason: reason,
    ...stamp,
  }
  const returned = pendingChanged(problem, ({ reviews }) => ({
    reviews: [...reviews, review],
    state: 'returned',
  }))
  return {
    ...restarted(returned, tasks, { reason: text, by: stamp.by, at: stamp.at }),
    state: 'rectifying',
    returns: problem.returns + 1,
    lastReturnAt: stamp.at,
  }
}
