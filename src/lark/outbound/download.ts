import type { EvidenceFiles } from '../../app/ports.ts'
import type { Timers } from '../timers.ts'

/** Largest file that the platform lets a bot fetch, bytes (lark-platform.md 3.7). */
export const LARGEST_FILE = 100 * 1024 * 1024
/** Longest silence inside a download, ms. */
const SILENCE_MS = 15_000

/** A download that broke off; `code` as in the table of codes. */
export class DownloadFailure extends Error {
  readonly code: 'tooLarge' | 'stalled' | 'connectionLost'

  constructor(code: DownloadFailure['code']) {
    super(code)
    this.name = 'DownloadFailure'
    this.code = code
  }
}

/** The bytes as they come, and a way to end it. */
export interface ByteStream extends AsyncIterable<unknown> {
  destroy(error?: Error): unknown
}

export const isByteStream = (value: unknown): value is ByteStream =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value && 'destroy' in value

/**
 * Streams into the evidence files, never the whole in memory. Throws DownloadFailure when the file is too large or
 * the connection fails or falls silent; what the disk throws passes through.
 */
export function keep(
  stream: ByteStream,
  files: EvidenceFiles,
  timers: Timers,
  largest = LARGEST_FILE,
): ReturnType<EvidenceFiles['put']> {
  return files.put(pieces(stream, timers, largest))
}

async function* pieces(stream: ByteStream, timers: Timers, largest: number): AsyncGenerator<Uint8Array> {
  const source = stream[Symbol.asyncIterator]()
  let bytes = 0
  try {
    for (
      let piece = await next(stream, source, timers);
      piece !== null;
      piece = await next(stream, source, timers)
    ) {
      bytes += piece.length
      if (bytes > largest) throw new DownloadFailure('tooLarge')
      yield piece
    }
  } finally {
    stream.destroy()
  }
}

async function next(
  stream: ByteStream,
  source: AsyncIterator<unknown>,
  timers: Timers,
): Promise<Uint8Array | null> {
  const silence = timers.after(SILENCE_MS, () => stream.destroy(new DownloadFailure('stalled')))
  try {
    const { done, value } = await source.next()
    if (done === true) return null
    return value instanceof Uint8Array ? value : new Uint8Array()
  } catch (thrown) {
    throw thrown instanceof DownloadFailure ? thrown : new DownloadFailure('connectionLost')
  } finally {
    silence()
  }
}
