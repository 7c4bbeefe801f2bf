import type { Timers } from '../../src/lark/timers.ts'

/** Timers for which time passes only when it is told to, however fast the machine is. */
export class Passing implements Timers {
  #now = 0
  readonly #waits = new Set<{ readonly at: number; readonly run: () => void }>()

  after(ms: number, run: () => void): () => void {
    const wait = { at: this.#now + ms, run }
    this.#waits.add(wait)
    return () => void this.#waits.delete(wait)
  }

  elapsed(): number {
    return this.#now
  }

  /** How many wait for their time. */
  get waiting(): number {
    return this.#waits.size
  }

  /** Lets so many milliseconds pass; what falls due runs in its order. */
  pass(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#waits].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#waits.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }
}
