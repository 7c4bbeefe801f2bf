import type { ProblemCode } from '../domain/kernel/codes.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { type Directory, EMPTY_DIRECTORY, evolveDirectory } from '../domain/people/directory.ts'
import { evolve } from '../domain/problem/evolve.ts'
import { type LateReport, withLateReports } from '../domain/problem/late.ts'
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
 * One problem as it stood at an instant, from its entries in chain order. A message that was missed takes effect when
 * it was said, although the chain had gone on when it came (intake moves its stamp): its report counts from then on,
 * unless it was taken back later. What was confirmed counts from its confirmation (domain.md 3.10.1).
 */
class ProblemPast {
  readonly #at: Instant
  #problem: Problem | undefined
  #reports = 0
  readonly #late = new Map<number, LateReport>()

  constructor(at: Instant) {
    this.#at = at
  }

  take({ event, stamp, cause }: Pick<JournalEntry, 'event' | 'stamp' | 'cause'>): void {
    if (!isProblemEvent(event)) return
    const isReport = event.type === 'progressReported'
    const n = this.#reports
    if (isReport) this.#reports += 1
    if (stamp.at <= this.#at) {
      if (this.#problem !== undefined || event.type === 'issued')
        this.#problem = evolve(this.#problem, event, stamp)
    } else if (isReport) {
      const isConfirmed = event.confirmed === true || cause.kind === 'click'
      const { saidAt } = event
      if (!isConfirmed && saidAt !== undefined && saidAt <= this.#at)
        this.#late.set(n, { event, stamp: { ...stamp, at: saidAt } })
    } else if (event.type === 'updateUndone' && event.what.kind === 'progress')
      this.#late.delete(event.what.n)
  }

  /** Undefined when it was not issued by then. */
  result(): Problem | undefined {
    return this.#problem === undefined
      ? undefined
      : withLateReports(this.#problem, [...this.#late.values()], this.#at)
  }
}

/**
 * Folds what took effect by `at` (`stamp.at`, not `recordedAt`): a ledger taken over today answers for last autumn
 * (contract.md “Taking over a ledger”). One pass through the journal.
 */
export const ledgerAsOf = ({ journal }: { readonly journal: Journal }, at: Instant): Past => {
  let directory = EMPTY_DIRECTORY
  const pasts = new Map<string, ProblemPast>()
  for (const entry of journal.read()) {
    const { stream, event, stamp } = entry
    if (isDirectoryEvent(event) && stamp.at <= at) directory = evolveDirectory(directory, event)
    if (!isProblemEvent(event)) continue
    const past = pasts.get(stream) ?? new ProblemPast(at)
    pasts.set(stream, past)
    past.take(entry)
  }
  const problems = [...pasts.values()].flatMap((past) => past.result() ?? [])
  return { directory, problems: problems.sort((a, b) => numberOf(a) - numberOf(b)) }
}

/** One problem as it stood at an instant; undefined when it was not issued by then. */
export const problemAsOf = (
  { journal }: Pick<Store, 'journal'>,
  code: ProblemCode,
  at: Instant,
): Problem | undefined => {
  const past = new ProblemPast(at)
  for (const entry of journal.read({ stream: code })) past.take(entry)
  return past.result()
}

/** The problems as they stood at an instant, in code order. */
export const problemsAsOf = (store: Pick<Store, 'journal'>, at: Instant): Iterable<Problem> =>
  ledgerAsOf(store, at).problems
