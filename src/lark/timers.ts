/** Waiting, lent by the runtime. */
export interface Timers {
  /** Runs `run` once after `ms` of real time; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
  /** Milliseconds of real time since some fixed moment; never goes back. */
  elapsed(): number
}
