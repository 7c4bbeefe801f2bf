import type { ProblemCode } from '../kernel/codes.ts'
import type { ProblemEvent, ProblemEventType, Stamp } from './events.ts'
import { evolve } from './evolve.ts'
import type { Problem } from './problem.ts'
import { type UpdateRef, updateKey, updateOf } from './update.ts'

/** One entry of a problem's history. */
export interface Entry {
  readonly event: ProblemEvent
  readonly stamp: Stamp
}

/** An entry with the update that it made and what became of that. */
export interface Step<E extends Entry = Entry> {
  readonly entry: E
  readonly what: UpdateRef | undefined
  /** Taken back since, an application by its withdrawal. */
  readonly undone: boolean
  /** The message behind it was recalled since. */
  readonly recalled: boolean
}

/** A problem's history, the oldest first, each entry with the update that it made. */
export const trailOf = <E extends Entry>(code: ProblemCode, entries: Iterable<E>): readonly Step<E>[] => {
  const steps: { entry: E; what: UpdateRef | undefined; undone: boolean; recalled: boolean }[] = []
  const latest = new Map<string, (typeof steps)[number]>()
  const counts = { code, progress: { length: 0 }, applications: { length: 0 } }
  for (const entry of entries) {
    const { event } = entry
    if (event.type === 'progressReported') counts.progress.length += 1
    if (event.type === 'closeOutSubmitted') counts.applications.length += 1
    const what = updateOf(event, counts)
    const step = { entry, what, undone: false, recalled: false }
    steps.push(step)
    if (what !== undefined) latest.set(updateKey(code, what), step)
    const told = toldOf(event, steps)
    const about = told === undefined ? undefined : latest.get(updateKey(code, told))
    if (about === undefined) continue
    if (event.type === 'sourceRecalled') about.recalled = true
    else about.undone = true
  }
  return steps
}

/** The update of which an event says that it was taken back or that its message was recalled. */
const toldOf = (event: ProblemEvent, before: readonly Pick<Step, 'what'>[]): UpdateRef | undefined => {
  if (event.type === 'updateUndone' || event.type === 'sourceRecalled') return event.what
  if (event.type !== 'closeOutWithdrawn') return undefined
  return before.findLast(({ what }) => what?.kind === 'closeOut')?.what
}

/** Whether an entry is no part of the ledger that never had the updates taken back; P15 is an act of its own. */
const isSpent = ({ entry, what, undone }: Step): boolean =>
  (undone && what?.kind !== 'closeOut') ||
  entry.event.type === 'updateUndone' ||
  entry.event.type === 'sourceRecalled'

/** What has happened since an entry and was not taken back. */
export const sinceStep = (trail: readonly Step[], step: Step): readonly ProblemEventType[] =>
  trail
    .slice(trail.indexOf(step) + 1)
    .filter((each) => !isSpent(each))
    .map(({ entry }) => entry.event.type)

/**
 * The problem as it would be had one update, and those taken back before, never been made.
 * @throws Error on a history that does not begin with the issue
 */
export const withoutStep = (trail: readonly Step[], step: Step): Problem => {
  let problem: Problem | undefined
  for (const each of trail) {
    if (each === step || isSpent(each)) continue
    problem = evolve(problem, each.entry.event, each.entry.stamp)
  }
  if (problem === undefined) throw new Error('history begins with the issue')
  return problem
}
