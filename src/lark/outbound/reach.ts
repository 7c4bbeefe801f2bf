/** Chats in a row that got no answer before the platform counts as away: one bad message is no outage. */
const AWAY = 3
/** From one question to the next, doubled up to the longest. */
const FIRST_MS = 500
const LONGEST_MS = 15_000

/** So long after its last answer the platform may have gone. */
const STALE_MS = 60_000

/**
 * Whether the platform answers at all. While it does not, nothing is sent, because the fate of every try would be
 * unknown; a question that changes nothing finds out when it is back, and one call alone then shows that it is.
 */
export class Reach {
  readonly #silent = new Set<string>()
  #isClosed = false
  #questions = 0
  #nextAt = 0
  #heardAt = Number.NEGATIVE_INFINITY

  get isAway(): boolean {
    return this.#silent.size >= AWAY
  }

  /** Whether to ask before anything is sent. */
  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Whether to ask before something is sent that can wait for the question. Times as in Pace. */
  isStale(now: number): boolean {
    return now - this.#heardAt >= STALE_MS
  }

  /** Milliseconds until the next question, 0 = now. */
  waitMs(now: number): number {
    return Math.max(0, this.#nextAt - now)
  }

  askNow(): void {
    this.#nextAt = 0
  }

  /** The question was answered, or not. */
  asked(answered: boolean, now: number): void {
    this.#isClosed = !answered
    if (answered) this.#heardAt = now
    this.#later(now)
  }

  unanswered(lane: string, now: number): void {
    const wasAway = this.isAway
    this.#silent.add(lane)
    if (!this.isAway) return
    this.#isClosed = true
    if (!wasAway) this.#later(now)
  }

  answered(now: number): void {
    this.#silent.clear()
    this.#isClosed = false
    this.#questions = 0
    this.#heardAt = now
  }

  #later(now: number): void {
    this.#nextAt = now + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(this.#questions, 10))
    this.#questions += 1
  }
}
