import { writeSync } from 'node:fs'
import type { DestinationStream } from 'pino'

/** Kept of what could not be written, bytes; lines beyond are lost, and counted. */
const MOST_KEPT = 1024 * 1024

export interface PatientOptions {
  /** The line that tells how many were lost. */
  readonly lostLine: (lines: number) => string
  /** Called when something waits that was all written before: somebody should `offer` it again. */
  readonly waits?: () => void
}

/**
 * Lines to a file descriptor, at once, in their order. Whoever reads them may rest or have gone, or his disk be full:
 * that neither ends the program nor holds it up. What could not be written waits, and goes before the next line.
 */
export class PatientLines implements DestinationStream {
  readonly #fd: number
  readonly #options: PatientOptions
  /** Made when first needed; from `#start` to `#end` it waits. */
  #kept = Buffer.alloc(0)
  #start = 0
  #end = 0
  #lost = 0

  constructor(fd: number, options: PatientOptions) {
    this.#fd = fd
    this.#options = options
  }

  get isWaiting(): boolean {
    return this.#end > 0 || this.#lost > 0
  }

  write(line: string): void {
    if (this.isWaiting) this.offer()
    if (this.isWaiting) this.#keep(line, 0)
    else this.#send(line)
  }

  /** One attempt to write what waits. */
  offer(): void {
    if (this.#end > 0) {
      this.#start += this.#tryWrite(this.#kept.subarray(this.#start, this.#end))
      if (this.#start < this.#end) return
      this.#start = 0
      this.#end = 0
    }
    if (this.#lost === 0) return
    const told = this.#options.lostLine(this.#lost)
    this.#lost = 0
    this.#send(told)
  }

  #send(line: string): void {
    const written = this.#tryWrite(line)
    if (written < Buffer.byteLength(line)) this.#keep(line, written)
  }

  /** How many bytes went out. */
  #tryWrite(what: string | Uint8Array): number {
    try {
      return typeof what === 'string' ? writeSync(this.#fd, what) : writeSync(this.#fd, what)
    } catch {
      return 0
    }
  }

  /** Keeps a line without its first `written` bytes, behind the word of those that were lost before it. */
  #keep(line: string, written: number): void {
    const told = this.#lost === 0 ? '' : this.#options.lostLine(this.#lost)
    const rest = Buffer.from(told + line).subarray(written)
    const wasWaiting = this.isWaiting
    if (!this.#hasRoom(rest.length)) {
      this.#lost += 1
    } else {
      this.#end += rest.copy(this.#kept, this.#end)
      this.#lost = 0
    }
    if (!wasWaiting) this.#options.waits?.()
  }

  #hasRoom(bytes: number): boolean {
    if (this.#kept.length === 0) this.#kept = Buffer.allocUnsafe(MOST_KEPT)
    if (this.#end + bytes > MOST_KEPT && this.#start > 0) {
      this.#kept.copyWithin(0, this.#start, this.#end)
      this.#end -= this.#start
      this.#start = 0
    }
    return this.#end + bytes <= MOST_KEPT
  }
}
