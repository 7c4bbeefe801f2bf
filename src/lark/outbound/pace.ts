/** So many calls in any window of so many ms. */
export interface Limit {
  readonly calls: number
  readonly windowMs: number
}

interface Counted {
  running: number
  readonly ends: number[]
}

/**
 * Keeps a limit, for each key apart. The platform counts a call when it arrives, which is some time between its start
 * and its answer: a call counts from its start until a window after its end, so no call can arrive too early. Times
 * are of one clock that never goes back.
 */
export class Pace {
  readonly #limit: Limit
  readonly #keys = new Map<string, Counted>()

  constructor(limit: Limit) {
    this.#limit = limit
  }

  /** Milliseconds until `key` may start once more, 0 = now, Infinity = when a call has ended; `calls` for a tighter limit. */
  waitMs(key: string, now: number, calls = this.#limit.calls): number {
    const { running, ends } = this.#recent(key, now)
    const free = Math.min(calls, this.#limit.calls) - running
    if (free <= 0) return Number.POSITIVE_INFINITY
    const blocking = ends[ends.length - free]
    return blocking === undefined ? 0 : Math.max(0, blocking + this.#limit.windowMs - now)
  }

  begin(key: string, now: number): void {
    this.#recent(key, now).running += 1
  }

  end(key: string, now: number): void {
    const counted = this.#recent(key, now)
    counted.running -= 1
    counted.ends.push(now)
  }

  /** Forgets keys that no longer hold anything back. */
  sweep(now: number): void {
    for (const key of this.#keys.keys()) {
      const { running, ends } = this.#recent(key, now)
      if (running === 0 && ends.length === 0) this.#keys.delete(key)
    }
  }

  #recent(key: string, now: number): Counted {
    const counted = this.#keys.get(key) ?? { running: 0, ends: [] }
    this.#keys.set(key, counted)
    const over = counted.ends.findIndex((at) => now - at < this.#limit.windowMs)
    counted.ends.splice(0, over === -1 ? counted.ends.length : over)
    return counted
  }
}
