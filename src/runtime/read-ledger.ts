import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import { digestFactsOf } from '../domain/digest/project.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { type LedgerDatabase, openLedger } from './sqlite.ts'

/** What a problem's row keeps for the figures (LedgerOptions). */
export const factsBy =
  (calendar: WorkCalendar) =>
  (problem: Problem): DigestFacts =>
    digestFactsOf(problem, calendar)

/** Opens the ledger at `path`, also while a service runs, does `work` and closes it. Throws LedgerError. */
export const readLedger = <T>(
  path: string,
  calendar: WorkCalendar,
  work: (database: LedgerDatabase) => T,
): T => {
  const database = openLedger(path, { factsOf: factsBy(calendar), mustExist: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}
