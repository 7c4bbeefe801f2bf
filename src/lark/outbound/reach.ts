/** Chats in a row that got no answer before the platform counts as away: one bad message is no outage. */
const AWAY = 3
/** From one question to the next, doubled up to the longest. */
const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * Whether the platform answers at all. While it does not, nothing is sent, because the fate of every try would be
 * unknown; a question that changes nothing finds out when it is back, and one call alone then shows that it is.
 */
export class Reach {
  readonly #silent = new Set<string>()
  #mayTry = false
  #questions = 0
  #nextAt = 0

  get isAway(): boolean {
    return this.#silent.size >= AWAY
  }

  /** Whether to ask before anything is sent. */
  get isClosed(): boolean {
    return this.isAway && !this.#mayTry
  }

  /** Milliseconds until the next question, 0 = now. Times as in Pace. */
  waitMs(now: number): number {
    return Math.max(0, this.#nextAt - now)
  }

  askNow(): void {
    this.#nextAt = 0
  }

  /** The question was answered, or not. */
  asked(answered: boolean, now: number): void {
    this.#mayTry = answered
    this.#later(now)
  }

  unanswered(lane: string, now: number): void {
    const wasAway = this.isAway
    this.#silent.add(lane)
    this.#mayTry = false
    if (this.isAway && !wasAway) this.#later(now)
  }

  answered(): void {
    this.#silent.clear()
    this.#questions = 0
  }

  #later(now: number): void {
    this.#nextAt = now + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#questions, 10))
    this.#questions += 1
  }
}
