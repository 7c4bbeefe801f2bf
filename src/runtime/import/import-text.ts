import { basename } from 'node:path'
import {
  alreadyImported,
  type ImportReport,
  importLedger,
  type Source,
} from '../../app/import/import-ledger.ts'
import { prepareImport } from '../../app/import/prepare.ts'
import { workCalendar } from '../../domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { calendarData } from '../calendar-data.ts'
import { openLedger, sha256 } from '../sqlite.ts'
import { parseLedgerFile } from './json-file.ts'

export interface ImportRequest {
  /** The database. */
  readonly path: string
  readonly timeZone: string
  readonly now: Instant
  /** Name of the file, for the journal. */
  readonly file: string
  /** Its content: JSON in the shape of the demo data. */
  readonly text: string
  readonly progress?: (done: number, total: number) => void
}

/**
 * Takes a JSON ledger over, all or nothing; a ledger that has this very file already stays as it is.
 * @throws LedgerError, or ImportRejected with every fault of the file
 */
export const importText = (request: ImportRequest): ImportReport => {
  const { now, text } = request
  const calendar = workCalendar(calendarData(), request.timeZone)
  const source: Source = { name: basename(request.file), hash: sha256(text) }
  const { file, faults } = parseLedgerFile(text)
  const database = openLedger(request.path, { factsOf: (problem) => digestFactsOf(problem, calendar) })
  try {
    if (database.read((store) => alreadyImported({ store }, source))) return { kind: 'unchanged' }
    const prepared = prepareImport(file, faults, calendar, now)
    const cause = { kind: 'import', id: `${source.name} sha256:${source.hash}` } as const
    return database.transact((store) =>
      importLedger({ store, now, calendar, cause }, prepared, source, request.progress),
    )
  } finally {
    database.close()
  }
}
