import { withDeadline } from './deadline.ts'
import { isByteStream } from './download.ts'
import { FetchedStream } from './fetched-stream.ts'

const LONGEST = 64 * 1024
const LONGEST_MS = 2000

/** What a refusal says; where a stream was asked for, it comes as one. Undefined: nothing to read. */
export async function refusalBody(data: unknown): Promise<unknown> {
  const stream = data instanceof ReadableStream ? new FetchedStream(data) : data
  if (!isByteStream(stream)) return data
  const decoder = new TextDecoder()
  let text = ''
  try {
    await withDeadline(LONGEST_MS, async (signal) => {
      signal.addEventListener('abort', () => stream.destroy())
      for await (const piece of stream) {
        if (piece instanceof Uint8Array) text += decoder.decode(piece, { stream: true })
        if (text.length > LONGEST) break
      }
    })
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
