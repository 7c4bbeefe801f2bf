import { existsSync, realpathSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Sha256 } from '../../domain/kernel/codes.ts'
import { syncFile, syncFolder } from '../durable.ts'
import { LedgerError } from '../ledger-errors.ts'
import { inspectHeader } from '../ledger-file.ts'
import { readMigrations } from '../migrations.ts'
import type { LedgerDatabase } from '../sqlite.ts'
import { gatherEvidence } from './evidence.ts'
import { type Progress, type Proof, proveLedger, sealLedger } from './proof.ts'

/** What SQLite may put beside a database. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const

/** The evidence of the backup `file` lies in this folder beside it. */
export const evidenceBeside = (file: string): string => `${file}.evidence`

/** The file is something else, which is not overwritten. */
export class NotABackup extends Error {}

/** The one path to a file, whether it is there or not. Throws what the file system says of its folder. */
export const placeOf = (file: string): string => join(realpathSync(dirname(file)), basename(file))

/** True when the file is one of those that a service works with. */
export const isInUse = (file: string, dataDir: string): boolean => {
  const names = ['service.lock', 'taizhang.db', ...BESIDE.map((end) => `taizhang.db${end}`)]
  return existsSync(dataDir) && names.some((name) => placeOf(join(dataDir, name)) === placeOf(file))
}

const refuseOther = (file: string): void => {
  if (!existsSync(file)) return
  if (statSync(file).isDirectory()) throw new NotABackup(`${file} is a folder: name a file in it`)
  try {
    inspectHeader(file, readMigrations().length)
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new NotABackup(`${file} is there already and no backup of this version: choose another name`)
  }
}

const dropPartial = (partial: string): void => {
  for (const end of ['', ...BESIDE]) rmSync(`${partial}${end}`, { force: true })
}

export interface Backup extends Proof {
  /** Evidence that the ledger names and that is not in DATA_DIR. */
  readonly missing: readonly Sha256[]
}

/**
 * Writes the ledger as it is now to `file`, proven, and its evidence into the folder beside; a service may go on
 * meanwhile. An earlier backup of that name gives way when the new one is whole, and keeps its evidence.
 * @throws NotABackup, LedgerError, or what the file system says
 */
export const makeBackup = async (
  ledger: LedgerDatabase,
  options: {
    readonly dataDir: string
    readonly file: string
    readonly calendar: WorkCalendar
    readonly progress: Progress
  },
): Promise<Backup> => {
  const { dataDir, file, calendar, progress } = options
  statSync(dirname(file))
  refuseOther(file)
  const partial = `${file}.partial`
  dropPartial(partial)
  try {
    await ledger.copyTo(partial, (done, total) => progress('pages', done, total))
    const proof = proveLedger(partial, calendar, progress)
    sealLedger(partial)
    const missing = await gatherEvidence({
      hashes: proof.evidence,
      from: [join(dataDir, 'evidence')],
      to: evidenceBeside(file),
      recheck: false,
      progress,
    })
    await syncFile(partial)
    await rename(partial, file)
    await syncFolder(dirname(file))
    return { ...proof, missing }
  } finally {
    dropPartial(partial)
  }
}
