import type { Settle } from '../../app/outbound/settle.ts'
import type { OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Clock, Database } from '../../app/ports.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { failureFields, type Log } from '../log.ts'
import type { Timers } from '../timers.ts'
import { dispositionOf } from './codes.ts'
import { Gate } from './gate.ts'
import type { Perform } from './perform.ts'
import { isUnknown, needsUuid, UNKNOWN, withBackoff } from './retrying.ts'

export interface DrainDeps {
  readonly database: Database
  readonly perform: Perform
  readonly settle: Settle
  readonly clock: Clock
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** When what nobody asked for may go: now, or the next send window (domain.md 3.8). Absent: at any time. */
  readonly windowAfter?: (now: Instant) => Instant
  /** Longest sleep, ms, where nobody else writes and the clock is the world's. */
  readonly longestSleepMs?: number | undefined
}

/** How many ready rows one look sees; far more than may start at once. */
const LOOK_AT = 200
/** Longest sleep, ms: the ledger's clock may be moved, and other processes write too. */
const LONGEST_SLEEP_MS = 30_000
const SHORTEST_SLEEP_MS = 10
/** Pause after the database refused us, ms, and how often an outcome is offered to it. */
const TROUBLE_MS = 2000
const WRITE_TRIES = 5
/** A try that broke in our own code: its fate is unknown. */
const BROKEN: Outcome = { kind: 'retry', afterMs: 5000, code: 'internal', reached: 'maybe' }

/** Sends what waits in the outbox: lanes in order, tries written down before they leave, outcomes by `settle`. */
export class Drain {
  readonly #deps: DrainDeps
  readonly #gate = new Gate()
  readonly #running = new Set<Promise<void>>()
  #idlers: (() => void)[] = []
  #phase: 'resting' | 'woken' | 'closed' = 'resting'
  #cancelSleep: () => void = () => undefined

  constructor(deps: DrainDeps) {
    this.#deps = deps
  }

  /** Looks again right after the running code; call it after every commit and when the clock was moved. */
  wake(): void {
    if (this.#phase !== 'resting') return
    this.#phase = 'woken'
    queueMicrotask(() => {
      if (this.#phase === 'closed') return
      this.#phase = 'resting'
      this.#look()
    })
  }

  /** Resolves when nothing is under way and nothing is due; rows for a later instant do not count. */
  idle(): Promise<void> {
    if (this.#phase === 'closed') return Promise.resolve()
    return new Promise((resolve) => {
      this.#idlers.push(resolve)
      this.wake()
    })
  }

  /** Starts nothing more and waits for what is under way. */
  async close(): Promise<void> {
    this.#phase = 'closed'
    this.#cancelSleep()
    await Promise.allSettled(this.#running)
    this.#tellIdle()
  }

  #look(): void {
    const { database, clock, timers, log } = this.#deps
    try {
      const now = clock.now()
      const rows = this.#kept(
        database.read((store) => store.outbox.ready(now, LOOK_AT)),
        now,
      )
      const { start, waitMs } = this.#gate.admit(rows, timers.elapsed())
      if (start.length > 0) this.#begin(start)
      if (rows.length === 0 && this.#running.size === 0) this.#tellIdle()
      this.#sleep(waitMs ?? this.#untilNext())
    } catch (thrown) {
      log.error('outbox_unreadable', failureFields(thrown))
      this.#sleep(TROUBLE_MS)
    }
  }

  /** What an outage has kept past its window waits for the next one, unless a try may have arrived already. */
  #kept(rows: readonly OutboxRow[], now: Instant): readonly OutboxRow[] {
    const { database, windowAfter } = this.#deps
    const unasked = rows.filter((row) => row.priority === 2 && wasNeverTried(row))
    const opens = unasked.length === 0 ? now : (windowAfter?.(now) ?? now)
    if (opens <= now) return rows
    database.transact((store) => {
      for (const { id } of unasked) store.outbox.postpone(id, opens)
    })
    return rows.filter((row) => !unasked.includes(row))
  }

  #begin(rows: readonly OutboxRow[]): void {
    const { database, clock, timers } = this.#deps
    const untried = rows.filter((row) => needsUuid(row) && wasNeverTried(row)).map((row) => row.id)
    try {
      if (untried.length > 0) {
        const now = clock.now()
        database.transact((store) => store.outbox.trying(untried, now))
      }
    } catch (thrown) {
      for (const row of rows) this.#gate.leave(row, timers.elapsed())
      throw thrown
    }
    for (const row of rows) {
      const run: Promise<void> = this.#run(row).finally(() => {
        this.#running.delete(run)
        this.wake()
      })
      this.#running.add(run)
    }
  }

  async #run(row: OutboxRow): Promise<void> {
    const { clock, random, timers } = this.#deps
    const tried = await this.#try(row)
    const outcome = withBackoff(row, tried, clock.now(), random())
    this.#holdBack(row, outcome)
    this.#tell(row, outcome)
    for (let tries = 1; !this.#write(row, outcome) && tries < WRITE_TRIES && this.#isOpen(); tries += 1) {
      await new Promise<void>((resolve) => timers.after(TROUBLE_MS, resolve))
    }
    this.#gate.leave(row, timers.elapsed())
  }

  async #try(row: OutboxRow): Promise<Outcome> {
    if (isUnknown(row, this.#deps.clock.now())) return UNKNOWN
    try {
      return await this.#deps.perform(row.call, row.id)
    } catch (thrown) {
      this.#deps.log.error('call_broken', {
        request: row.request ?? null,
        row: row.id,
        call: row.call.kind,
        ...failureFields(thrown),
      })
      return BROKEN
    }
  }

  #holdBack(row: OutboxRow, outcome: Outcome): void {
    if (outcome.kind !== 'retry') return
    const disposition = dispositionOf(outcome.code)
    if (disposition.kind !== 'retry' || disposition.hold !== 'api') return
    this.#gate.hold(row.call.kind, this.#deps.timers.elapsed() + outcome.afterMs)
  }

  #tell(row: OutboxRow, outcome: Outcome): void {
    const { log } = this.#deps
    const call = { request: row.request ?? null, row: row.id, call: row.call.kind }
    if (outcome.kind === 'done') {
      log.debug('call_done', call)
      return
    }
    const afterMs = outcome.kind === 'retry' ? outcome.afterMs : null
    const { kind, code } = outcome
    log.warn('call_failed', { ...call, outcome: kind, code, afterMs })
  }

  #write(row: OutboxRow, outcome: Outcome): boolean {
    const { database, settle, log } = this.#deps
    const inVain = outcome.kind === 'retry' && outcome.reached === 'no' && wasNeverTried(row)
    try {
      database.transact((store) => {
        store.outbox.onAccountOf(row.request ?? null, () => settle(store, row, outcome))
        if (inVain) store.outbox.notReached(row.id)
      })
      return true
    } catch (thrown) {
      log.error('outcome_unwritten', { request: row.request ?? null, row: row.id, ...failureFields(thrown) })
      return false
    }
  }

  /** Milliseconds until a row becomes due; null when none waits, or when one that is due only waits for a run to end. */
  #untilNext(): number | null {
    const next = this.#deps.database.read((store) => store.outbox.next())
    if (next === undefined) return null
    const wait = next - this.#deps.clock.now()
    return wait <= 0 && this.#running.size > 0 ? null : wait
  }

  #sleep(ms: number | null): void {
    this.#cancelSleep()
    if (!this.#isOpen()) return
    const longest = this.#deps.longestSleepMs ?? LONGEST_SLEEP_MS
    const wait = Math.min(Math.max(ms ?? longest, SHORTEST_SLEEP_MS), longest)
    this.#cancelSleep = this.#deps.timers.after(wait, () => this.wake())
  }

  #isOpen(): boolean {
    return this.#phase !== 'closed'
  }

  #tellIdle(): void {
    const idlers = this.#idlers
    this.#idlers = []
    for (const tell of idlers) tell()
  }
}

const wasNeverTried = (row: OutboxRow): boolean => row.triedAt === null || row.triedAt === undefined
