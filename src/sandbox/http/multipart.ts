import { ApiError } from './errors.ts'

export interface Part {
  readonly name: string
  readonly fileName: string | undefined
  readonly type: string
  readonly bytes: Buffer
}

const LINE = Buffer.from('\r\n')
const GAP = Buffer.from('\r\n\r\n')

/** The parts of a multipart body; a file may come without a file name, as the SDK sends buffers. */
export function readParts(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(contentType)
  const mark = Buffer.from(`--${boundary?.[1] ?? boundary?.[2] ?? ''}`)
  if (mark.length === 2) throw broken()
  const parts: Part[] = []
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    const next = body.indexOf(mark, start)
    if (next < 0) break
    parts.push(readPart(body.subarray(start + LINE.length, next - LINE.length)))
    at = next
  }
  if (parts.length === 0) throw broken()
  return parts
}

function readPart(raw: Buffer): Part {
  const gap = raw.indexOf(GAP)
  if (gap < 0) throw broken()
  const head = raw.subarray(0, gap).toString('utf8')
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1]
  if (name === undefined) throw broken()
  return {
    name,
    fileName: /filename="([^"]*)"/i.exec(head)?.[1],
    type: /^content-type:\s*(\S+)/im.exec(head)?.[1] ?? 'application/octet-stream',
    bytes: Buffer.from(raw.subarray(gap + GAP.length)),
  }
}

function broken(): ApiError {
  return new ApiError(234001, 'Invalid request param: broken multipart body')
}
