import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Driver from 'better-sqlite3'
import { z } from 'zod'
import type { Journal } from '../../app/ports.ts'
import { LedgerError, ledgerErrorOf } from '../ledger-errors.ts'
import { inspectHeader, isAtWork } from '../ledger-file.ts'
import { readMigrations } from '../migrations.ts'
import type { LedgerDatabase } from '../sqlite.ts'

/** What SQLite may put beside a database. */
export const BESIDE = ['-wal', '-shm', '-journal'] as const

/** The file is something else, which is not overwritten. */
export class NotABackup extends Error {}

/** The one path to a file, whether it is there or not, links followed. Throws what the file system says of its folder. */
const placeOf = (file: string): string =>
  existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file))

/** True when the file is one of those that a service works with. */
export const isInUse = (file: string, dataDir: string): boolean => {
  const names = ['service.lock', 'taizhang.db', ...BESIDE.map((end) => `taizhang.db${end}`)]
  return existsSync(dataDir) && names.some((name) => placeOf(join(dataDir, name)) === placeOf(file))
}

type End = ReturnType<Journal['head']>

/** Whether the ledger once ended so: it is the same one, then or later. */
export const hasPassed = (ledger: LedgerDatabase, end: End): boolean =>
  ledger.read(({ journal }) => {
    for (const { seq, hash } of journal.read({ afterSeq: end.seq - 1 }))
      return seq !== end.seq || hash === end.hash
    return end.seq === 0
  })

const endForm = z.object({ seq: z.number(), hash: z.string() }).optional()

/** The end of a backup, which stays as it is: a look by `openLedger` would migrate it. */
const endOf = (file: string): End => {
  const driver = new Driver(file, { readonly: true })
  try {
    const last = driver.prepare('select seq, hash from journal order by seq desc limit 1').get()
    return endForm.parse(last) ?? { seq: 0, hash: '' }
  } catch (error) {
    throw ledgerErrorOf(file, error)
  } finally {
    driver.close()
  }
}

const isEarlier = (file: string, ledger: LedgerDatabase): boolean => {
  try {
    return !inspectHeader(file, readMigrations().length) || hasPassed(ledger, endOf(file))
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new NotABackup(`${file} is there already and no backup of this version: choose another name`)
  }
}

/**
 * Refuses to put a backup of `ledger` in the place of anything but an earlier backup of it, or an empty file.
 * @throws NotABackup
 */
export const refuseOther = (file: string, ledger: LedgerDatabase): void => {
  if (!existsSync(file)) return
  const found = statSync(file)
  if (found.isDirectory()) throw new NotABackup(`${file} is a folder: name a file in it`)
  if (!found.isFile()) throw new NotABackup(`${file} is no file: name a file`)
  if (isAtWork(file)) throw new NotABackup(`${file} is a ledger at work, no backup: choose another name`)
  if (!isEarlier(file, ledger))
    throw new NotABackup(`${file} holds entries that this ledger does not have: choose another name`)
}
