import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type Driver from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { LedgerFromNewerVersion } from './ledger-errors.ts'

/** The statements of each migration, oldest first. */
export type Migrations = readonly (readonly string[])[]

/** `drizzle/` of this package, seen from the sources and from the bundle alike. */
const folder = (): string => {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    const candidate = join(at, 'drizzle')
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate
    if (dirname(at) === at) throw new Error('the folder drizzle/ with the migrations is missing')
  }
}

export const readMigrations = (): Migrations =>
  readMigrationFiles({ migrationsFolder: folder() }).map((migration) => migration.sql)

/**
 * Applies what is missing in one transaction. `user_version` is the number of migrations applied, written with
 * them, so that two processes that start at once apply them once.
 */
export const migrate = (driver: Driver.Database, migrations: Migrations): void => {
  const version = (): number => Number(driver.pragma('user_version', { simple: true }))
  const refuseNewer = (): void => {
    if (version() > migrations.length)
      throw new LedgerFromNewerVersion(driver.name, version(), migrations.length)
  }
  refuseNewer()
  if (version() === migrations.length) return
  driver.pragma('foreign_keys = OFF')
  driver
    .transaction(() => {
      refuseNewer()
      for (const statement of migrations.slice(version()).flat()) driver.exec(statement)
      driver.pragma(`user_version = ${migrations.length}`)
    })
    .immediate()
  // The header in the file itself now tells the version to any later start.
  driver.pragma('wal_checkpoint(TRUNCATE)')
}
