import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'

/** A cell: the ledger's tables hold nothing else. */
const cell = z.union([z.string(), z.number(), z.null()])

const piece = z.discriminatedUnion('kind', [
  /** The first one. */
  z.object({
    kind: z.literal('ledger'),
    /** Number of migrations that its tables have seen. */
    schema: z.number().int().min(1),
    /** Hash of the last entry of the journal. */
    head: z.string(),
  }),
  z.object({
    kind: z.literal('rows'),
    table: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.array(cell)),
  }),
  /** The last one, with the number of all rows before it. */
  z.object({ kind: z.literal('end'), rows: z.number() }),
])

/** A ledger on its way is a row of these. */
export type Piece = z.infer<typeof piece>
export type Cell = z.infer<typeof cell>

/** It is no backup of ours, it is not whole, or it cannot be used here. */
export class UnusableBackup extends Error {}

const LENGTH_BYTES = 4
/** Longest piece, bytes: packed, as a row of an object may be, and unpacked. */
const MOST_PACKED = 2 * 1024 * 1024
const MOST_UNPACKED = 32 * 1024 * 1024

export const NO_BACKUP = 'this is no backup of a Worker’s ledger'
const NOT_WHOLE = 'the backup is not whole: fetch it again'

/** A piece as bytes: its length, four of them, and its JSON, compressed. */
export const packed = (content: Piece): Uint8Array => {
  const json = gzipSync(JSON.stringify(content))
  const bytes = new Uint8Array(LENGTH_BYTES + json.length)
  new DataView(bytes.buffer).setUint32(0, json.length)
  bytes.set(json, LENGTH_BYTES)
  return bytes
}

const unpacked = (bytes: Uint8Array): Piece => {
  try {
    return piece.parse(JSON.parse(gunzipSync(bytes, { maxOutputLength: MOST_UNPACKED }).toString()))
  } catch {
    throw new UnusableBackup(NO_BACKUP)
  }
}

/** Reads so many bytes at a time. */
const reading = (stream: ReadableStream<Uint8Array>) => {
  const reader = stream.getReader()
  let held = new Uint8Array()
  const read = async (length: number): Promise<Uint8Array | undefined> => {
    while (held.length < length) {
      const { value } = await reader.read()
      if (value === undefined && held.length > 0) throw new UnusableBackup(NOT_WHOLE)
      if (value === undefined) return undefined
      const longer = new Uint8Array(held.length + value.length)
      longer.set(held)
      longer.set(value, held.length)
      held = longer
    }
    const bytes = held.slice(0, length)
    held = held.slice(length)
    return bytes
  }
  return { read, end: () => reader.releaseLock() }
}

async function* piecesIn(read: (length: number) => Promise<Uint8Array | undefined>): AsyncGenerator<Piece> {
  for (let isFirst = true; ; isFirst = false) {
    const head = await read(LENGTH_BYTES)
    if (head === undefined) throw new UnusableBackup(isFirst ? NO_BACKUP : NOT_WHOLE)
    const length = new DataView(head.buffer).getUint32(0)
    if (length === 0 || length > MOST_PACKED) throw new UnusableBackup(NO_BACKUP)
    const content = await read(length)
    if (content === undefined) throw new UnusableBackup(NOT_WHOLE)
    const next = unpacked(content)
    if (isFirst !== (next.kind === 'ledger')) throw new UnusableBackup(NO_BACKUP)
    yield next
    if (next.kind === 'end') return
  }
}

/** The pieces of a backup in their order, down to its end. Throws UnusableBackup. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Piece> {
  const { read, end } = reading(stream)
  try {
    yield* piecesIn(read)
  } finally {
    end()
  }
}

/** Whether all has come, as the end tells it. */
export const checkWhole = (rows: number, told: number | undefined): void => {
  if (rows !== told) throw new UnusableBackup(NOT_WHOLE)
}

export const refuseBackup = (): never => {
  throw new UnusableBackup(NO_BACKUP)
}
