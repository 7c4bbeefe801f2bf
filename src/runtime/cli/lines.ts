import { readSync } from 'node:fs'

const CHUNK = 65_536
/** Somebody else's pipe may not be ready yet; so long is waited before asking again, in milliseconds. */
const PATIENCE_MS = 10

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS)
}

/** Bytes read into `chunk`; 0 at the end. */
const readInto = (handle: number, chunk: Uint8Array): number => {
  for (;;) {
    try {
      return readSync(handle, chunk)
    } catch (error) {
      if (codeOf(error) === 'EOF') return 0
      if (codeOf(error) !== 'EAGAIN') throw error
      pause()
    }
  }
}

/** The lines of an open file or pipe, each as soon as it is complete, without its line break. */
export function* linesOf(handle: number): Generator<string> {
  const chunk = new Uint8Array(CHUNK)
  const decoder = new TextDecoder()
  let pieces: string[] = []
  for (let size = readInto(handle, chunk); size > 0; size = readInto(handle, chunk)) {
    const [head = '', ...lines] = decoder.decode(chunk.subarray(0, size), { stream: true }).split('\n')
    pieces.push(head)
    for (const line of lines) {
      yield pieces.join('')
      pieces = [line]
    }
  }
  const last = pieces.join('') + decoder.decode()
  if (last !== '') yield last
}
