import { createHash, randomUUID } from 'node:crypto'
import type { EvidenceFiles } from '../../app/ports.ts'
import { parseSha256, type Sha256 } from '../../domain/kernel/codes.ts'

/** Smallest part of an upload in parts, bytes; a smaller file goes up in one piece. */
const PART = 5 * 1024 * 1024

const join = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** The same bytes in pieces of exactly `size`, the last one shorter; one empty piece for nothing. */
async function* inParts(chunks: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  let isFirst = true
  for await (const chunk of chunks) {
    let rest = chunk
    while (length + rest.length >= size) {
      yield join([...held, rest.subarray(0, size - length)], size)
      rest = rest.subarray(size - length)
      held = []
      length = 0
      isFirst = false
    }
    // The caller may use its chunk again.
    held.push(rest.slice())
    length += rest.length
  }
  if (length > 0 || isFirst) yield join(held, length)
}

/** A file on its way: small ones stay in memory, large ones wait in the bucket until their name is known. */
class Incoming {
  readonly #bucket: R2Bucket
  readonly #key: string
  readonly #parts: R2UploadedPart[] = []
  #upload: R2MultipartUpload | undefined
  #small: Uint8Array = new Uint8Array()

  constructor(bucket: R2Bucket, folder: string) {
    this.#bucket = bucket
    this.#key = `${folder}/incoming/${randomUUID()}`
  }

  async add(part: Uint8Array): Promise<void> {
    if (this.#upload === undefined && part.length < PART) {
      this.#small = part
      return
    }
    this.#upload ??= await this.#bucket.createMultipartUpload(this.#key)
    this.#parts.push(await this.#upload.uploadPart(this.#parts.length + 1, part))
  }

  /** Puts the file under its name; the store compares the bytes with it. */
  async nameIt(key: string, sha256: Sha256): Promise<void> {
    if ((await this.#bucket.head(key)) !== null) return
    const body = this.#upload === undefined ? this.#small : await this.#whole(this.#upload)
    await this.#bucket.put(key, body, { sha256 })
  }

  async #whole(upload: R2MultipartUpload): Promise<ReadableStream<Uint8Array>> {
    await upload.complete(this.#parts)
    this.#upload = undefined
    const whole = await this.#bucket.get(this.#key)
    if (whole === null) throw new Error('the bucket has lost a file on its way')
    return whole.body
  }

  async clear(): Promise<void> {
    if (this.#upload !== undefined) await this.#upload.abort()
    else if (this.#parts.length > 0) await this.#bucket.delete(this.#key)
  }
}

/** Evidence in R2 under a tenant's folder, named by SHA-256; a file is there whole, or not at all. */
export const bucketEvidence = (bucket: R2Bucket, folder: string): EvidenceFiles => ({
  put: async (chunks) => {
    const hash = createHash('sha256')
    const incoming = new Incoming(bucket, folder)
    let bytes = 0
    try {
      for await (const part of inParts(chunks, PART)) {
        hash.update(part)
        bytes += part.length
        await incoming.add(part)
      }
      const named = parseSha256(hash.digest('hex'))
      if (named === undefined) throw new Error('not a SHA-256')
      await incoming.nameIt(`${folder}/${named}`, named)
      return { hash: named, bytes }
    } finally {
      await incoming.clear()
    }
  },
})

/** Which of these files a tenant's folder lacks. */
export const missingIn = async (
  bucket: R2Bucket,
  folder: string,
  hashes: readonly Sha256[],
): Promise<readonly Sha256[]> => {
  if (hashes.length === 0) return []
  const there = new Set<string>()
  for (let cursor: string | undefined, isMore = true; isMore; ) {
    const page = await bucket.list({ prefix: `${folder}/`, ...(cursor === undefined ? {} : { cursor }) })
    for (const { key } of page.objects) there.add(key.slice(folder.length + 1))
    cursor = page.cursor
    isMore = page.truncated && cursor !== undefined
  }
  return hashes.filter((hash) => !there.has(hash))
}
