import type { Marks, Progress } from './entries.ts'
import type { ProblemEvent, Stamp } from './events.ts'
import { onTask } from './evolve-task.ts'
import type { Problem } from './problem.ts'
import { isSaidTooEarly } from './said.ts'
import type { UpdateRef } from './update.ts'

type EventOf<T extends ProblemEvent['type']> = Extract<ProblemEvent, { readonly type: T }>

/**
 * P9, T4: a report on a task moves its percent, one on the whole problem is kept beside the derived percent. One that
 * was said before what is known already is history only (domain.md 3.10.7).
 */
export const progressReported = (
  problem: Problem,
  event: EventOf<'progressReported'>,
  stamp: Stamp,
): Problem => {
  const { on, percent, before, note, task, saidAt, expected } = event
  const report: Progress = {
    on,
    percent,
    before,
    note,
    ...stamp,
    ...(saidAt === undefined ? {} : { saidAt, task }),
    ...(expected === undefined ? {} : { expected }),
  }
  const next = { ...problem, progress: [...problem.progress, report] }
  if (saidAt !== undefined && isSaidTooEarly(problem, task, { saidAt, now: stamp.at })) return next
  return task === null ? { ...next, reportedPercent: percent } : onTask(next, task, () => ({ percent }))
}

const markedIn = <T extends { readonly code: string }>(
  list: readonly T[],
  code: string,
  marks: Marks,
): readonly T[] => list.map((each) => (each.code === code ? { ...each, ...marks } : each))

/** The problem with an update marked; what has no entry of its own is marked in the journal only. */
const marked = (problem: Problem, what: UpdateRef, marks: Marks): Problem => {
  switch (what.kind) {
    case 'progress': {
      const progress = problem.progress.map((each, n) => (n === what.n ? { ...each, ...marks } : each))
      return { ...problem, progress }
    }
    case 'blocker':
      return { ...problem, blockers: markedIn(problem.blockers, what.code, marks) }
    case 'evidence':
      return { ...problem, evidence: markedIn(problem.evidence, what.code, marks) }
    case 'extension':
      return { ...problem, extensions: markedIn(problem.extensions, what.code, marks) }
    default:
      return problem
  }
}

/** The author took an update back: it is marked, and what was before it stands again. */
export const updateUndone = (
  problem: Problem,
  { what, back }: EventOf<'updateUndone'>,
  { at }: Stamp,
): Problem => {
  const next = back.tasks.reduce<Problem>((changed, task) => onTask(changed, task.code, () => task), {
    ...marked(problem, what, { undoneAt: at }),
    ...back.problem,
  })
  if (what.kind === 'taskExtension') return requestTakenBack(problem, next, what.task)
  if (what.kind !== 'clearing') return next
  const blockers = next.blockers.map((each) =>
    each.code === what.code ? { ...each, clearedAt: null, clearedBy: null } : each,
  )
  return { ...next, blockers }
}

const requestTakenBack = (
  before: Problem,
  next: Problem,
  code: Problem['tasks'][number]['code'],
): Problem => {
  const asked = before.tasks.find((task) => task.code === code)?.pendingExtension
  return asked == null ? next : onTask(next, code, () => ({ undoneExtension: asked.to }))
}

/** The message behind an update was recalled: it stays as it is, with a note (domain.md 3.10.6). */
export const sourceRecalled = (
  problem: Problem,
  { what }: EventOf<'sourceRecalled'>,
  { at }: Stamp,
): Problem => marked(problem, what, { recalledAt: at })
