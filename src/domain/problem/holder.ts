import type { PersonId, TaskCode } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import { type Directory, hasRole } from '../people/directory.ts'
import type { Role } from '../people/person.ts'
import { eligibleReviewers, nameableReviewers, stageHolders, withDelegates } from '../policy/four-eyes.ts'
import { SEATS, type Seat, type Target } from '../policy/seats.ts'
import { applicantsOf, decidedByGroup, extensionStep } from './extension-step.ts'
import type { Problem } from './problem.ts'
import { openStages, pendingApplication, pendingExtension, taskOf } from './queries.ts'
import type { ProblemState, ReviewStage, TaskState } from './vocabulary.ts'

/** Who has to act: the first of `people` is the one shown, his delegate before him (domain.md D65). */
export interface Ball {
  readonly role: Role
  readonly people: readonly PersonId[]
}

type Holding = (directory: Directory, problem: Problem, at: Instant) => Ball

const seated = (
  role: Role,
  seat: Seat,
  [directory, problem, at]: Parameters<Holding>,
  target: Target = {},
): Ball => ({
  role,
  people: withDelegates(directory, SEATS[seat]({ directory, problem, at, target }), at),
})

const ROLE_OF: Readonly<Record<ReviewStage, Role>> = {
  initial: 'LEADER',
  jijian: 'JIJIAN',
  zuzhi: 'ZUZHI',
  determination: 'GROUP',
}

/** In what role the reviewer shown, or the person he stands in for, holds the stage. */
const roleShown = (
  directory: Directory,
  problem: Problem,
  at: Instant,
  stage: ReviewStage,
  shown: PersonId,
): Role => {
  const application = pendingApplication(problem)
  const holders = application === undefined ? [] : stageHolders(directory, problem, application, stage, at)
  const holder = holders.find((id) => withDelegates(directory, [id], at).includes(shown))
  const person = holder === undefined ? undefined : directory.people.get(holder)
  const byFirst = holder === problem.firstResponsible && holder !== problem.leader
  if (stage === 'initial') return byFirst ? 'FIRST' : 'LEADER'
  const byOffice = person !== undefined && hasRole(person, 'OFFICE') && !hasRole(person, ROLE_OF[stage])
  return byOffice ? 'OFFICE' : ROLE_OF[stage]
}

/** The stage's eligible reviewers; where none remains, whoever has to name another (P11a). */
const stageBall = (directory: Directory, problem: Problem, at: Instant, stage: ReviewStage): Ball => {
  const reviewers = eligibleReviewers(directory, problem, stage, at).map(({ id }) => id)
  const [shown] = reviewers
  if (shown === undefined) {
    const byGroup = nameableReviewers(directory, problem, stage, at).byGroup
    return byGroup
      ? seated('GROUP', 'group', [directory, problem, at])
      : seated('OFFICE', 'office', [directory, problem, at])
  }
  return { role: roleShown(directory, problem, at, stage, shown), people: reviewers }
}

const reviewing: Holding = (directory, problem, at) => {
  const [stage] = openStages(problem)
  return stage === undefined
    ? seated('OFFICE', 'office', [directory, problem, at])
    : stageBall(directory, problem, at, stage)
}

/** P17: the step that waits, without the applicant, who does not decide on his own request. */
const extensionBall: Holding = (...of) => {
  const [directory, problem] = of
  const extension = pendingExtension(problem)
  if (extension === undefined) return seated('HEAD', 'head', of)
  const step = extensionStep(problem, extension)
  const ball =
    step === 'decision'
      ? seated(decidedByGroup(directory, problem, extension) ? 'GROUP' : 'OFFICE', 'extensionDecider', of)
      : seated(step === 'leader' ? 'LEADER' : 'FIRST', 'opinionGiver', of)
  const applicants = applicantsOf(extension)
  return { ...ball, people: ball.people.filter((id) => !applicants.includes(id)) }
}

const rectifying: Holding = (...of) => {
  const [, problem] = of
  if (pendingExtension(problem) !== undefined) return extensionBall(...of)
  return problem.head === null ? seated('LEADER', 'leader', of) : seated('HEAD', 'head', of)
}

const awaitingPlan: Holding = (...of) => {
  const [, problem] = of
  const planning = problem.tasks.length === 0 && problem.head !== null
  return planning ? seated('HEAD', 'head', of) : seated('LEADER', 'leader', of)
}

const planReview: Holding = (...of) => {
  const opinions = (['jijian', 'zuzhi', 'office'] as const).flatMap(
    (seat) => seated('JIJIAN', seat, of).people,
  )
  return { role: 'JIJIAN', people: opinions }
}

const longTerm: Holding = (...of) => {
  const [directory, problem, at] = of
  const holder = problem.longTerm?.holder ?? problem.firstResponsible
  const role: Role =
    holder === problem.firstResponsible ? 'FIRST' : holder === problem.leader ? 'LEADER' : 'HEAD'
  return { role, people: withDelegates(directory, [holder], at) }
}

/** Who holds the ball in each state; nobody once it is closed or void. */
const HOLDING: Readonly<Record<ProblemState, Holding | null>> = {
  awaitingSignature: (...of) => ({ role: 'FIRST', people: [of[1].firstResponsible] }),
  awaitingClaim: (...of) => seated('LEADER', 'unitLeader', of),
  awaitingPlan,
  planReview,
  rectifying,
  initialReview: reviewing,
  supervisionReview: reviewing,
  determination: reviewing,
  closed: null,
  longTerm,
  voided: null,
}

/**
 * Who has to act on a problem (domain.md D65): one person is shown, the first; any eligible one may act. A seat without
 * anybody falls to FIRST, so that no open state is without a holder. Null for closed and voided.
 */
export const ballHolders = (directory: Directory, problem: Problem, at: Instant): Ball | null => {
  const ball = HOLDING[problem.state]?.(directory, problem, at) ?? null
  if (ball === null || ball.people.length > 0) return ball
  return { role: 'FIRST', people: withDelegates(directory, [problem.firstResponsible], at) }
}

const TASK_HOLDING: Readonly<
  Record<TaskState, { readonly role: Role; readonly seats: readonly Seat[] } | null>
> = {
  unclaimed: { role: 'HANDLER', seats: ['taskOwner', 'taskHead'] },
  inProgress: { role: 'HANDLER', seats: ['taskOwner'] },
  acceptance: { role: 'HEAD', seats: ['acceptor'] },
  done: null,
  cancelled: null,
}

/** Who has to act on a task, of whom the first is shown; null when it is done, cancelled or unknown. */
export const taskHolder = (
  directory: Directory,
  problem: Problem,
  code: TaskCode,
  at: Instant,
): Ball | null => {
  const task = taskOf(problem, code)
  const holding = task === undefined ? null : TASK_HOLDING[task.state]
  if (task === undefined || holding === null) return null
  const asked = task.state === 'inProgress' && task.pendingExtension !== null
  const seats: readonly Seat[] = asked ? ['taskExtensionDecider'] : holding.seats
  const people = seats.flatMap((seat) => SEATS[seat]({ directory, problem, at, target: { task: code } }))
  return { role: asked ? 'LEADER' : holding.role, people: withDelegates(directory, people, at) }
}
