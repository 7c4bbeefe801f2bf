import type { Settle } from '../../app/outbound/settle.ts'
import type { OutboxHead, OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Clock, Database } from '../../app/ports.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { type Fields, failureFields, type Log } from '../log.ts'
import type { Timers } from '../timers.ts'
import { dispositionOf } from './codes.ts'
import type { FindOut } from './find-sent.ts'
import { Gate } from './gate.ts'
import { isSilence } from './outage.ts'
import type { Perform } from './perform.ts'
import { isUnknown, needsUuid, withBackoff } from './retrying.ts'

export interface DrainDeps {
  readonly database: Database
  readonly perform: Perform
  readonly findOut: FindOut
  readonly settle: Settle
  readonly clock: Clock
  readonly timers: Timers
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly log: Log
  /** When what nobody asked for may go: now, or the next send window (domain.md 3.8). Absent: at any time. */
  readonly windowAfter?: (now: Instant) => Instant
}

/** Stands for the code of a call that went well. */
const ANSWERED = '0'
/** How many lanes one look sees; far more than may start at once. */
const LOOK_AT = 100
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
    deps.database.transact((store) => store.outbox.arrange())
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

  /**
   * Resolves when nothing is under way and nothing is due, or the platform does not answer; rows for a later instant do
   * not count.
   */
  idle(): Promise<void> {
    if (this.#phase === 'closed') return Promise.resolve()
    this.#gate.reach.tryNow()
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
    const { clock, timers, log } = this.#deps
    try {
      const [now, elapsed] = [clock.now(), timers.elapsed()]
      const held = this.#gate.held(elapsed)
      const heads = this.#inWindow(this.#ready(now, LOOK_AT, [...held.keys()]), now)
      const { start, waitMs } = this.#gate.admit(heads, elapsed)
      if (start.length > 0) this.#begin(start)
      else if (this.#running.size === 0 && this.#isIdle(now, heads.length > 0)) this.#tellIdle()
      this.#sleep(Math.min(waitMs ?? this.#untilNext(), ...held.values()))
    } catch (thrown) {
      log.error('outbox_unreadable', failureFields(thrown))
      this.#sleep(TROUBLE_MS)
    }
  }

  #ready(now: Instant, limit: number, held?: readonly OutboxHead['kind'][]): readonly OutboxHead[] {
    return this.#deps.database.read((store) => store.outbox.ready(now, limit, held))
  }

  /** Nothing is due, or nothing can go because nobody answers. */
  #isIdle(now: Instant, hasDue: boolean): boolean {
    return this.#gate.reach.isAway || (!hasDue && this.#ready(now, 1).length === 0)
  }

  /** What nobody asked for and is late waits for the next window. */
  #inWindow(heads: readonly OutboxHead[], now: Instant): readonly OutboxHead[] {
    const { database, windowAfter } = this.#deps
    const unasked = heads.filter(({ priority }) => priority === 2)
    const opens = unasked.length === 0 ? now : (windowAfter?.(now) ?? now)
    if (opens <= now) return heads
    database.transact((store) => {
      for (const { id } of unasked) store.outbox.defer(id, opens)
    })
    return heads.filter(({ priority }) => priority !== 2)
  }

  #begin(heads: readonly OutboxHead[]): void {
    const { timers } = this.#deps
    for (const [head, row] of this.#noted(heads)) {
      const run: Promise<void> = this.#run(head, row).finally(() => {
        this.#gate.leave(head, timers.elapsed())
        this.#running.delete(run)
        this.wake()
      })
      this.#running.add(run)
    }
  }

  /** The rows as they were before their tries were written down. */
  #noted(heads: readonly OutboxHead[]): readonly (readonly [OutboxHead, OutboxRow])[] {
    const { database, clock, timers } = this.#deps
    const untried = heads.filter((head) => needsUuid(head.kind) && wasNeverTried(head)).map(({ id }) => id)
    try {
      const rows = database.read((store) => heads.map(({ id }) => store.outbox.get(id)))
      if (untried.length > 0) database.transact((store) => store.outbox.trying(untried, clock.now()))
      return heads.flatMap((head, n) => {
        const row = rows[n]
        return row === undefined ? [] : [[head, row] as const]
      })
    } catch (thrown) {
      for (const head of heads) this.#gate.leave(head, timers.elapsed())
      throw thrown
    }
  }

  async #run(head: OutboxHead, row: OutboxRow): Promise<void> {
    const { random, timers, log } = this.#deps
    const tried = await this.#try(row)
    const isBack = this.#hear(head, tried)
    const outcome = withBackoff(row, tried, random())
    if (outcome.kind !== 'done') log.warn('call_failed', { row: row.id, call: head.kind, ...told(outcome) })
    const write = (): boolean => this.#write(row, outcome, isBack)
    for (let tries = 1; !write() && tries < WRITE_TRIES && this.#isOpen(); tries += 1) {
      await new Promise<void>((resolve) => timers.after(TROUBLE_MS, resolve))
    }
  }

  async #try(row: OutboxRow): Promise<Outcome> {
    const { clock, perform, findOut, log } = this.#deps
    try {
      return await (isUnknown(row, clock.now()) ? findOut(row) : perform(row.call, row.id))
    } catch (thrown) {
      log.error('call_broken', { row: row.id, call: row.call.kind, ...failureFields(thrown) })
      return BROKEN
    }
  }

  /** What the outcome tells of the platform: its limits, and whether it is there. Returns whether it is back. */
  #hear({ lane, kind }: OutboxHead, outcome: Outcome): boolean {
    const now = this.#deps.timers.elapsed()
    const code = 'code' in outcome ? outcome.code : ANSWERED
    const disposition = dispositionOf(code)
    if (outcome.kind === 'retry' && disposition.kind === 'retry') {
      const { afterMs: waitMs, limit = null } = outcome
      if (disposition.hold === 'lane') this.#gate.narrowLane(lane, now)
      if (disposition.hold === 'api') this.#gate.holdApi(kind, { waitMs, limit }, now)
    }
    if (isSilence(code)) this.#gate.reach.unanswered(lane, now)
    else if (/\d/.test(code)) return this.#gate.reach.answered()
    return false
  }

  #write(row: OutboxRow, outcome: Outcome, isBack: boolean): boolean {
    const { database, settle, clock, log } = this.#deps
    const inVain = outcome.kind === 'retry' && outcome.reached === 'no' && wasNeverTried(row)
    try {
      database.transact((store) => {
        if (isBack) store.outbox.hurry(clock.now())
        settle(store, row, outcome)
        if (inVain) store.outbox.notReached(row.id)
      })
      return true
    } catch (thrown) {
      log.error('outcome_unwritten', { row: row.id, ...failureFields(thrown) })
      return false
    }
  }

  /** Milliseconds until a row becomes due; a long time when none waits, or one that is due waits for a run to end. */
  #untilNext(): number {
    const next = this.#deps.database.read((store) => store.outbox.next())
    if (next === undefined) return LONGEST_SLEEP_MS
    const wait = next - this.#deps.clock.now()
    return wait <= 0 && this.#running.size > 0 ? LONGEST_SLEEP_MS : wait
  }

  #sleep(ms: number): void {
    this.#cancelSleep()
    if (!this.#isOpen()) return
    const wait = Math.min(Math.max(ms, SHORTEST_SLEEP_MS), LONGEST_SLEEP_MS)
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

const wasNeverTried = ({ triedAt }: Pick<OutboxRow, 'triedAt'>): boolean =>
  triedAt === null || triedAt === undefined

const told = (outcome: Exclude<Outcome, { kind: 'done' }>): Fields => ({
  outcome: outcome.kind,
  code: 'code' in outcome ? outcome.code : null,
  afterMs: outcome.kind === 'retry' ? outcome.afterMs : null,
})
