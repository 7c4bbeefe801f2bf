import type { Timers } from '../timers.ts'

/**
 * The time until the next look. A sleep that ends sooner already stays as it is: one look too many costs less than a
 * timer called off and set anew after every commit.
 */
export class Sleep {
  readonly #timers: Timers
  readonly #wake: () => void
  /** As of `timers.elapsed`. */
  #until = Number.POSITIVE_INFINITY
  #cancel: () => void = () => undefined

  constructor(timers: Timers, wake: () => void) {
    this.#timers = timers
    this.#wake = wake
  }

  /** At most `ms` from now. */
  atMost(ms: number): void {
    const until = this.#timers.elapsed() + ms
    if (until >= this.#until) return
    this.end()
    this.#until = until
    this.#cancel = this.#timers.after(ms, () => {
      this.#until = Number.POSITIVE_INFINITY
      this.#wake()
    })
  }

  /** Without a wake. */
  end(): void {
    this.#cancel()
    this.#until = Number.POSITIVE_INFINITY
  }
}
