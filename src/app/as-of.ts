import type { ProblemCode } from '../domain/kernel/codes.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { type Directory, EMPTY_DIRECTORY, evolveDirectory } from '../domain/people/directory.ts'
import type { Stamp } from '../domain/problem/events.ts'
import { evolve } from '../domain/problem/evolve.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { isDirectoryEvent, isProblemEvent } from './ledger-event.ts'
import type { Journal, JournalEntry, Store } from './ports.ts'

/** The ledger at an instant. */
export interface Past {
  readonly directory: Directory
  /** In code order. */
  readonly problems: readonly Problem[]
}

const numberOf = ({ code }: Problem): number => Number(code.slice(3))

/**
 * The stamp of an entry that had taken effect by `at`; undefined for what had not. A report counts from when it was
 * said, although it came later, as long as the problem was worked on then (P9).
 */
const stampBy = (
  problem: Problem | undefined,
  { event, stamp }: Pick<JournalEntry, 'event' | 'stamp'>,
  at: Instant,
): Stamp | undefined => {
  if (stamp.at <= at) return stamp
  const isOfThen = event.type === 'progressReported' && event.saidAt !== undefined && event.saidAt <= at
  return isOfThen && problem?.state === 'rectifying' ? { ...stamp, at } : undefined
}

/**
 * Folds what took effect by `at` (`stamp.at`, not `recordedAt`): a ledger taken over today answers for last autumn
 * (contract.md “Taking over a ledger”). One pass through the journal.
 */
export const ledgerAsOf = ({ journal }: { readonly journal: Journal }, at: Instant): Past => {
  let directory = EMPTY_DIRECTORY
  const problems = new Map<string, Problem>()
  for (const entry of journal.read()) {
    const { stream, event } = entry
    const known = problems.get(stream)
    const stamp = stampBy(known, entry, at)
    if (stamp === undefined) continue
    if (isDirectoryEvent(event)) directory = evolveDirectory(directory, event)
    if (!isProblemEvent(event)) continue
    if (known !== undefined || event.type === 'issued') problems.set(stream, evolve(known, event, stamp))
  }
  return { directory, problems: [...problems.values()].sort((a, b) => numberOf(a) - numberOf(b)) }
}

/** One problem as it stood at an instant; undefined when it was not issued by then. */
export const problemAsOf = (
  { journal }: Pick<Store, 'journal'>,
  code: ProblemCode,
  at: Instant,
): Problem | undefined => {
  let problem: Problem | undefined
  for (const entry of journal.read({ stream: code })) {
    const stamp = stampBy(problem, entry, at)
    if (stamp !== undefined && isProblemEvent(entry.event)) problem = evolve(problem, entry.event, stamp)
  }
  return problem
}

/** The problems as they stood at an instant, in code order. */
export const problemsAsOf = (store: Pick<Store, 'journal'>, at: Instant): Iterable<Problem> =>
  ledgerAsOf(store, at).problems
