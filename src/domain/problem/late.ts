import type { Instant } from '../kernel/time.ts'
import { instant } from '../kernel/time.ts'
import type { ProblemEvent, Stamp } from './events.ts'
import { evolve } from './evolve.ts'
import { reportsInOrder } from './in-order.ts'
import type { Problem } from './problem.ts'
import { taskOf } from './queries.ts'

/** A report that came after an instant at which it had been said; stamped with the time at which it was said. */
export interface LateReport {
  readonly event: Extract<ProblemEvent, { readonly type: 'progressReported' }>
  readonly stamp: Stamp
}

/** Whether it could have been made then: the problem, and the task that it moves, were being worked on (P9, T4). */
const couldBeMade = (problem: Problem, { event: { task } }: LateReport): boolean => {
  if (problem.state !== 'rectifying') return false
  return task == null || taskOf(problem, task)?.state === 'inProgress'
}

const withOne = (problem: Problem, late: LateReport, at: Instant): Problem => {
  if (!couldBeMade(problem, late)) return problem
  const { event, stamp } = late
  // Heard at the instant itself: what had been said since overtakes it.
  const told = evolve(problem, event, { ...stamp, at })
  const report = told.progress.at(-1)
  return {
    ...told,
    progress: reportsInOrder(told.progress).map((each) =>
      each === report ? { ...each, at: stamp.at } : each,
    ),
    lastUpdateAt: instant(Math.max(problem.lastUpdateAt, stamp.at)),
  }
}

/** A problem as it stood at an instant, with what had been said by then and came later. */
export const withLateReports = (problem: Problem, late: readonly LateReport[], at: Instant): Problem =>
  late.reduce((known, each) => withOne(known, each, at), problem)
