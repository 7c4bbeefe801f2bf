import type { Store } from './state/store.ts'

const KEY = 'clock'

interface Attendant {
  /** The earliest instant up to `limit` at which something of theirs falls due. */
  readonly dueBefore: (limit: number) => number | undefined
  readonly fireDue: () => Promise<void>
}

/**
 * The platform's clock (UTC ms). It runs at the pace of the real-time source, can be moved forward and never
 * goes back; a persisted clock goes on from where it stopped.
 */
export class Clock {
  readonly #store: Store
  readonly #real: () => number
  readonly #listeners = new Set<(now: number) => void | Promise<void>>()
  #base: number
  #realBase: number
  readonly #attendants: Attendant[] = []
  #moving: Promise<void> = Promise.resolve()

  constructor(store: Store, real: () => number, startAt: number | undefined) {
    this.#store = store
    this.#real = real
    this.#realBase = real()
    const kept = store.meta.get(KEY)
    const newest = Math.max(0, ...store.messages.all().map((message) => message.updateTime))
    this.#base = kept === undefined ? (startAt ?? this.#realBase) : Math.max(Number(kept.value), newest)
    this.keep()
  }

  now(): number {
    return this.#base + Math.max(0, this.#real() - this.#realBase)
  }

  /** Called with the new instant after every move. */
  onMove(listener: (now: number) => void | Promise<void>): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Moves on by `ms`; whatever falls due on the way happens at its own instant. */
  advance(ms: number): Promise<void> {
    return this.setTo(this.now() + ms)
  }

  /** Moves to `instant`; an instant in the past is refused. */
  setTo(instant: number): Promise<void> {
    if (!Number.isFinite(instant) || instant < this.now()) {
      return Promise.reject(new RangeError('The clock cannot be moved back.'))
    }
    this.#moving = this.#moving.catch(() => undefined).then(() => this.#travel(instant))
    return this.#moving
  }

  /** Somebody for whom things fall due between two instants (deliveries to be repeated, a bot's own timers). */
  attend(dueBefore: Attendant['dueBefore'], fireDue: Attendant['fireDue']): void {
    this.#attendants.push({ dueBefore, fireDue })
  }

  keep(): void {
    this.#store.meta.put({ key: KEY, value: String(this.now()) })
  }

  async #travel(instant: number): Promise<void> {
    for (let next = this.#earliest(instant); next !== undefined; next = this.#earliest(instant)) {
      await this.#jump(next.due)
      await next.fireDue()
    }
    await this.#jump(instant)
  }

  #earliest(limit: number): { due: number; fireDue: Attendant['fireDue'] } | undefined {
    return this.#attendants
      .flatMap(({ dueBefore, fireDue }) => {
        const due = dueBefore(limit)
        return due === undefined ? [] : [{ due, fireDue }]
      })
      .sort((a, b) => a.due - b.due)[0]
  }

  async #jump(instant: number): Promise<void> {
    const now = this.now()
    this.#base = Math.max(instant, now)
    this.#realBase = this.#real()
    this.keep()
    for (const listener of [...this.#listeners]) await listener(this.now())
  }
}
