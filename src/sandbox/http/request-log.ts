/** One API call an app made. */
export interface LoggedRequest {
  /** Counts the calls of this run. */
  readonly seq: number
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly appId: string | undefined
  /** Parsed JSON; for an upload the names of its fields. */
  readonly body: unknown
  readonly status: number
  readonly code: number | undefined
  /** When it was answered by the emulator's clock, UTC ms. */
  readonly at: number
  /** From its arrival to its answer in real time, ms. */
  readonly tookMs: number
  /** The message that the answer names: the one it sent. */
  readonly messageId: string | undefined
}

const KEEP = 5000

/** The newest calls, oldest first; tells of each. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = []
  readonly #added: () => void
  #count = 0

  constructor(added: () => void) {
    this.#added = added
  }

  add(entry: Omit<LoggedRequest, 'seq'>): void {
    this.#count += 1
    this.#entries.push({ ...entry, seq: this.#count })
    if (this.#entries.length > KEEP) this.#entries.shift()
    this.#added()
  }

  all(): readonly LoggedRequest[] {
    return [...this.#entries]
  }

  clear(): void {
    this.#entries.length = 0
  }
}
