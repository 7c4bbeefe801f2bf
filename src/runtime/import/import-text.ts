import type { ImportReport } from '../../app/import/import-ledger.ts'
import { workCalendar } from '../../domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import { calendarData } from '../calendar-data.ts'
import { openLedger } from '../sqlite.ts'
import { type LedgerText, takeOver } from './take-over.ts'

export interface ImportRequest extends LedgerText {
  /** The database. */
  readonly path: string
  readonly timeZone: string
}

/**
 * Takes a JSON ledger over, all or nothing; a ledger that has this very file already stays as it is.
 * @throws LedgerError, or ImportRejected with every fault of the file
 */
export const importText = (request: ImportRequest): ImportReport => {
  const calendar = workCalendar(calendarData(), request.timeZone)
  const database = openLedger(request.path, { factsOf: (problem) => digestFactsOf(problem, calendar) })
  try {
    return takeOver(database, calendar, request)
  } finally {
    database.close()
  }
}
