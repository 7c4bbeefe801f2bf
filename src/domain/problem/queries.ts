import type { WorkCalendar } from '../calendar/calendar.ts'
import type { ApplicationCode, ItemCode } from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'
import type { Blocker, Evidence, Marks, Progress } from './entries.ts'
import type { Application, Extension, Problem, Task } from './problem.ts'
import { inReview, type ReviewStage, type ReviewState } from './vocabulary.ts'

/** Tasks that count: all but the cancelled ones. */
export const standingTasks = (problem: Problem): readonly Task[] =>
  problem.tasks.filter(({ state }) => state !== 'cancelled')

/** Tasks neither done nor cancelled. */
export const openTasks = (problem: Problem): readonly Task[] =>
  problem.tasks.filter(({ state }) => state !== 'done' && state !== 'cancelled')

export const taskOf = (problem: Problem, code: ItemCode): Task | undefined =>
  problem.tasks.find((task) => task.code === code)

export const pendingApplication = (problem: Problem): Application | undefined =>
  problem.applications.find(({ state }) => state === 'pending')

const stands = ({ undoneAt }: Marks): boolean => undoneAt === undefined

/** Entries that count: all but those that their author took back. */
export const standingProgress = (problem: Problem): readonly Progress[] => problem.progress.filter(stands)
export const standingEvidence = (problem: Problem): readonly Evidence[] => problem.evidence.filter(stands)
export const standingBlockers = (problem: Problem): readonly Blocker[] => problem.blockers.filter(stands)
export const standingExtensions = (problem: Problem): readonly Extension[] =>
  problem.extensions.filter(stands)

export const pendingExtension = (problem: Problem): Extension | undefined =>
  problem.extensions.find((each) => each.decision === null && stands(each))

/** Approved extensions: what the limit of P16 counts and what is shown beside the on-time rate. */
export const grantedExtensions = (problem: Problem): readonly Extension[] =>
  problem.extensions.filter(({ decision }) => decision !== null && decision.granted !== null)

export const openBlockers = (problem: Problem): readonly Blocker[] =>
  standingBlockers(problem).filter(({ clearedAt }) => clearedAt === null)

/** What the unit handed in: all evidence but that of supervision's findings. */
export const unitEvidence = (problem: Problem): readonly Evidence[] =>
  standingEvidence(problem).filter(({ finding }) => !finding)

export const evidenceOn = (problem: Problem, item: ItemCode): readonly Evidence[] =>
  standingEvidence(problem).filter(({ on }) => on === item)

/** The number of the latest close-out; null while the problem is not closed (domain.md D37). */
export const closeOutNumber = (problem: Problem): ApplicationCode | null =>
  problem.state === 'closed' ? (problem.closings.at(-1)?.number ?? null) : null

/** Submission of the pending application, else of the one accepted last: what 按期 is judged by (domain.md 3.7). */
export const submittedAt = (problem: Problem): Instant | null =>
  pendingApplication(problem)?.at ?? problem.closings.at(-1)?.submittedAt ?? null

const STAGES_OF: Readonly<Record<ReviewState, readonly ReviewStage[]>> = {
  initialReview: ['initial'],
  supervisionReview: ['jijian', 'zuzhi'],
  determination: ['determination'],
}

/** Review stages that wait for somebody now; empty outside review. */
export const openStages = (problem: Problem): readonly ReviewStage[] => {
  const application = pendingApplication(problem)
  if (application === undefined || !inReview(problem.state)) return []
  return STAGES_OF[problem.state].filter((stage) => !application.reviews.some((done) => done.stage === stage))
}

const DAYS_OF: Readonly<Record<ReviewState, keyof RuleProfile['reviewDays']>> = {
  initialReview: 'initial',
  supervisionReview: 'supervision',
  determination: 'determination',
}

/** Last day of the present review stage by the review clock, in working days (domain.md 3.7); null outside review. */
export const reviewDue = (
  problem: Problem,
  calendar: WorkCalendar,
  profile: RuleProfile,
): LocalDate | null => {
  const application = pendingApplication(problem)
  if (application === undefined || !inReview(problem.state)) return null
  return calendar.addWorkdays(
    calendar.dayOf(application.stageSince),
    profile.reviewDays[DAYS_OF[problem.state]],
  )
}
