import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { ApiError } from './errors.ts'
import { readParts } from './multipart.ts'

export interface Upload {
  readonly name: string
  readonly type: string
  readonly bytes: Buffer
}

/** A request whose body has been read. */
export interface ApiRequest {
  readonly method: string
  readonly path: string
  readonly query: Record<string, string>
  readonly headers: Record<string, string>
  readonly params: Record<string, string>
  /** JSON value, or undefined for an empty body. */
  readonly json: unknown
  readonly fields: Record<string, string>
  readonly uploads: Record<string, Upload>
}

const FILE_PARTS = new Set(['file', 'image'])
const MAX_BODY = 120 * 1024 * 1024

/** The whole body; one that is too large is read to its end, so that its sender hears the refusal, and not kept. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = z.instanceof(Buffer).parse(chunk)
    size += bytes.length
    if (size <= MAX_BODY) chunks.push(bytes)
    else chunks.length = 0
  }
  if (size > MAX_BODY) throw new ApiError(9499, 'Bad Request: body too large', { status: 413 })
  return Buffer.concat(chunks)
}

/** Where a request goes; a path of slashes alone is one too. */
export function addressOf(request: IncomingMessage): URL {
  return new URL(`http://localhost${request.url ?? '/'}`)
}

/** Parses what came: JSON (also on a GET), multipart, or nothing. */
export function parseRequest(request: IncomingMessage, raw: Buffer): ApiRequest {
  const url = addressOf(request)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  const base = {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers,
    params: {},
  }
  const type = headers['content-type'] ?? ''
  if (type.startsWith('multipart/form-data')) return { ...base, json: undefined, ...readForm(raw, type) }
  return { ...base, json: readJson(raw), fields: {}, uploads: {} }
}

function readJson(raw: Buffer): unknown {
  if (raw.length === 0) return undefined
  try {
    return JSON.parse(raw.toString('utf8'))
  } catch {
    throw new ApiError(9499, 'Bad Request: invalid JSON body')
  }
}

/** Files are the parts `file` and `image`, and any other with a file name. */
function readForm(raw: Buffer, type: string): Pick<ApiRequest, 'fields' | 'uploads'> {
  const fields: Record<string, string> = {}
  const uploads: Record<string, Upload> = {}
  for (const part of readParts(raw, type)) {
    const isFile = part.fileName !== undefined || FILE_PARTS.has(part.name)
    if (isFile) uploads[part.name] = { name: part.fileName ?? part.name, type: part.type, bytes: part.bytes }
    else fields[part.name] = part.bytes.toString('utf8')
  }
  return { fields, uploads }
}

/** Reads `input` by `schema`; what is wrong is named as the platform does (99992402). */
export function field<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new ApiError(99992402, 'field validation failed', {
    detail: {
      field_violations: parsed.error.issues.map((issue) => ({
        field: issue.path.map(String).join('.'),
        description: issue.message,
      })),
    },
  })
}
