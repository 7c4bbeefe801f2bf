/** At most `limit` starts in any `windowMs`, for each key apart. Times are of one clock that never goes back. */
export class Pace {
  readonly #limit: number
  readonly #windowMs: number
  readonly #starts = new Map<string, number[]>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Milliseconds until `key` may start once more; 0 = now. */
  waitMs(key: string, now: number): number {
    const recent = this.#recent(key, now)
    const oldest = recent[recent.length - this.#limit]
    return oldest === undefined ? 0 : Math.max(0, oldest + this.#windowMs - now)
  }

  take(key: string, now: number): void {
    this.#starts.set(key, [...this.#recent(key, now), now])
  }

  /** Forgets keys that no longer hold anything back. */
  sweep(now: number): void {
    for (const key of this.#starts.keys()) if (this.#recent(key, now).length === 0) this.#starts.delete(key)
  }

  #recent(key: string, now: number): number[] {
    return (this.#starts.get(key) ?? []).filter((at) => now - at < this.#windowMs)
  }
}
