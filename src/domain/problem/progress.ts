import { type BlockerCode, blockerCode, type ItemCode, isTaskCode } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Instant, instant, type LocalDate } from '../kernel/time.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import { boundedText, requiredReason, requireTask, taskMeant } from './guards.ts'
import type { Problem } from './problem.ts'
import { isSaidTooEarly, percentBefore } from './said.ts'

const requirePercent = (percent: number): void => {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100)
    throw new Refusal('badPercent', { given: String(percent) })
}

/**
 * P9, T4: percent is an integer 0–100. On a problem with exactly one open task it goes to that task, else it is kept
 * beside the derived percent (domain.md 3.5). A fall needs a reason, unless it was said before what is known already:
 * that is kept as history and changes no percent (domain.md 3.10.7). `saidAt` is now at the latest, and now if absent.
 * @throws Refusal `badPercent`, `fallNeedsReason`, `textTooLong` beside those of authorise
 */
export const reportProgress = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly on: ItemCode
    readonly percent: number
    readonly note: string
    readonly saidAt?: Instant
    /** The day by which it is meant to be done. */
    readonly expected?: LocalDate
    /** Nothing changed before its writer confirmed it (domain.md 3.10.1). */
    readonly confirmed?: true
  },
): Decision => {
  const { on, percent } = input
  if (isTaskCode(on)) requireTask(d, problem, on)
  const { onBehalfOf } = isTaskCode(on)
    ? authorise(d, 'reportTask', problem, { task: on })
    : authorise(d, 'report', problem)
  const task = taskMeant(d, problem, on)
  requirePercent(percent)
  const note = boundedText('note', input.note)
  const of = task?.code ?? null
  const saidAt = instant(Math.min(input.saidAt ?? d.at, d.at))
  const saying = { saidAt, now: d.at }
  const before = percentBefore(problem, of, saying)
  const falls = percent < before && !isSaidTooEarly(problem, of, saying)
  if (falls && note === '') throw new Refusal('fallNeedsReason', { code: on, before })
  const expected = input.expected === undefined ? {} : { expected: input.expected }
  const confirmed = input.confirmed === undefined ? {} : { confirmed: input.confirmed }
  const report = { on, task: of, percent, before, note, saidAt, ...confirmed, ...expected }
  return { events: [{ type: 'progressReported', ...report }], onBehalfOf }
}

/**
 * D75: something stands in the way, said by anyone of the chain.
 * @throws Refusal `reasonRequired`, `textTooLong` beside those of authorise
 */
export const raiseBlocker = (
  d: Deciding,
  problem: Problem,
  input: { readonly on: ItemCode; readonly text: string },
): Decision => {
  const { on } = input
  if (isTaskCode(on)) requireTask(d, problem, on)
  const { onBehalfOf } = authorise(d, 'raiseBlocker', problem, isTaskCode(on) ? { task: on } : {})
  const text = requiredReason(on, 'blocker', input.text)
  const code = blockerCode(problem.code, problem.blockers.length + 1)
  return { events: [{ type: 'blockerRaised', code, on, text }], onBehalfOf }
}

/** Whoever raised it, HEAD, LEADER or FIRST of the problem, or OFFICE. @throws Refusal `nothingToDo` when cleared */
export const clearBlocker = (
  d: Deciding,
  problem: Problem,
  { blocker }: { readonly blocker: BlockerCode },
): Decision => {
  const { onBehalfOf } = authorise(d, 'clearBlocker', problem, { blocker })
  return { events: [{ type: 'blockerCleared', code: blocker }], onBehalfOf }
}
