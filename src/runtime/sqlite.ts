import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Driver from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../app/ports.ts'
import type { Tally } from '../app/tally.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { openDatabase } from '../storage/database.ts'
import type { Transactions } from '../storage/sqlite.ts'
import { sha256 } from './hash.ts'
import { LedgerDamaged, LedgerMissing, ledgerErrorOf } from './ledger-errors.ts'
import { APPLICATION_ID, hasLog, inspectHeader } from './ledger-file.ts'
import { type Migrations, migrate, readMigrations } from './migrations.ts'

export { sha256 } from './hash.ts'

/** Pages held in memory: what a day's work touches. */
const CACHE_KIB = 8000
/** Length of the write-ahead log at which it is written back: pages that change often are written back once. */
export const LOG_PAGES = 4000
/** The same where somebody else writes it back from that length on: he may be late. */
const LONGEST_LOG_PAGES = 4 * LOG_PAGES

export interface LedgerDatabase extends Database {
  /** Changes when another connection has written: what was held in memory must be read again. */
  dataVersion(): number
  /** Size of the database's file, pages of the log that are not in it yet included. */
  bytes(): number
  /**
   * Copies the ledger as it is at this moment to a new file, while others go on writing.
   * @param progress called with the number of pages copied and their total
   */
  copyTo(path: string, progress: (done: number, total: number) => void): Promise<void>
}

export interface LedgerOptions {
  /** `digestFactsOf` with the ledger's calendar. */
  readonly factsOf: (problem: Problem) => DigestFacts
  /** A reader: no ledger is made, and no write lock is asked for. */
  readonly mustExist?: boolean
  /** How long a writer waits for another one, in milliseconds. */
  readonly patience?: number
  readonly tally?: Tally
  /** Called after each commit with the pages of the write-ahead log that are not in the file yet. */
  readonly logged?: (pages: number) => void
}

/**
 * Opens (or makes) the ledger at `path` and applies the migrations. `:memory:` is a ledger for a test.
 * @throws LedgerError with the reason and the remedy; the file is then as it was before
 */
export const openLedger = (path: string, options: LedgerOptions): LedgerDatabase => {
  try {
    const driver = connect(path, options)
    const sqlite = drizzle({ client: driver })
    const { factsOf, tally, logged } = options
    const transactions = transactionsOf(driver, logged === undefined ? undefined : tellLog(driver, logged))
    const database = openDatabase({ sqlite, transactions, hash: sha256, factsOf, tally })
    const told = (name: string): number => Number(driver.pragma(name, { simple: true }))
    return {
      ...database,
      dataVersion: () => told('data_version'),
      bytes: () => told('page_count') * told('page_size'),
      copyTo: (to, progress) => copySnapshot(driver, to, progress),
    }
  } catch (error) {
    throw ledgerErrorOf(path, error)
  }
}

const connect = (path: string, options: LedgerOptions): Driver.Database => {
  const { mustExist = false, patience = 5000 } = options
  const migrations = readMigrations()
  const inMemory = path === ':memory:'
  const exists = !inMemory && inspectHeader(path, migrations.length)
  if (!exists && mustExist) throw new LedgerMissing(path)
  if (exists) checkPages(path, patience)
  if (!exists && !inMemory) mkdirSync(dirname(path), { recursive: true })
  const driver = new Driver(path, { timeout: patience })
  try {
    prepare(driver, migrations, options)
    return driver
  } catch (error) {
    driver.close()
    throw error
  }
}

/** A log left by a crash must not be written into a damaged file, hence the reader that cannot write. */
const checkPages = (path: string, patience: number): void => {
  const reader = new Driver(path, { readonly: hasLog(path), timeout: patience })
  try {
    const finding = String(reader.pragma('quick_check(1)', { simple: true }))
    if (finding !== 'ok') throw new LedgerDamaged(path, finding.split('\n').at(-1) ?? finding)
  } finally {
    reader.close()
  }
}

const prepare = (
  driver: Driver.Database,
  migrations: Migrations,
  { mustExist = false, logged }: LedgerOptions,
): void => {
  // The owner's mark goes in first and straight into the file, before there is a write-ahead log.
  if (driver.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    driver.pragma(`application_id = ${APPLICATION_ID}`)
  if (driver.pragma('journal_mode', { simple: true }) !== 'wal') driver.pragma('journal_mode = WAL')
  driver.pragma('synchronous = FULL')
  // What a statement or a savepoint may have to take back is noted in memory, not in a file of its own.
  driver.pragma('temp_store = MEMORY')
  driver.pragma(`cache_size = -${CACHE_KIB}`)
  driver.pragma(`wal_autocheckpoint = ${logged === undefined ? LOG_PAGES : LONGEST_LOG_PAGES}`)
  migrate(driver, migrations)
  driver.pragma('foreign_keys = ON')
  if (!mustExist) driver.transaction(() => undefined).immediate()
}

/** Pages copied at a time. */
const PAGES = 2000

/** In one read transaction: a copy without begins anew whenever somebody writes. */
const copySnapshot = async (
  driver: Driver.Database,
  to: string,
  progress: (done: number, total: number) => void,
): Promise<void> => {
  try {
    driver.exec('BEGIN')
    driver.pragma('schema_version')
    await driver.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        progress(totalPages - remainingPages, totalPages)
        return PAGES
      },
    })
  } catch (error) {
    throw ledgerErrorOf(to, error)
  } finally {
    if (driver.inTransaction) driver.exec('ROLLBACK')
  }
}

/**
 * Tells how long the log is; nothing is written by that. The transaction is committed: whatever goes wrong here, it
 * must not seem undone, or it would be done again.
 */
const tellLog = (driver: Driver.Database, logged: (pages: number) => void) => {
  const look = driver.prepare<[], { log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)')
  return (): void => {
    try {
      const found = look.get()
      if (found !== undefined) logged(found.log - found.checkpointed)
    } catch {
      // It is told after the next commit, and SQLite itself writes a log back that grows too long.
    }
  }
}

/** Statements that better-sqlite3 keeps ready; every error of SQLite leaves under its name. */
const transactionsOf = (driver: Driver.Database, committed: () => void = () => undefined): Transactions => {
  const statement = (text: string) => {
    const prepared = driver.prepare(text)
    return () => {
      prepared.run()
    }
  }
  const [begin, beginImmediate, commit, rollback] = [
    statement('BEGIN'),
    statement('BEGIN IMMEDIATE'),
    statement('COMMIT'),
    statement('ROLLBACK'),
  ]
  const [mark, release, rollbackTo] = [
    statement('SAVEPOINT one'),
    statement('RELEASE one'),
    statement('ROLLBACK TO one'),
  ]

  const dataVersion = driver.prepare<[], number>('PRAGMA data_version').pluck()
  let version: number | undefined

  /** Why the transaction under way is there no more: some errors (a full disk) roll back all of it, marks included. */
  let lost: unknown
  const refuseLost = (): void => {
    if (!driver.inTransaction) throw lost
  }

  const bracket = <T>(open: () => void, work: () => T, close: () => void, undo: () => void): T => {
    try {
      open()
    } catch (error) {
      throw ledgerErrorOf(driver.name, error)
    }
    try {
      const result = work()
      // What is awaited inside would be written after the end of the transaction.
      if (result instanceof Promise) throw new TypeError('a transaction must not be asynchronous')
      close()
      return result
    } catch (error) {
      const named = ledgerErrorOf(driver.name, error)
      if (driver.inTransaction) undo()
      else lost = named
      throw named
    }
  }

  return {
    immediate: (work) => {
      const result = bracket(
        beginImmediate,
        () => {
          const result = work()
          refuseLost()
          return result
        },
        commit,
        rollback,
      )
      committed()
      return result
    },
    snapshot: (work) => (driver.inTransaction ? work() : bracket(begin, work, commit, rollback)),
    savepoint: (work) => {
      // Outside a transaction a savepoint would be one of its own, committed by its release.
      refuseLost()
      return bracket(mark, work, release, () => {
        rollbackTo()
        release()
      })
    },
    othersWrote: () => {
      const before = version
      version = dataVersion.get()
      return version !== before
    },
    close: () => {
      driver.close()
    },
  }
}
