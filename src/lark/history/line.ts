import type { Work } from '../../app/context.ts'
import { aliveUntil, closeGap, markAlive, openGap, widenGap } from '../../app/gap.ts'
import type { Cause, Clock, Database, Store } from '../../app/ports.ts'
import { listeningSince } from '../../app/reading.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Log } from '../log.ts'
import type { Timers } from '../timers.ts'

export interface LineDeps {
  readonly database: Database
  readonly workOf: (store: Store, cause: Cause) => Work
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** The program only slept, and whatever came would have woken it: the line was never down. */
  readonly slept?: boolean
  /** OFFICE has a new line. */
  readonly soon: () => void
}

/** How long nothing came in: by real time while running, by the ledger's clock over a restart. */
interface Open {
  /** `timers.elapsed()` at its beginning; null: before this start. */
  readonly since: number | null
  /** The platform seems to be there and yet events do not come. */
  readonly deaf: boolean
  /** When the line was up again. */
  readonly end: { readonly at: Instant; readonly elapsed: number } | null
}

/** A shorter time in which nothing was missed is for the log only. */
const LONG_MS = 60_000
/** Written at most this often. */
const MARK_MS = 30_000

/** Whether messages come in, and the gaps in which they did not. The ledger's clock may be moved: no gap begins by that. */
export class Line {
  readonly #deps: LineDeps
  #up = false
  #heardAt: number
  #open: Open | undefined
  #marked: { readonly at: Instant; readonly elapsed: number } | undefined

  /** The first start ever opens no gap; any other opens one at the last sign of life. */
  constructor(deps: LineDeps) {
    this.#deps = deps
    this.#heardAt = deps.timers.elapsed()
    const now = deps.clock.now()
    const resumed = deps.database.transact((store) => {
      listeningSince(store, now)
      const from = openGap(store)?.from ?? (deps.slept === true ? undefined : aliveUntil(store))
      if (from !== undefined) widenGap(store, { from, messages: 0 })
      return from !== undefined
    })
    if (resumed) this.#open = { since: null, deaf: false, end: null }
  }

  get hasGap(): boolean {
    return this.#open !== undefined
  }

  /** Something came over the line. */
  heard(): void {
    this.#heardAt = this.#deps.timers.elapsed()
  }

  up(): void {
    this.#up = true
    this.heard()
    if (this.#open !== undefined) this.#open = { ...this.#open, end: this.#moment() }
    else this.mark()
  }

  /** The line is gone; nothing has come since it was last heard. */
  lost(): void {
    if (!this.#up) return
    this.#up = false
    const { timers, clock } = this.#deps
    const silentMs = Math.round(timers.elapsed() - this.#heardAt)
    this.#begin(instant(clock.now() - silentMs), { since: this.#heardAt, deaf: false, end: null })
  }

  /** Messages were found that never came, the first from `from`, though the line seemed to be up. */
  deaf(from: Instant): void {
    this.#begin(from, { since: this.#deps.timers.elapsed(), deaf: true, end: this.#moment() })
  }

  /** So many missed messages were handled, the first of them from `from`. */
  readBack(from: Instant, messages: number): void {
    if (this.#open === undefined) this.#begin(from, { since: null, deaf: false, end: this.#moment() })
    this.#deps.database.transact((store) => widenGap(store, { from, messages }))
    if (this.#open?.deaf === true) this.#open = { ...this.#open, end: this.#moment() }
  }

  /** Everything was read back: ends the gap if the line is up. `quiet`: nothing was missed any more. */
  settled(quiet: boolean): void {
    const { database, timers, log } = this.#deps
    const open = this.#open
    if (!this.#up || open === undefined || open.end === null || (open.deaf && !quiet)) return
    const { at, elapsed } = open.end
    const told = database.transact((store) => {
      const work = this.#deps.workOf(store, { kind: 'platform', id: 'gap' })
      const from = openGap(store)?.from ?? at
      const ms = open.since === null ? at - from : elapsed - open.since
      return closeGap(work, at, ms >= LONG_MS)
    })
    log.info('gap_closed', { told, seconds: Math.round((timers.elapsed() - elapsed) / 1000) })
    this.#open = undefined
    this.mark()
    if (told) this.#deps.soon()
  }

  /** Notes that messages come in, if they do; `force`: now, however lately it was noted. */
  mark(force = false): void {
    if (!this.#up || this.#open !== undefined) return
    const { at, elapsed } = this.#moment()
    const last = this.#marked
    const recent = last !== undefined && elapsed - last.elapsed < MARK_MS && at - last.at < MARK_MS
    if (recent && !force) return
    this.#marked = { at, elapsed }
    this.#deps.database.transact((store) => markAlive(store, at))
  }

  #begin(from: Instant, open: Open): void {
    if (this.#open !== undefined) {
      this.#open = { ...this.#open, deaf: this.#open.deaf || open.deaf, end: open.end }
      return
    }
    this.#open = open
    this.#deps.log.warn('gap_opened', { deaf: open.deaf })
    this.#deps.database.transact((store) => widenGap(store, { from, messages: 0 }))
  }

  #moment(): { readonly at: Instant; readonly elapsed: number } {
    return { at: this.#deps.clock.now(), elapsed: this.#deps.timers.elapsed() }
  }
}
