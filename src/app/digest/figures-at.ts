import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { digestFigures } from '../../domain/digest/compute.ts'
import type { DigestFacts } from '../../domain/digest/facts.ts'
import type { DigestFigures } from '../../domain/digest/figures.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { problemsAsOf } from '../as-of.ts'
import type { Store } from '../ports.ts'

/** Nothing was written after `at`, so the stored facts say how things stood then. */
const isPresent = ({ journal }: Store, at: Instant): boolean => {
  for (const { recordedAt } of journal.read({ afterSeq: journal.head().seq - 1 })) return recordedAt <= at
  return true
}

function* factsAsOf(store: Store, calendar: WorkCalendar, at: Instant): Iterable<DigestFacts> {
  for (const problem of problemsAsOf(store, at)) yield digestFactsOf(problem, calendar)
}

/**
 * The figures of domain.md 3.9 at any instant: one scan of the stored facts for the present, a fold of the journal
 * for the past.
 */
export const figuresAt = (store: Store, calendar: WorkCalendar, at: Instant): DigestFigures => {
  const profile = profileOf(store.directory.load())
  const facts = isPresent(store, at) ? store.problems.facts() : factsAsOf(store, calendar, at)
  return digestFigures(facts, at, calendar, profile)
}
