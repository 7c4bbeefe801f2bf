import { drizzle } from 'drizzle-orm/durable-sqlite'
import bundle from '../../../drizzle/migrations.js'
import type { Database } from '../../app/ports.ts'
import { type DatabaseParts, openDatabase } from '../../storage/database.ts'
import type { Transactions } from '../../storage/sqlite.ts'
import { sha256 } from '../hash.ts'
import { LedgerFromNewerVersion } from '../ledger-errors.ts'
import { clear } from './copy/aside.ts'
import { COPY, EXPORT, quoted, tablesOf } from './copy/tables.ts'

/** Number of migrations applied, beside the tables and in the same transactions. */
const VERSION = 'schema'
const BREAK = '--> statement-breakpoint'

/** The statements of each migration, oldest first. */
const migrations = (): readonly (readonly string[])[] =>
  bundle.journal.entries.map(({ idx, tag }) => {
    const text = bundle.migrations[`m${String(idx).padStart(4, '0')}`]
    if (text === undefined) throw new Error(`the migration ${tag} is not bundled`)
    return text.split(BREAK)
  })

/** Number of migrations that the tables have seen, and that this program knows. */
export const schemaOf = (storage: DurableObjectStorage) => ({
  applied: Number(storage.kv.get(VERSION) ?? 0),
  known: migrations().length,
})

/**
 * Applies what is missing up to a version, all or nothing.
 * @throws LedgerFromNewerVersion before anything is written
 */
export const migrate = (storage: DurableObjectStorage, version: number): void => {
  const known = migrations()
  const { applied } = schemaOf(storage)
  const newest = Math.max(applied, version)
  if (newest > known.length) throw new LedgerFromNewerVersion('the ledger', newest, known.length)
  if (applied >= version) return
  storage.transactionSync(() => {
    for (const statement of known.slice(applied, version).flat()) storage.sql.exec(statement)
    storage.kv.put(VERSION, version)
  })
}

/** Leaves nothing of a ledger. */
export const wipe = (storage: DurableObjectStorage): void =>
  storage.transactionSync(() => {
    for (const table of tablesOf(storage).toReversed()) storage.sql.exec(`drop table ${quoted(table)}`)
    storage.kv.put(VERSION, 0)
  })

/** The object's one thread is the only writer, and it is never in the middle of a transaction when others read. */
const transactionsOf = (storage: DurableObjectStorage): Transactions => {
  let isClosed = false
  const transaction = <T>(work: () => T): T =>
    storage.transactionSync(() => {
      if (isClosed) throw new Error('the ledger is closed')
      const result = work()
      // What is awaited inside would be written after the end of the transaction (architecture.md 1.1).
      if (result instanceof Promise) throw new TypeError('a transaction must not be asynchronous')
      return result
    })
  return {
    immediate: transaction,
    snapshot: (work) => work(),
    savepoint: transaction,
    othersWrote: () => false,
    close: () => {
      isClosed = true
    },
  }
}

/** The ledger in a Durable Object's own SQLite, its migrations applied. Throws LedgerFromNewerVersion. */
export const openObjectLedger = (
  storage: DurableObjectStorage,
  factsOf: DatabaseParts['factsOf'],
  tally?: DatabaseParts['tally'],
): Database => {
  migrate(storage, schemaOf(storage).known)
  clear(storage, COPY)
  clear(storage, EXPORT)
  return openDatabase({
    sqlite: drizzle(storage),
    transactions: transactionsOf(storage),
    hash: sha256,
    factsOf,
    tally,
  })
}
