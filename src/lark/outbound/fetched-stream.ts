import type { ByteStream } from './download.ts'

/**
 * A stream of `fetch` in the form that the SDK expects of a download (it looks for `readable`). One that is destroyed
 * with an error ends with it, never as if it were whole.
 */
export class FetchedStream implements ByteStream {
  readonly readable = true
  readonly #reader: ReadableStreamDefaultReader<unknown>
  #broken: Error | undefined

  constructor(stream: ReadableStream<unknown>) {
    this.#reader = stream.getReader()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown> {
    try {
      for (;;) {
        const { done, value } = await this.#reader.read()
        if (this.#broken !== undefined) throw this.#broken
        if (done) return
        yield value
      }
    } finally {
      this.destroy()
    }
  }

  destroy(error?: Error): void {
    this.#broken ??= error
    this.#reader.cancel(error).catch(() => undefined)
  }
}
