import type { PlatformClient } from './client.ts'
import type { Failure, Result } from './failure.ts'

/** Largest uploads, bytes (lark-platform.md 3.8). */
const LARGEST = { file: 30 * 1024 * 1024, image: 10 * 1024 * 1024 }

/** Kinds that the platform shows in its own viewers; everything else is a stream. */
const FILE_TYPES = ['pdf', 'doc', 'xls', 'ppt', 'mp4', 'opus'] as const
type FileType = (typeof FILE_TYPES)[number] | 'stream'

/** Uploads a file to be sent in a message; resolves to its `file_key`. */
export async function uploadFile(
  client: PlatformClient,
  name: string,
  bytes: Uint8Array,
): Promise<Result<string>> {
  const unfit = checkSize(bytes, LARGEST.file)
  if (unfit !== null) return { ok: false, failure: unfit }
  const answer = await client.call((sdk) =>
    sdk.im.v1.file.create({
      data: { file_type: fileType(name), file_name: name, file: Buffer.from(bytes) },
    }),
  )
  return keyOf(answer, ({ file_key }) => file_key)
}

/** Uploads an image to be shown in a message or card; resolves to its `image_key`. */
export async function uploadImage(client: PlatformClient, bytes: Uint8Array): Promise<Result<string>> {
  const unfit = checkSize(bytes, LARGEST.image)
  if (unfit !== null) return { ok: false, failure: unfit }
  const answer = await client.call((sdk) =>
    sdk.im.v1.image.create({ data: { image_type: 'message', image: Buffer.from(bytes) } }),
  )
  return keyOf(answer, ({ image_key }) => image_key)
}

function checkSize(bytes: Uint8Array, largest: number): Failure | null {
  if (bytes.length === 0) return failure('234010')
  return bytes.length > largest ? failure('234006') : null
}

/** `.docx` counts as doc, `.xlsx` as xls, `.pptx` as ppt. */
function fileType(name: string): FileType {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return FILE_TYPES.find((type) => ending === type || ending === `${type}x`) ?? 'stream'
}

function keyOf<T>(answer: Result<T>, key: (value: T) => string | undefined): Result<string> {
  if (!answer.ok) return answer
  const value = key(answer.value)
  return value === undefined ? { ok: false, failure: failure('empty') } : { ok: true, value }
}

const failure = (code: string): Failure => ({ code, reached: 'no', waitMs: null })
