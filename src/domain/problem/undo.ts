import type { PersonId } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import { profileOf } from '../people/directory.ts'
import { undoMinutes } from '../people/profile.ts'
import { authorise } from '../policy/authorise.ts'
import { looseEvidence } from '../policy/targets.ts'
import { withdrawCloseOut } from './close-out.ts'
import type { Deciding, Decision } from './decision.ts'
import type { Back, ProblemEventType, Stamp, TaskBack } from './events.ts'
import type { Problem, Task } from './problem.ts'
import { openBlockers, pendingExtension, standingProgress, taskOf } from './queries.ts'
import { taskGaps } from './task.ts'
import { subjectOf, type UpdateKind, type UpdateRef } from './update.ts'

/** One update as the journal has it. */
export interface Made {
  readonly what: UpdateRef
  readonly stamp: Stamp
  /** When it was stored: the time to take it back runs from here. */
  readonly storedAt: Instant
  /** It was taken back before. */
  readonly undone: boolean
  /** What has happened since (`sinceStep`). */
  readonly since: readonly ProblemEventType[]
  /** The problem as it would be had the update never been made (`withoutStep`). */
  readonly without: Problem
}

/**
 * contract.md 4, /撤销: its author takes an update back within the profile's minutes, as long as nothing rests on it.
 * A close-out application goes by its own rule (P15).
 * @throws Refusal `notPermitted` (another's), `undoTooLate`, `undoOvertaken`, `nothingToDo` (taken back before)
 */
export const undoUpdate = (d: Deciding, problem: Problem, made: Made): Decision => {
  const { what, stamp, without } = made
  const { code } = problem
  requireAuthor(d, problem, stamp.by)
  if (made.undone) throw new Refusal('nothingToDo', { code })
  const minutes = undoMinutes(profileOf(d.directory))
  if (d.at - made.storedAt > minutes * 60_000) throw new Refusal('undoTooLate', { code, minutes })
  if (what.kind === 'closeOut') return withdrawCloseOut(d, problem, {})
  if (!STANDS_ALONE[what.kind](problem, made)) throw new Refusal('undoOvertaken', { code })
  const subject = subjectOf(problem, what)
  return {
    events: [{ type: 'updateUndone', what, subject, back: backTo(problem, without) }],
    onBehalfOf: stamp.onBehalfOf,
  }
}

/** The writer alone: nobody takes it back for him, not even his delegate. */
const requireAuthor = (d: Deciding, problem: Problem, author: PersonId): void => {
  const { onBehalfOf } = authorise(d, 'undo', problem, { author })
  if (onBehalfOf !== null) throw new Refusal('notPermitted', { action: 'undo', code: problem.code })
}

type Guard = (problem: Problem, made: Made) => boolean

/** What was handed in stays whole: no task that is judged or done would lack what T5 asked of it. */
const leavesWhole = (problem: Problem, without: Problem): boolean =>
  problem.tasks.every((task) => {
    if (task.state !== 'acceptance' && task.state !== 'done') return true
    const then = taskOf(without, task.code)
    return then !== undefined && taskGaps(without, then).length <= taskGaps(problem, task).length
  })

const taskIn = (problem: Problem, { what }: Made): Task | undefined =>
  problem.state === 'rectifying' && 'task' in what ? taskOf(problem, what.task) : undefined

/** Tasks that a file brought were there before: only a plan made since rests on who took the problem on. */
const unplanned: Guard = ({ state }, { since }) => state === 'awaitingPlan' && !since.includes('planned')

/** Nobody has reported on the task since, nor asked for a later date. */
const untouched: Guard = (problem, made) => {
  const task = taskIn(problem, made)
  return (
    task?.state === 'inProgress' &&
    task.pendingExtension === null &&
    task.dueVersion === 1 &&
    !standingProgress(problem).some((report) => (report.task ?? report.on) === task.code)
  )
}

/** Whether nothing rests on the update yet, by its kind. */
const STANDS_ALONE: Readonly<Record<Exclude<UpdateKind, 'closeOut'>, Guard>> = {
  progress: (problem, { without }) => problem.state === 'rectifying' && leavesWhole(problem, without),
  blocker: (problem, { what }) =>
    openBlockers(problem).some(({ code }) => what.kind === 'blocker' && code === what.code),
  clearing: ({ state }) => state === 'rectifying' || state === 'longTerm',
  evidence: (problem, { what, without }) =>
    leavesWhole(problem, without) &&
    looseEvidence.among(problem).some(({ evidence }) => what.kind === 'evidence' && evidence === what.code),
  extension: (problem, { what }) => {
    const asked = pendingExtension(problem)
    return (
      problem.state === 'rectifying' &&
      what.kind === 'extension' &&
      asked?.code === what.code &&
      asked.leaderOpinion === null &&
      asked.firstOpinion === null
    )
  },
  taskExtension: (problem, made) => {
    const task = taskIn(problem, made)
    return task?.state === 'inProgress' && task.pendingExtension?.by === made.stamp.by
  },
  taskSubmission: (problem, made) => taskIn(problem, made)?.state === 'acceptance',
  claim: unplanned,
  assignment: unplanned,
  taskClaim: untouched,
  taskAssignment: untouched,
}

const taskBack = ({ code, state, percent, owner, submittedBy, pendingExtension: asked }: Task): TaskBack => ({
  code,
  state,
  percent,
  owner,
  submittedBy,
  pendingExtension: asked,
})

const differs = (task: Task, then: Task): boolean =>
  task.state !== then.state ||
  task.percent !== then.percent ||
  task.owner !== then.owner ||
  task.submittedBy !== then.submittedBy ||
  task.pendingExtension?.to !== then.pendingExtension?.to

const backTo = (problem: Problem, without: Problem): Back => {
  const { state, leader, department, head, claim, reportedPercent, lastUpdateAt } = without
  const tasks = problem.tasks.flatMap((task) => {
    const then = taskOf(without, task.code)
    return then === undefined || !differs(task, then) ? [] : [taskBack(then)]
  })
  return { problem: { state, leader, department, head, claim, reportedPercent, lastUpdateAt }, tasks }
}
