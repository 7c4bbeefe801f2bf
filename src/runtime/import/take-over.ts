import { basename } from 'node:path'
import {
  alreadyImported,
  type ImportReport,
  importLedger,
  type Source,
} from '../../app/import/import-ledger.ts'
import { prepareImport } from '../../app/import/prepare.ts'
import type { Database, WorkCalendar } from '../../app/ports.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { sha256 } from '../hash.ts'
import { parseLedgerFile } from './json-file.ts'

export interface LedgerText {
  readonly now: Instant
  /** Name of the file, for the journal. */
  readonly file: string
  /** Its content: JSON in the shape of the demo data. */
  readonly text: string
  readonly progress?: (done: number, total: number) => void
}

/**
 * Takes a JSON ledger over into an open database, all or nothing; one that has this very file already stays as it is.
 * @throws ImportRejected with every fault of the file
 */
export const takeOver = (database: Database, calendar: WorkCalendar, given: LedgerText): ImportReport => {
  const { now, text } = given
  const source: Source = { name: basename(given.file), hash: sha256(text) }
  const { file, faults } = parseLedgerFile(text)
  if (database.read((store) => alreadyImported({ store }, source))) return { kind: 'unchanged' }
  const prepared = prepareImport(file, faults, calendar, now)
  const cause = { kind: 'import', id: `${source.name} sha256:${source.hash}` } as const
  return database.transact((store) =>
    importLedger({ store, now, calendar, cause }, prepared, source, given.progress),
  )
}
