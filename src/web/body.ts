/** Why there is no body: there were more bytes than permitted, or the caller went away before he had sent all. */
export type Unread = 'tooLarge' | 'hungUp'

/** Reads the exact bytes of a request; does not read on once they are more than `limit`. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array | Unread> {
  try {
    return (await bytesOf(request, limit)) ?? 'tooLarge'
  } catch {
    // Nothing is read here but what the caller sends.
    return 'hungUp'
  }
}

async function bytesOf(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const told = request.headers.get('content-length')
  // A length that is told is kept by the server, and the whole body comes at once.
  if (told !== null)
    return Number(told) > limit ? undefined : within(new Uint8Array(await request.arrayBuffer()), limit)
  return readStream(request, limit)
}

const within = (bytes: Uint8Array, limit: number): Uint8Array | undefined =>
  bytes.length > limit ? undefined : bytes

async function readStream(request: Request, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
    length += part.value.length
    if (length > limit) {
      await reader?.cancel()
      return undefined
    }
    chunks.push(part.value)
  }
  return join(chunks, length)
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
