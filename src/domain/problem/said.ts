import type { TaskCode } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { Progress } from './entries.ts'
import { derivedPercent } from './percent.ts'
import type { Problem } from './problem.ts'
import { standingProgress, taskOf } from './queries.ts'

/** When a report was said: a message may arrive long after, and not in the order in which they were written. */
export const saidAtOf = ({ saidAt, at }: Progress): Instant => saidAt ?? at

/** Reports that tell one percent, a task's or (null) the problem's; of old ones it is not known which they moved. */
const reportsOf = (problem: Problem, task: TaskCode | null): readonly Progress[] =>
  standingProgress(problem).filter((report) => {
    if (report.task !== undefined) return report.task === task
    return report.on === task || report.on === problem.code
  })

/** When the percent last began anew: what was said before is of an earlier run (T7, T9, P21). */
const begunAt = (problem: Problem, task: TaskCode | null): Instant | undefined =>
  task === null ? problem.reopenings.at(-1)?.at : taskOf(problem, task)?.lastReturn?.at

/** When something is said, and when it is heard. */
export interface Saying {
  readonly saidAt: Instant
  readonly now: Instant
}

/** What was said later, or that the item was returned or reopened since. */
export type Overtaking = Progress | 'restart'

/**
 * What overtakes something said at that instant, so that it does not overwrite (domain.md 3.10.7); null when it counts.
 * What a file dates later than now overtakes nothing: it tells of 17:00 of a day that still goes on.
 */
const overtaking = (problem: Problem, task: TaskCode | null, { saidAt, now }: Saying): Overtaking | null => {
  const isLater = (at: Instant): boolean => at > saidAt && at <= now
  const begun = begunAt(problem, task)
  const later = reportsOf(problem, task).findLast((report) => isLater(saidAtOf(report)))
  if (later !== undefined) return later
  return begun !== undefined && isLater(begun) ? 'restart' : null
}

export const isSaidTooEarly = (problem: Problem, task: TaskCode | null, saying: Saying): boolean =>
  overtaking(problem, task, saying) !== null

/** What had overtaken a report of the problem when it was stored; null when its figure counted. */
export const overtakenBy = (problem: Problem, report: Progress): Overtaking | null => {
  const known = problem.progress.slice(0, problem.progress.indexOf(report))
  const saying = { saidAt: saidAtOf(report), now: report.at }
  return overtaking({ ...problem, progress: known }, report.task ?? null, saying)
}

/** What is known now of a task or (null) of the problem: its reported percent, else the derived one. */
export const presentPercent = (problem: Problem, task: TaskCode | null): number =>
  (task === null ? problem.reportedPercent : taskOf(problem, task)?.percent) ?? derivedPercent(problem)

/** The percent that stood when something was said: of its own time, where it arrives late. */
export const percentBefore = (problem: Problem, task: TaskCode | null, saying: Saying): number => {
  const present = presentPercent(problem, task)
  if (!isSaidTooEarly(problem, task, saying)) return present
  const inOrder = [...reportsOf(problem, task)].sort((a, b) => saidAtOf(a) - saidAtOf(b))
  const earlier = inOrder.findLast((report) => saidAtOf(report) <= saying.saidAt)
  return earlier?.percent ?? inOrder[0]?.before ?? present
}
