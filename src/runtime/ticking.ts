import type { Work } from '../app/context.ts'
import type { Cause, Clock, Database, Store } from '../app/ports.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { failureFields, type Log } from '../lark/log.ts'
import type { Timers } from '../lark/timers.ts'
import { tick } from '../schedule/tick.ts'

export interface TickingDeps {
  readonly database: Database
  readonly workOf: (store: Store, cause: Cause) => Work
  readonly clock: Clock
  readonly timers: Timers
  /** Called when something was done: there may be something to send. */
  readonly wakeDrain: () => void
  readonly log: Log
  readonly longestSleepMs?: number | undefined
}

export interface Ticking {
  /** Looks soon: something was committed, or the clock was moved. */
  wake(): void
  /** When something falls due after the last look; undefined: nothing is planned. */
  next(): Instant | undefined
  /** Does all that is due now. */
  run(): Promise<void>
  close(): void
}

/** Longest sleep unless told otherwise: the ledger's clock may be moved and other processes write. */
const LONGEST_MS = 30_000
const SHORTEST_MS = 50
/** From a look that found nothing to the next one that a commit asks for: a busy ledger commits many times meanwhile. */
const REST_MS = 250
/** Of each job in one go while messages come in: a large ledger's alarms are set anew in many ticks. */
const PORTIONS = 3
const AFTER_FAILURE_MS = 2000

/** Wakes the tick: a timer only ever wakes, what is due stands in rows (architecture.md 1.2). */
export const startTicking = (deps: TickingDeps): Ticking => {
  const { database, workOf, clock, timers, wakeDrain, log, longestSleepMs = LONGEST_MS } = deps
  let cancel: () => void = () => undefined
  let woken = false
  let closed = false
  let next: Instant | undefined
  /** As of `timers.elapsed`. */
  let restsUntil = Number.NEGATIVE_INFINITY

  const sleep = (ms: number): void => {
    cancel()
    if (!closed) cancel = timers.after(Math.min(Math.max(ms, SHORTEST_MS), longestSleepMs), look)
  }
  const doDue = (portions?: number): void => {
    const ticked = tick({ database, workOf }, clock.now(), portions)
    next = ticked.next
    if (ticked.worked) wakeDrain()
    restsUntil = ticked.worked ? Number.NEGATIVE_INFINITY : timers.elapsed() + REST_MS
  }
  const untilNext = (): number => (next === undefined ? longestSleepMs : next - clock.now())
  const look = (): void => {
    if (closed) return
    woken = false
    try {
      doDue(PORTIONS)
      sleep(untilNext())
    } catch (error) {
      log.error('tick_failed', failureFields(error))
      sleep(AFTER_FAILURE_MS)
    }
  }

  return {
    /** One who is woken already is not put off by the next call, however fast they come. */
    wake: () => {
      if (woken) return
      woken = true
      sleep(Math.min(restsUntil - timers.elapsed(), untilNext()))
    },
    next: () => next,
    run: () => {
      doDue()
      return Promise.resolve()
    },
    close: () => {
      closed = true
      cancel()
    },
  }
}
