import type { CallbackResult } from './callback.ts'

/** One question to an app about a used component, and what came of it. */
export interface LoggedCallback {
  /** Counts the callbacks of this run. */
  readonly seq: number
  readonly appId: string
  /** When it was asked by the emulator's clock, UTC ms. */
  readonly at: number
  /** To its answer in real time, ms. */
  readonly tookMs: number
  readonly body: Readonly<Record<string, unknown>>
  readonly result: CallbackResult
}

const KEEP = 1000

/** The newest callbacks, oldest first; tells of each. */
export class CallbackLog {
  readonly #entries: LoggedCallback[] = []
  readonly #added: () => void
  #count = 0

  constructor(added: () => void) {
    this.#added = added
  }

  add(entry: Omit<LoggedCallback, 'seq'>): void {
    this.#count += 1
    this.#entries.push({ ...entry, seq: this.#count })
    if (this.#entries.length > KEEP) this.#entries.shift()
    this.#added()
  }

  all(): readonly LoggedCallback[] {
    return [...this.#entries]
  }

  clear(): void {
    this.#entries.length = 0
  }
}
