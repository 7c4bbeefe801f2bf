import type { OutboxRow } from '../../app/outbox.ts'
import { Pace } from './pace.ts'

/** Limits of lark-platform.md 3.1 and 3.3, counted in a window a little longer than the platform's second. */
const WINDOW_MS = 1100
const PER_LANE = 5
const OVERALL = 50
const PARALLEL = 8
const ALL = ''

/** Decides which rows may start now: one at a time in a lane, eight in all, five a second a lane, fifty in all. */
export class Gate {
  readonly #lanes = new Pace(PER_LANE, WINDOW_MS)
  readonly #overall = new Pace(OVERALL, WINDOW_MS)
  readonly #running = new Set<string>()
  readonly #heldUntil = new Map<OutboxRow['call']['kind'], number>()

  /** The rows to start now, already counted as running, and how long the next one has to wait (null: for a run to end). */
  admit(rows: readonly OutboxRow[], now: number): { start: OutboxRow[]; waitMs: number | null } {
    const start: OutboxRow[] = []
    let waitMs: number | null = null
    for (const row of rows) {
      if (this.#running.has(row.lane)) continue
      if (this.#running.size >= PARALLEL) return { start, waitMs: null }
      const wait = this.#waitMs(row, now)
      if (wait > 0) waitMs = Math.min(waitMs ?? wait, wait)
      else start.push(this.#enter(row, now))
    }
    return { start, waitMs }
  }

  leave(row: OutboxRow, now: number): void {
    this.#running.delete(row.lane)
    this.#lanes.sweep(now)
  }

  /** Holds back every call of a kind, as the platform asks (lark-platform.md 3.13). */
  hold(kind: OutboxRow['call']['kind'], until: number): void {
    this.#heldUntil.set(kind, Math.max(until, this.#heldUntil.get(kind) ?? 0))
  }

  #enter(row: OutboxRow, now: number): OutboxRow {
    this.#running.add(row.lane)
    this.#lanes.take(row.lane, now)
    this.#overall.take(ALL, now)
    return row
  }

  #waitMs(row: OutboxRow, now: number): number {
    const held = (this.#heldUntil.get(row.call.kind) ?? 0) - now
    return Math.max(held, this.#lanes.waitMs(row.lane, now), this.#overall.waitMs(ALL, now))
  }
}
