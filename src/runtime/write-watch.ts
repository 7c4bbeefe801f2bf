import type { Log } from '../lark/log.ts'
import type { Timers } from '../lark/timers.ts'
import type { Readiness } from '../web/deps.ts'
import { LedgerError, LedgerLocked } from './ledger-errors.ts'
import type { LedgerDatabase } from './sqlite.ts'

/** A write that went well proves the disk for so long, ms. */
const PROVEN_MS = 5000
const PROBE = 'write_probe'
/** Room that a batch of events may need: a full disk often still has a page or two. */
const ROOM = 'x'.repeat(128 * 1024)

type LedgerState = Pick<Readiness, 'database' | 'migrations'>

/**
 * Knows whether the ledger can be written. When it no longer can, one line of the log names the reason and the remedy;
 * when it can again, another one says so. Nothing has to be restarted: every write simply tries.
 */
export const watchWrites = (
  ledger: LedgerDatabase,
  timers: Pick<Timers, 'elapsed'>,
  log: Log,
): { readonly database: LedgerDatabase; readonly state: () => LedgerState } => {
  let failedAt: number | null = null
  /** An event of the batch under way could not be written; the batch itself may go through. */
  let isPartial = false
  let provenAt = Number.NEGATIVE_INFINITY

  const mended = (): void => {
    provenAt = timers.elapsed()
    if (failedAt !== null) log.info('ledger_writable')
    failedAt = null
  }
  /** A small write proves nothing right after a large one that had no room. */
  const went = (): void => {
    if (isPartial || (failedAt !== null && timers.elapsed() - failedAt < PROVEN_MS)) return
    mended()
  }
  /** Whether it is the disk's fault. */
  const failed = (error: unknown): boolean => {
    if (!(error instanceof LedgerError) || error instanceof LedgerLocked) return false
    if (failedAt === null) log.error('ledger_unwritable', { error: error.name, remedy: error.message })
    failedAt = timers.elapsed()
    return true
  }
  const database: LedgerDatabase = {
    ...ledger,
    savepoint: (store, work) => {
      try {
        return ledger.savepoint(store, work)
      } catch (error) {
        isPartial = failed(error) || isPartial
        throw error
      }
    },
    transact: (work) => {
      isPartial = false
      try {
        const result = ledger.transact(work)
        went()
        return result
      } catch (error) {
        failed(error)
        throw error
      }
    },
  }
  const probe = (): void => {
    if (failedAt === null && timers.elapsed() - provenAt < PROVEN_MS) return
    for (const value of failedAt === null ? [''] : [ROOM, ''])
      database.transact((store) => store.settings.set(PROBE, value))
    mended()
  }

  return {
    database,
    /** An open ledger has its migrations; one that cannot be read any more has neither. */
    state: () => {
      try {
        database.read((store) => store.journal.head())
      } catch {
        return { database: false, migrations: false }
      }
      try {
        probe()
      } catch (error) {
        return { database: error instanceof LedgerLocked, migrations: true }
      }
      return { database: true, migrations: true }
    },
  }
}
