import type { OutboxHead, OutboxRow, Outcome } from '../../app/outbox.ts'
import { failureFields } from '../log.ts'
import type { Timers } from '../timers.ts'
import { callFields, outcomeFields } from './call-fields.ts'
import { dispositionOf } from './codes.ts'
import { Due, type DueDeps } from './due.ts'
import type { FindOut } from './find-sent.ts'
import { Gate, LONGEST_WINDOW_MS } from './gate.ts'
import { isSilence } from './outage.ts'
import { Outcomes, type OutcomesDeps } from './outcomes.ts'
import type { Limit } from './pace.ts'
import type { Perform } from './perform.ts'
import { isUnknown, withBackoff } from './retrying.ts'
import { Sleep } from './sleep.ts'

export interface DrainDeps extends DueDeps, OutcomesDeps {
  readonly perform: Perform
  readonly findOut: FindOut
  /** Asks the platform something that changes nothing; whether it answered. */
  readonly isThere: () => Promise<boolean>
  readonly timers: Timers
  /** What the platform takes in one lane; its usual limit unless told. */
  readonly laneLimit?: Limit | undefined
  /** Uniform in [0, 1). */
  readonly random: () => number
  /** Longest sleep, ms, where nobody else writes and the clock is the world's. */
  readonly longestSleepMs?: number | undefined
}

/** Stands for the code of a call that went well. */
const ANSWERED = '0'
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
  readonly #due: Due
  readonly #outcomes: Outcomes
  readonly #gate: Gate
  readonly #running = new Set<Promise<void>>()
  #idlers: (() => void)[] = []
  #phase: 'resting' | 'woken' | 'closed' = 'resting'
  /** An outcome was lost to the ledger: nothing leaves before it takes a write again, lest it be done over and over. */
  #mustProve = false
  readonly #untilLook: Sleep

  constructor(deps: DrainDeps) {
    this.#deps = deps
    this.#gate = new Gate(deps.laneLimit)
    this.#due = new Due(deps)
    this.#outcomes = new Outcomes(deps)
    this.#untilLook = new Sleep(deps.timers, () => this.wake())
    const now = deps.timers.elapsed()
    for (const { ageMs, ...call } of this.#due.lately(LONGEST_WINDOW_MS)) this.#gate.made(call, now - ageMs)
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
    this.#gate.reach.askNow()
    return new Promise((resolve) => {
      this.#idlers.push(resolve)
      this.wake()
    })
  }

  /** Starts nothing more and waits for what is under way. */
  async close(): Promise<void> {
    this.#phase = 'closed'
    this.#untilLook.end()
    await Promise.allSettled(this.#running)
    this.#tellIdle()
  }

  #look(): void {
    const { timers, log } = this.#deps
    const { isFull, reach } = this.#gate
    // A run has to end first, which wakes us: a look, made after every commit, costs nothing meanwhile. Should the
    // program end before, what it sleeps for starts it again.
    if (this.#running.size > 0 && (isFull || reach.isClosed)) {
      this.#sleep(LONGEST_SLEEP_MS)
      return
    }
    try {
      this.#sleep(reach.isClosed ? this.#ask(timers.elapsed()) : this.#start(timers.elapsed()))
    } catch (thrown) {
      log.error('outbox_unreadable', failureFields(thrown))
      this.#sleep(TROUBLE_MS)
    }
  }

  /** Starts what may start; returns when to look again. */
  #start(elapsed: number): number {
    const held = this.#gate.held(elapsed)
    const heads = this.#due.heads([...held.keys()])
    // The most urgent come first: nobody asked for any of these.
    if (heads[0]?.priority === 2 && this.#gate.reach.isStale(elapsed)) return this.#ask(elapsed)
    const { start, waitMs } = this.#gate.admit(heads, elapsed)
    if (start.length > 0) this.#begin(start)
    if (this.#due.isBehind) return SHORTEST_SLEEP_MS
    const isBusy = this.#running.size > 0
    if (this.#idlers.length > 0 && !isBusy && heads.length === 0 && !this.#due.hasAny()) this.#tellIdle()
    return Math.min(waitMs ?? this.#untilNext(isBusy || held.size > 0), ...held.values())
  }

  /** Asks whether the platform is there, when it is time to; returns when to look again. */
  #ask(elapsed: number): number {
    const { isThere, database, clock, timers } = this.#deps
    const { reach } = this.#gate
    if (this.#running.size > 0) return LONGEST_SLEEP_MS
    const wait = reach.waitMs(elapsed)
    if (wait > 0) {
      this.#tellIdle()
      return wait
    }
    this.#follow(async () => {
      let answered = false
      try {
        answered = await isThere()
      } finally {
        reach.asked(answered, timers.elapsed())
      }
      if (answered) database.transact((store) => store.outbox.hurry(clock.now()))
    })
    return LONGEST_SLEEP_MS
  }

  /** Keeps what is under way in mind, and looks again after it. */
  #follow(run: () => Promise<void>): void {
    const { log } = this.#deps
    const running: Promise<void> = run()
      .catch((thrown: unknown) => log.error('drain_broken', failureFields(thrown)))
      .finally(() => {
        this.#running.delete(running)
        this.wake()
      })
    this.#running.add(running)
  }

  #begin(heads: readonly OutboxHead[]): void {
    const { timers } = this.#deps
    const leave = (head: OutboxHead): void => this.#gate.leave(head, timers.elapsed())
    try {
      const noted = this.#due.noted(heads, this.#mustProve)
      this.#mustProve = false
      for (const [head, row] of noted) this.#follow(() => this.#run(head, row).finally(() => leave(head)))
    } catch (thrown) {
      for (const head of heads) leave(head)
      throw thrown
    }
  }

  async #run(head: OutboxHead, row: OutboxRow): Promise<void> {
    const { random, timers, log } = this.#deps
    const tried = await this.#try(row)
    this.#hear(head, tried)
    const outcome = withBackoff(row, tried, random())
    if (outcome.kind === 'done') log.debug('call_done', callFields(row))
    else log.warn('call_failed', { ...callFields(row), ...outcomeFields(outcome) })
    for (let tries = 1; !(await this.#outcomes.write(row, outcome)); tries += 1) {
      this.#mustProve = true
      if (tries === WRITE_TRIES || !this.#isOpen()) return
      await new Promise<void>((resolve) => timers.after(TROUBLE_MS, resolve))
    }
  }

  async #try(row: OutboxRow): Promise<Outcome> {
    const { clock, perform, findOut, log } = this.#deps
    try {
      return await (isUnknown(row, clock.now()) ? findOut(row) : perform(row.call, row.id))
    } catch (thrown) {
      log.error('call_broken', { ...callFields(row), ...failureFields(thrown) })
      return BROKEN
    }
  }

  /** What the outcome tells of the platform: its limits, and whether it is there. */
  #hear({ lane, kind }: OutboxHead, outcome: Outcome): void {
    const now = this.#deps.timers.elapsed()
    const code = 'code' in outcome ? outcome.code : ANSWERED
    const disposition = dispositionOf(code)
    if (outcome.kind === 'retry' && disposition.kind === 'retry') {
      const { afterMs: waitMs, limit = null } = outcome
      if (disposition.hold === 'lane') this.#gate.narrowLane(lane, now)
      if (disposition.hold === 'messages') this.#gate.holdMessages(waitMs, now)
      if (disposition.hold === 'api') this.#gate.holdApi(kind, { waitMs, limit }, now)
    }
    if (isSilence(code)) this.#gate.reach.unanswered(lane, now)
    else if (/\d/.test(code)) this.#gate.reach.answered(now)
  }

  /** A row that is due only waits for a run to end, or for its kind to be held back no longer. */
  #untilNext(mustWait: boolean): number {
    const wait = this.#due.untilNext() ?? Number.POSITIVE_INFINITY
    return wait <= 0 && mustWait ? LONGEST_SLEEP_MS : wait
  }

  #sleep(ms: number): void {
    const longest = this.#deps.longestSleepMs ?? LONGEST_SLEEP_MS
    if (this.#isOpen()) this.#untilLook.atMost(Math.min(Math.max(ms, SHORTEST_SLEEP_MS), longest))
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
