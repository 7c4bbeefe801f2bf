import type { LimitNumbers } from '../options.ts'
import { ApiError, refuse } from './errors.ts'

const DEFAULTS: LimitNumbers = {
  chatPerSecond: 5,
  userPerSecond: 5,
  messagePatchPerSecond: 5,
  apiPerSecond: 50,
  apiPerMinute: 1000,
}

/** Sliding windows of lark-platform.md 3.1, 3.3 and 3.13. */
export class Limits {
  readonly #numbers: LimitNumbers
  readonly #time: () => number
  readonly #hits = new Map<string, number[]>()

  constructor(numbers: Partial<LimitNumbers>, time: () => number) {
    this.#numbers = { ...DEFAULTS, ...numbers }
    this.#time = time
  }

  /** 50 a second and 1000 a minute for one app and API; answers 429 with the seconds to wait. */
  api(key: string): void {
    this.#gateway(`api-s ${key}`, this.#numbers.apiPerSecond, 1000)
    this.#gateway(`api-m ${key}`, this.#numbers.apiPerMinute, 60_000)
  }

  /** Messages that an app sends are counted together, however they are sent (3.1). */
  messages(appId: string): void {
    this.api(`${appId} messages`)
  }

  chat(chatId: string): void {
    this.#message(`chat ${chatId}`, this.#numbers.chatPerSecond)
  }

  user(openId: string): void {
    this.#message(`user ${openId}`, this.#numbers.userPerSecond)
  }

  patch(messageId: string): void {
    this.#message(`patch ${messageId}`, this.#numbers.messagePatchPerSecond)
  }

  clear(): void {
    this.#hits.clear()
  }

  #message(key: string, limit: number): void {
    if (this.#take(key, limit, 1000) !== undefined) throw refuse(230020)
  }

  #gateway(key: string, limit: number, windowMs: number): void {
    const wait = this.#take(key, limit, windowMs)
    if (wait !== undefined) throw tooFrequent(limit, Math.max(1, Math.ceil(wait / 1000)))
  }

  /** Counts a hit, or returns the ms until there is room. */
  #take(key: string, limit: number, windowMs: number): number | undefined {
    const now = this.#time()
    const recent = (this.#hits.get(key) ?? []).filter((at) => now - at < windowMs)
    this.#hits.set(key, recent)
    const oldest = recent[0]
    if (recent.length >= limit) return oldest === undefined ? windowMs : oldest + windowMs - now
    recent.push(now)
    return undefined
  }
}

/** The gateway's 429 with the headers of lark-platform.md 3.13. */
export function tooFrequent(limit: number, resetSeconds: number): ApiError {
  return new ApiError(99991400, 'request trigger frequency limit', {
    status: 429,
    headers: { 'x-ogw-ratelimit-limit': String(limit), 'x-ogw-ratelimit-reset': String(resetSeconds) },
  })
}
