import type { PersonId, TaskCode } from '../kernel/codes.ts'
import { type Gap, Refusal } from '../kernel/refusal.ts'
import type { LocalDate } from '../kernel/time.ts'
import { hasRole } from '../people/directory.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import {
  requireComplete,
  requiredReason,
  requireLater,
  requireMember,
  requireNotPast,
  requireTask,
  requireWithin,
} from './guards.ts'
import type { Problem, Task } from './problem.ts'
import { evidenceOn, standingTasks } from './queries.ts'

interface OnTask {
  readonly task: TaskCode
}

/** T2: HANDLER or HEAD of the task's department; the claimer becomes its owner. */
export const claimTask = (d: Deciding, problem: Problem, { task }: OnTask): Decision => {
  requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'claimTask', problem, { task })
  return { events: [{ type: 'taskClaimed', task }], onBehalfOf }
}

/** T3: HEAD or LEADER gives the task to a person of the organisation. @throws Refusal `unknownPerson`, `notOfUnit` */
export const assignTask = (
  d: Deciding,
  problem: Problem,
  { task, owner }: OnTask & { readonly owner: PersonId },
): Decision => {
  requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'assignTask', problem, { task })
  requireMember(d, problem, owner)
  return { events: [{ type: 'taskAssigned', task, owner }], onBehalfOf }
}

/** What T5 still asks of a task: 100 %, a piece of evidence, every kind of deliverable listed. */
export const taskGaps = (problem: Problem, task: Task): readonly Gap[] => {
  const evidence = evidenceOn(problem, task.code)
  const kinds = new Set(evidence.map(({ kind }) => kind))
  const absent = task.deliverables.filter((kind) => !kinds.has(kind))
  const gaps: Gap[] = []
  if (task.percent !== 100) gaps.push({ kind: 'percent', items: [task.code] })
  if (evidence.length === 0) gaps.push({ kind: 'evidence', items: [task.code] })
  if (absent.length > 0) gaps.push({ kind: 'deliverable', items: absent })
  return gaps
}

/** T5: the owner reports the task finished. @throws Refusal `incomplete` with the gaps of taskGaps */
export const submitTask = (d: Deciding, problem: Problem, { task }: OnTask): Decision => {
  const found = requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'submitTask', problem, { task })
  requireComplete(task, taskGaps(problem, found))
  return { events: [{ type: 'taskSubmitted', task }], onBehalfOf }
}

/** T6: HEAD, or LEADER where HEAD owns it; never the submitter. @throws Refusal `conflict` */
export const acceptTask = (d: Deciding, problem: Problem, { task }: OnTask): Decision => {
  requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'acceptTask', problem, { task })
  return { events: [{ type: 'taskAccepted', task }], onBehalfOf }
}

/** T7: the same people as T6, with a reason. @throws Refusal `conflict`, `reasonRequired` */
export const returnTask = (
  d: Deciding,
  problem: Problem,
  input: OnTask & { readonly reason: string },
): Decision => {
  const { task } = input
  requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'returnTask', problem, { task })
  const reason = requiredReason(task, 'reason', input.reason)
  return { events: [{ type: 'taskReturned', task, reason }], onBehalfOf }
}

/**
 * T8, the owner's request: later than the present due date, not beyond the problem's effective deadline.
 * @throws Refusal `extensionPending`, `reasonRequired`, `datePast`, `dateNotLater`, `dateBeyondProblem`
 */
export const askTaskExtension = (
  d: Deciding,
  problem: Problem,
  input: OnTask & { readonly to: LocalDate; readonly reason: string },
): Decision => {
  const { task, to } = input
  const { effectiveDue } = requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'askTaskExtension', problem, { task })
  const reason = requiredReason(task, 'reason', input.reason)
  requireLater(to, effectiveDue)
  requireWithin(to, problem.effectiveDeadline)
  requireNotPast(d, to)
  return { events: [{ type: 'taskExtensionAsked', task, to, reason }], onBehalfOf }
}

/** T8, the LEADER's decision. @throws Refusal `stale` when nothing is pending, `dateBeyondProblem` */
export const decideTaskExtension = (
  d: Deciding,
  problem: Problem,
  { task, granted }: OnTask & { readonly granted: boolean },
): Decision => {
  const { pendingExtension } = requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'decideTaskExtension', problem, { task })
  const to = granted ? (pendingExtension?.to ?? null) : null
  if (to !== null) requireWithin(to, problem.effectiveDeadline)
  return { events: [{ type: 'taskExtensionDecided', task, granted: to }], onBehalfOf }
}

/** T10: LEADER and OFFICE, two people: the actor is one of them, `agreedBy` the other. */
const isCounterpart = (d: Deciding, problem: Problem, acting: PersonId, other: PersonId): boolean => {
  if (other === d.actor.id || other === acting) return false
  const person = d.directory.people.get(other)
  return acting === problem.leader
    ? person !== undefined && hasRole(person, 'OFFICE')
    : other === problem.leader
}

/**
 * T10: the plan changes; at least one task has to remain. The caller vouches that `agreedBy` consented.
 * @throws Refusal `reasonRequired`, `notPermitted` (wrong second person), `incomplete` (last task)
 */
export const cancelTask = (
  d: Deciding,
  problem: Problem,
  input: OnTask & { readonly reason: string; readonly agreedBy: PersonId },
): Decision => {
  const { task, agreedBy } = input
  requireTask(d, problem, task)
  const { onBehalfOf } = authorise(d, 'cancelTask', problem, { task })
  if (!isCounterpart(d, problem, onBehalfOf ?? d.actor.id, agreedBy))
    throw new Refusal('notPermitted', { action: 'cancelTask', code: task })
  const reason = requiredReason(task, 'reason', input.reason)
  const last = standingTasks(problem).length === 1
  requireComplete(task, last ? [{ kind: 'taskOpen', items: [task] }] : [])
  return { events: [{ type: 'taskCancelled', task, reason, agreedBy }], onBehalfOf }
}
