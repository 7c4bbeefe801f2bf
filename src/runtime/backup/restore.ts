import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Driver from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Sha256 } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { doubtWaiting } from '../../storage/outbox-clock.ts'
import { syncFile, syncFolder } from '../durable.ts'
import { lockService } from '../instance-lock.ts'
import { LedgerDamaged, LedgerError, LedgerLocked } from '../ledger-errors.ts'
import { inspectHeader } from '../ledger-file.ts'
import { readMigrations } from '../migrations.ts'
import { readLedger } from '../read-ledger.ts'
import { gatherEvidence } from './evidence.ts'
import { evidenceBeside } from './make-backup.ts'
import { type Progress, type Proof, proveLedger, sealLedger } from './proof.ts'
import { BESIDE, hasPassed } from './target.ts'

/** The ledger that is there says more than the backup, or something else; `--replace` puts it aside. */
export class WouldLose extends Error {}

export interface Restoring {
  readonly dataDir: string
  readonly file: string
  readonly replace: boolean
  readonly calendar: WorkCalendar
  readonly now: Instant
  readonly progress: Progress
}

export interface Restored extends Proof {
  /** Where the ledger is that was there before; null: there was none. */
  readonly aside: string | null
  /** Evidence that the ledger names and that was in neither place. */
  readonly missing: readonly Sha256[]
}

/** A copied ledger may have its log beside it. */
const copyIn = (file: string, to: string): void => {
  for (const end of ['', '-wal'])
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${to}${end}`)
}

const doubtOutbox = (path: string): void => {
  const client = new Driver(path)
  try {
    doubtWaiting(drizzle({ client }))
  } finally {
    client.close()
  }
}

/** Refuses to lose entries: the backup must go on where the present ledger ends, or end where it does. */
const refuseLoss = (present: string, backup: string, { calendar }: Restoring): void => {
  let end: { readonly seq: number; readonly hash: string }
  try {
    end = readLedger(present, calendar, (database) => database.read(({ journal }) => journal.head()))
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error
    throw new WouldLose(`${error.message}; or add --replace to put it aside`)
  }
  const isContained = readLedger(backup, calendar, (database) => hasPassed(database, end))
  if (!isContained)
    throw new WouldLose(
      `${present} holds ${end.seq} entries that are not all in the backup: add --replace to put it aside`,
    )
}

/** Without a moment at which there is no ledger: a service that started then would begin an empty one. */
const keepUnder = (path: string, name: string): void => {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
  }
}

const isSound = (present: string, { calendar }: Restoring): boolean => {
  try {
    readLedger(present, calendar, () => undefined)
    return true
  } catch (error) {
    if (!(error instanceof LedgerError) || error instanceof LedgerLocked) throw error
    return false
  }
}

/** The whole of a sound ledger is in one file first; a damaged one goes with its log. */
const putAside = (present: string, restoring: Restoring): string => {
  const { dataDir, now } = restoring
  const folder = join(dataDir, `replaced-${new Date(now).toISOString().replaceAll(/[:.]/g, '-')}`)
  if (isSound(present, restoring)) sealLedger(present)
  mkdirSync(folder, { recursive: true })
  for (const end of BESIDE)
    if (existsSync(`${present}${end}`)) renameSync(`${present}${end}`, join(folder, `taizhang.db${end}`))
  keepUnder(present, join(folder, 'taizhang.db'))
  return folder
}

const underLock = async (restoring: Restoring, coming: string): Promise<Restored> => {
  const { dataDir, file, calendar, progress } = restoring
  const present = join(dataDir, 'taizhang.db')
  const incoming = join(coming, 'taizhang.db')
  mkdirSync(coming)
  copyIn(file, incoming)
  const proof = proveLedger(incoming, calendar, progress)
  const isTaken = existsSync(present)
  if (isTaken && !restoring.replace) refuseLoss(present, incoming, restoring)
  doubtOutbox(incoming)
  sealLedger(incoming)
  const missing = await gatherEvidence({
    hashes: proof.evidence,
    from: [evidenceBeside(file)],
    to: join(dataDir, 'evidence'),
    recheck: true,
    progress,
  })
  await syncFile(incoming)
  const aside = isTaken ? putAside(present, restoring) : null
  // A log without its ledger would be read into the one that comes.
  for (const end of BESIDE) rmSync(`${present}${end}`, { force: true })
  renameSync(incoming, present)
  await syncFolder(dataDir)
  return { ...proof, aside, missing }
}

/**
 * Puts a backup in the place of the ledger in a stopped DATA_DIR, once its pages, its hash chain and its fold are proven.
 * What was there is kept aside.
 * @throws ServiceRunning, WouldLose, LedgerError, or what the file system says; DATA_DIR's ledger is then as it was
 */
export const restoreBackup = async (restoring: Restoring): Promise<Restored> => {
  const { dataDir, file } = restoring
  statSync(file)
  if (!inspectHeader(file, readMigrations().length)) throw new LedgerDamaged(file, 'empty')
  const coming = join(dataDir, 'restoring')
  // It is emptied first.
  if (existsSync(coming) && dirname(realpathSync(file)) === realpathSync(coming))
    throw new WouldLose(`${file} is of a restore that was broken off: move it elsewhere first`)
  const unlock = lockService(dataDir)
  try {
    rmSync(coming, { recursive: true, force: true })
    return await underLock(restoring, coming)
  } finally {
    rmSync(coming, { recursive: true, force: true })
    unlock()
  }
}
