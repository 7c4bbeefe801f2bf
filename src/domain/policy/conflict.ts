import type { PersonId } from '../kernel/codes.ts'
import type { ConflictReason } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import type { Deciding } from '../problem/decision.ts'
import { applicantsOf } from '../problem/extension-step.ts'
import type { Problem } from '../problem/problem.ts'
import { pendingApplication, pendingExtension, taskOf } from '../problem/queries.ts'
import { conflictsOf, reviewConflict } from './four-eyes.ts'
import type { Target } from './seats.ts'

/** What the actor must be apart from: an application's people, an extension's applicant, a task's owner. */
export type ConflictRule = 'review' | 'naming' | 'opinion' | 'extension' | 'task'

type Check = (d: Deciding, problem: Problem, target: Target) => ConflictReason | null

const involvement = (
  d: Deciding,
  since: Instant,
  involved: readonly (PersonId | null | undefined)[],
  own: ConflictReason,
): ConflictReason | null => {
  const [self, ...inherited] = conflictsOf(d.directory, d.actor.id, since, d.at)
  if (involved.includes(self)) return own
  return inherited.some((id) => involved.includes(id)) ? 'delegator' : null
}

const CHECKS: Readonly<Record<ConflictRule, Check>> = {
  /** P11–P14; P18 in place of a determination. */
  review: (d, problem, { stage }) => {
    const application = pendingApplication(problem)
    if (application === undefined) return null
    return reviewConflict(d, problem, application, stage ?? 'determination', d.actor.id)
  },
  /** P11a: nobody names the reviewer of his own application or evidence. */
  naming: (d, problem) => {
    const application = pendingApplication(problem)
    if (application === undefined) return null
    const involved = [application.by, application.onBehalfOf, ...application.contributors]
    return involvement(d, application.at, involved, 'submitter')
  },
  /** P17: nobody gives an opinion on what he asked himself, be it in another's place. */
  opinion: (d, problem) => {
    const extension = pendingExtension(problem)
    return extension !== undefined && applicantsOf(extension).includes(d.actor.id) ? 'applicant' : null
  },
  /** P17: decider ≠ applicant. */
  extension: (d, problem) => {
    const extension = pendingExtension(problem)
    return extension === undefined ? null : involvement(d, extension.at, applicantsOf(extension), 'applicant')
  },
  /** T6–T8: ≠ submitter. */
  task: (d, problem, target) => {
    const task = target.task === undefined ? undefined : taskOf(problem, target.task)
    const involved = [task?.owner, task?.submittedBy, task?.pendingExtension?.by]
    return involvement(d, d.at, involved, 'submitter')
  },
}

/** Why the four eyes of this rule would be only two, or null. */
export const conflictBy = (
  rule: ConflictRule,
  d: Deciding,
  problem: Problem,
  target: Target,
): ConflictReason | null => CHECKS[rule](d, problem, target)
