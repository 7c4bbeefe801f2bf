import { DurableObject } from 'cloudflare:workers'
import { randomUUID } from 'node:crypto'
import { ImportRejected } from '../../app/import/fault.ts'
import { type Verification, verifyLedger } from '../../app/verify.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import { instant } from '../../domain/kernel/time.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { failureFields } from '../../lark/log.ts'
import type { Readiness } from '../../web/deps.ts'
import { faultLines } from '../cli/fault-text.ts'
import { ConfigError } from '../config.ts'
import type { Engine } from '../engine.ts'
import { sha256 } from '../hash.ts'
import { takeOver } from '../import/take-over.ts'
import { NOT_UTF8, utf8Text } from '../import/utf8-text.ts'
import { type Bindings, readBindings, type Tenant } from './bindings.ts'
import { readOut } from './copy/read-out.ts'
import { dropHalfRestored, restoreCopy } from './copy/restore.ts'
import { takeCopy } from './copy/take.ts'
import type { Imported, LedgerDoors, Received } from './doors.ts'
import { hearOut } from './hear-out.ts'
import { consoleLog } from './log.ts'
import type { Refusals } from './refusals.ts'
import { schemaOf } from './storage.ts'
import { briefly, type ObjectTimers, objectTimers } from './timers.ts'
import { lookUpNext, NAME, type Pace, startWork, type Work } from './work.ts'

const HOUR_MS = 3_600_000
/** Nobody else writes here and the clock is the world's, so an object with nothing to do sleeps. */
const LONGEST_SLEEP_MS = HOUR_MS
const LOOKS_UP_AFTER_MS = 6 * HOUR_MS

const NOT_EMPTY = 'a ledger is there already: restore into an empty one, of a tenant that has not begun'

/**
 * One tenant: its ledger in the object's own SQLite, and the program at work on it. The platform lets no answer and
 * no call out of the object before what was written is durable.
 */
export class Ledger extends DurableObject<Bindings> implements LedgerDoors {
  #timers: ObjectTimers | undefined
  #work: Work | undefined
  #isRestoring = false

  constructor(ctx: DurableObjectState, env: Bindings) {
    super(ctx, env)
    void ctx.blockConcurrencyWhile(async () => {
      const log = consoleLog('info', {})
      const unarmed = (thrown: unknown) => log.error('alarm_unset', failureFields(thrown))
      this.#timers = objectTimers(ctx.storage, await ctx.storage.getAlarm(), unarmed)
      dropHalfRestored(ctx.storage)
      const known = ctx.storage.kv.get(NAME)
      if (typeof known === 'string') this.#start(({ ledger }) => ledger === known)
    })
  }

  async receive(tenant: string, envelope: unknown): Promise<Received> {
    const { engine, log } = this.#at(tenant)
    const door = engine.webhook
    if (door === null) throw new Error('the engine has no webhook')
    try {
      return { kind: 'answer', answer: (await door.receive(door.parse(envelope))) ?? {} }
    } catch (thrown) {
      log.error('event_failed', failureFields(thrown))
      return { kind: 'failed' }
    }
  }

  async refused(tenant: string, refusals: Refusals): Promise<void> {
    const { meters } = this.#at(tenant)
    for (const [reason, times] of refusals) meters.add('webhooksRefused', { reason }, times)
  }

  ready(tenant: string): Promise<Readiness> {
    return this.#at(tenant).engine.ready()
  }

  async wake(tenant: string): Promise<void> {
    this.#at(tenant)
    this.#timers?.ring()
  }

  async importFile(tenant: string, file: string, bytes: Uint8Array): Promise<Imported> {
    const { engine, database, calendar } = this.#at(tenant)
    const text = utf8Text(bytes)
    if (text === undefined) return { kind: 'refused', faults: [`the file ${NOT_UTF8}`] }
    try {
      const report = takeOver(database, calendar, { now: this.pace().clock.now(), file, text })
      engine.written()
      return { kind: 'done', report }
    } catch (error) {
      if (!(error instanceof ImportRejected)) throw error
      return { kind: 'refused', faults: faultLines(error.faults) }
    }
  }

  async exportJson(tenant: string): Promise<ReadableStream<Uint8Array>> {
    return readOut(this.ctx.storage, this.#at(tenant).database, randomUUID())
  }

  async verify(tenant: string): Promise<Verification> {
    return this.#at(tenant).database.read((store) => verifyLedger(store, sha256))
  }

  async backup(tenant: string): Promise<ReadableStream<Uint8Array>> {
    const { database } = this.#at(tenant)
    const { storage } = this.ctx
    const { hash: head } = database.read(({ journal }) => journal.head())
    return takeCopy(storage, { id: randomUUID(), head, schema: schemaOf(storage).applied })
  }

  async restore(tenant: string, bytes: ReadableStream<Uint8Array>): Promise<Imported> {
    const work = this.#at(tenant)
    const { storage } = this.ctx
    if (work.database.read(({ journal }) => journal.head()).seq > 0) {
      await hearOut(bytes)
      return { kind: 'refused', faults: [NOT_EMPTY] }
    }
    work.engine.abandon()
    work.database.close()
    this.#work = undefined
    this.#isRestoring = true
    try {
      const factsOf = (problem: Problem) => digestFactsOf(problem, work.calendar)
      const { ledger: folder } = work.tenant
      return await restoreCopy({ storage, factsOf, bucket: this.env.EVIDENCE, folder }, bytes)
    } finally {
      this.#isRestoring = false
      // What was said since the backup is read back from the chats.
      lookUpNext(storage)
      this.#at(tenant)
    }
  }

  metrics(tenant: string): Promise<string> {
    return this.#at(tenant).exposition.text()
  }

  /** Only wakes: what is due stands in rows. A failure must not end the chain of alarms. */
  async alarm(): Promise<void> {
    this.#timers?.ring()
    if (this.#work !== undefined) await briefly(this.#work.engine.idle())
  }

  protected pace(): Pace {
    return {
      clock: { now: () => instant(Date.now()) },
      watch: { sweepMs: LOOKS_UP_AFTER_MS, markMs: LONGEST_SLEEP_MS },
      looksUpAfterMs: LOOKS_UP_AFTER_MS,
    }
  }

  protected engineOf(tenant: string): Engine {
    return this.#at(tenant).engine
  }

  #at(tenant: string): Work {
    if (this.#isRestoring) throw new Error('a backup is being restored')
    const work = this.#work ?? this.#start(({ name }) => name === tenant)
    if (work.tenant.name !== tenant) throw new Error('this object is another tenant’s')
    return work
  }

  #start(isOurs: (tenant: Tenant) => boolean): Work {
    const { storage } = this.ctx
    const { EVIDENCE: bucket } = this.env
    try {
      const { tenants, logLevel } = readBindings(this.env)
      const tenant = [...tenants.values()].find(isOurs)
      const timers = this.#timers
      if (tenant === undefined || timers === undefined)
        throw new ConfigError('TENANTS', 'the tenant of each ledger that is there')
      const place = { storage, bucket, timers, pace: this.pace(), longestSleepMs: LONGEST_SLEEP_MS, logLevel }
      this.#work = startWork(place, tenant)
      return this.#work
    } catch (thrown) {
      // Who called is told that it failed, but not why.
      consoleLog('info', {}).error('start_failed', failureFields(thrown))
      throw thrown
    }
  }
}
