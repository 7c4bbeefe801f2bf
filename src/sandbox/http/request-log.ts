/** One API call an app made. */
export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly appId: string | undefined
  /** Parsed JSON; for an upload the names of its fields. */
  readonly body: unknown
  readonly status: number
  readonly code: number | undefined
  /** The emulator's clock, UTC ms. */
  readonly at: number
}

const KEEP = 5000

/** The newest calls, oldest first. */
export class RequestLog {
  readonly #entries: LoggedRequest[] = []

  add(entry: LoggedRequest): void {
    this.#entries.push(entry)
    if (this.#entries.length > KEEP) this.#entries.shift()
  }

  all(): readonly LoggedRequest[] {
    return [...this.#entries]
  }

  clear(): void {
    this.#entries.length = 0
  }
}
