import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import Driver from 'better-sqlite3'
import { describe, expect, inject, it } from 'vitest'
import migrations from '../../drizzle/migrations.js'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import type { Problem } from '../../src/domain/problem/problem.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { openObjectLedger } from '../../src/runtime/worker/storage.ts'
import { calendar } from '../app/demo-ledger.ts'
import { APP } from '../scenarios/town-seed.ts'
import { storageOver } from './storage-over.ts'
import { startWorker } from './worker.ts'

const DRIZZLE = resolve(import.meta.dirname, '../../drizzle')
const STEPS = migrations.journal.entries.map(({ tag }) => readFileSync(join(DRIZZLE, `${tag}.sql`), 'utf8'))
const factsOf = (problem: Problem) => digestFactsOf(problem, calendar)
const folder = (): string => mkdtempSync(join(tmpdir(), 'migrations-'))

/** Tables and indexes of our own, as SQLite tells them. */
const schemaOf = (driver: Driver.Database): readonly unknown[] =>
  driver
    .prepare(
      "select type, name, tbl_name, sql from sqlite_master where name not like '!_cf%' escape '!' order by 1, 2",
    )
    .all()

const schemaAt = (path: string): readonly unknown[] => {
  const driver = new Driver(path, { readonly: true })
  const schema = schemaOf(driver)
  driver.close()
  return schema
}

const schemaOfNode = (): readonly unknown[] => {
  const dataDir = folder()
  const path = join(dataDir, 'taizhang.db')
  openLedger(path, { factsOf }).close()
  const schema = schemaAt(path)
  rmSync(dataDir, { recursive: true, force: true })
  return schema
}

describe('the migrations that the Worker carries', () => {
  it('are all there are, in order', () => {
    const files = readdirSync(DRIZZLE).filter((name) => name.endsWith('.sql'))
    expect(migrations.journal.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files.sort())
    expect(Object.values(migrations.migrations)).toEqual(STEPS)
  })

  it.each(STEPS.map((_, applied) => applied))(
    'lead from version %i to the schema that Node has',
    (applied) => {
      const driver = new Driver(':memory:')
      for (const step of STEPS.slice(0, applied)) driver.exec(step)
      openObjectLedger(storageOver(driver, applied), factsOf)
      expect(schemaOf(driver)).toEqual(schemaOfNode())
      expect(driver.pragma('foreign_key_check')).toEqual([])
      driver.close()
    },
  )

  it('are refused by a program that is older than the ledger, before anything is written', () => {
    const driver = new Driver(':memory:')
    expect(() => openObjectLedger(storageOver(driver, STEPS.length + 1), factsOf)).toThrow(/newer version/)
    expect(schemaOf(driver)).toEqual([])
    driver.close()
  })
})

describe('an object’s ledger', () => {
  const dataDir = folder()
  const start = () =>
    startWorker({
      bundle: inject('bundles').deployed,
      dataDir,
      bindings: {
        LARK_APP_ID: APP.appId,
        LARK_APP_SECRET: APP.appSecret,
        LARK_ENCRYPT_KEY: APP.encryptKey,
        LARK_VERIFICATION_TOKEN: APP.verificationToken,
        LARK_DOMAIN: 'http://127.0.0.1:9',
      },
      logged: () => undefined,
    })
  const file = (): string => {
    const objects = join(dataDir, 'objects', '-Ledger')
    const name = readdirSync(objects).find((each) => /^[0-9a-f]{64}\.sqlite$/.test(each))
    return join(objects, name ?? '')
  }
  /** Number of migrations applied, as the object keeps it. */
  const version = (change?: number): unknown => {
    const driver = new Driver(file())
    if (change !== undefined)
      driver.prepare("update _cf_KV set value = ? where key = 'schema'").run(serialize(change))
    const kept = driver.prepare("select value from _cf_KV where key = 'schema'").pluck().get()
    driver.close()
    return kept instanceof Uint8Array ? deserialize(kept) : undefined
  }

  it('has the schema that Node has, and is left alone by an older program', async () => {
    const first = await start()
    expect((await first.operator('verify')).status).toBe(200)
    await first.close()
    expect(schemaAt(file())).toEqual(schemaOfNode())
    expect(version()).toBe(STEPS.length)

    version(STEPS.length + 1)
    const older = await start()
    expect((await older.operator('verify')).status).toBe(500)
    expect((await fetch(`${older.url}/readyz`)).status).not.toBe(200)
    await older.close()
    expect(version()).toBe(STEPS.length + 1)

    version(STEPS.length)
    const again = await start()
    expect((await again.operator('verify')).status).toBe(200)
    await again.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
})
