import type { WorkCalendar } from '../calendar/calendar.ts'
import type { ItemCode } from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'
import type { Problem, Task } from '../problem/problem.ts'
import {
  grantedExtensions,
  openTasks,
  pendingApplication,
  pendingExtension,
  reviewDue,
} from '../problem/queries.ts'
import { inReview } from '../problem/vocabulary.ts'
import { CLAIMING, LADDERS, REVIEWING, type Rung, SIGNING, silenceLadder } from './rungs.ts'

/** One clock that runs for an item: a ladder hung on a base day. */
export interface Track {
  readonly kind: 'nudge' | 'review' | 'silence' | 'claim'
  readonly item: ItemCode
  /** Changes whenever the base day moves; a rung goes out once per (item, version). */
  readonly version: string
  readonly base: LocalDate
  /** Lowest rung first. */
  readonly ladder: readonly Rung[]
  /** An extension is being decided: no overdue rung meanwhile (domain.md 3.8). */
  readonly extending: boolean
}

const deadlineTrack = (problem: Problem, profile: RuleProfile): readonly Track[] =>
  inReview(problem.state)
    ? []
    : [
        {
          kind: 'nudge',
          item: problem.code,
          version: String(problem.deadlineVersion),
          base: problem.effectiveDeadline,
          ladder: LADDERS[profile.ladder ?? 'standard'],
          extending: pendingExtension(problem) !== undefined,
        },
      ]

/** A task that was due with its problem follows it when the problem is extended. */
const taskDue = (problem: Problem, task: Task): LocalDate =>
  grantedExtensions(problem).reduce(
    (due, { from, decision }) => (due === from ? (decision?.granted ?? due) : due),
    task.effectiveDue,
  )

/** Tasks are nudged while their owners can work on them: not before the plan stands, nor under review. */
const taskTracks = (problem: Problem, profile: RuleProfile): readonly Track[] =>
  problem.state !== 'rectifying'
    ? []
    : openTasks(problem)
        .filter(({ state }) => state !== 'acceptance')
        .map((task) => ({
          kind: 'nudge',
          item: task.code,
          version: `${task.dueVersion}@${taskDue(problem, task)}`,
          base: taskDue(problem, task),
          ladder: LADDERS[profile.ladder ?? 'standard'].filter(({ tasks }) => tasks),
          extending: task.pendingExtension !== null || pendingExtension(problem) !== undefined,
        }))

const silenceTrack = (problem: Problem, calendar: WorkCalendar, profile: RuleProfile): readonly Track[] => {
  if (problem.state !== 'rectifying') return []
  const day = calendar.dayOf(problem.lastUpdateAt)
  const ladder = silenceLadder(profile.silenceDays)
  return [{ kind: 'silence', item: problem.code, version: day, base: day, ladder, extending: false }]
}

const reviewTrack = (problem: Problem, calendar: WorkCalendar, profile: RuleProfile): readonly Track[] => {
  const base = reviewDue(problem, calendar, profile)
  const application = pendingApplication(problem)
  if (base === null || application === undefined) return []
  const version = `${application.attempt}-${problem.state}`
  return [{ kind: 'review', item: problem.code, version, base, ladder: REVIEWING, extending: false }]
}

/** N0 until FIRST has signed, then the clock of claiming. */
const startTrack = (problem: Problem, calendar: WorkCalendar, profile: RuleProfile): readonly Track[] => {
  const issued = calendar.dayOf(problem.issuedAt)
  const start = { kind: 'claim', item: problem.code, extending: false } as const
  if (problem.state === 'awaitingSignature')
    return [{ ...start, version: 'sign', base: issued, ladder: SIGNING }]
  if (problem.state !== 'awaitingClaim') return []
  const base = calendar.addWorkdays(issued, profile.claimDays)
  return [{ ...start, version: 'claim', base, ladder: CLAIMING }]
}

/**
 * Every clock that runs for a problem and its tasks now. Closed, long-term and voided problems have none; under
 * review only the reviewer's clock runs (domain.md 3.7, 3.8).
 */
export const tracksOf = (
  problem: Problem,
  calendar: WorkCalendar,
  profile: RuleProfile,
): readonly Track[] => {
  if (problem.state === 'closed' || problem.state === 'longTerm' || problem.state === 'voided') return []
  return [
    ...startTrack(problem, calendar, profile),
    ...deadlineTrack(problem, profile),
    ...taskTracks(problem, profile),
    ...silenceTrack(problem, calendar, profile),
    ...reviewTrack(problem, calendar, profile),
  ]
}
