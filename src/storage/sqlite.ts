import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'

/** A synchronous SQLite database behind drizzle, whatever the driver (architecture.md 1.1). */
export type Sqlite = BaseSQLiteDatabase<'sync', unknown, Record<string, never>>

/** What only a driver can do. Both runtimes have these four; nothing else of a driver is known here. */
export interface Transactions {
  /** BEGIN IMMEDIATE … COMMIT, or rolls back and rethrows. */
  immediate<T>(work: () => T): T
  /** One consistent snapshot without a write lock. */
  snapshot<T>(work: () => T): T
  /** A savepoint inside `immediate`, or rolls back to it and rethrows. */
  savepoint<T>(work: () => T): T
  /** Inside a transaction: whether somebody else may have written since this was last asked. */
  othersWrote(): boolean
  close(): void
}

/** A part of the store that holds values as long as nobody else writes. */
export interface Held {
  /** Somebody else has written. Or something was rolled back: what was written never was. */
  forget(why: 'written' | 'undone'): void
}

/** A value given when a prepared statement runs. */
export const slot = (name: string): SQL => sql`${sql.placeholder(name)}`

/** A limit as a part of the statement: SQLite plans a statement anew each time that a limit is bound to it. */
export const atMost = (rows: number): Placeholder =>
  Object.assign(sql.raw(String(rows)), { name: 'rows', protected: rows })

/** One statement for each limit that is asked for; let there be few. */
export const byLimit = <Prepared>(
  prepare: (limit: Placeholder) => Prepared,
): ((rows: number) => Prepared) => {
  const prepared = new Map<number, Prepared>()
  return (rows) => {
    const statement = prepared.get(rows) ?? prepare(atMost(rows))
    prepared.set(rows, statement)
    return statement
  }
}
