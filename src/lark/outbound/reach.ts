/** Chats in a row that got no answer before the platform counts as away: one bad message is no outage. */
const AWAY = 3
/** From one trial to the next, doubled up to the longest. */
const FIRST_MS = 500
const LONGEST_MS = 15_000

/** Whether the platform answers at all. While it does not, one call at a time tries whether it is back. */
export class Reach {
  readonly #silent = new Set<string>()
  #trials = 0
  #nextAt = 0

  get isAway(): boolean {
    return this.#silent.size >= AWAY
  }

  /** Milliseconds until the next trial, 0 = now. Times as in Pace. */
  waitMs(now: number): number {
    return this.isAway ? Math.max(0, this.#nextAt - now) : 0
  }

  /** The next trial may be made at once. */
  tryNow(): void {
    this.#nextAt = 0
  }

  unanswered(lane: string, now: number): void {
    this.#silent.add(lane)
    if (!this.isAway) return
    this.#nextAt = now + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#trials, 10))
    this.#trials += 1
  }

  /** Returns whether that is news. */
  answered(): boolean {
    const wasAway = this.isAway
    this.#silent.clear()
    this.#trials = 0
    return wasAway
  }
}
