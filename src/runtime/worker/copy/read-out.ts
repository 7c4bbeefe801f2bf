import { gunzipSync, gzipSync } from 'node:zlib'
import { exportJson } from '../../../app/export/json.ts'
import type { Database } from '../../../app/ports.ts'
import { layAside } from './aside.ts'
import { EXPORT } from './tables.ts'

/** About how much is in a piece, characters: packed, it fits in a row with room to spare. */
const PIECE = 512 * 1024
/** It is unpacked again at once. */
const FAST = { level: 1 }

function* packed(chunks: Iterable<string>): Generator<Uint8Array> {
  let held = ''
  for (const chunk of chunks) {
    held += chunk
    if (held.length < PIECE) continue
    yield gzipSync(held, FAST)
    held = ''
  }
  if (held !== '') yield gzipSync(held, FAST)
}

/**
 * The JSON export of this moment, as UTF-8.
 * @param id of this one: the next one takes its place
 */
export const readOut = (
  storage: DurableObjectStorage,
  database: Database,
  id: string,
): ReadableStream<Uint8Array> =>
  database.read((store) =>
    layAside(storage, EXPORT, { id, pieces: packed(exportJson(store, null)), opened: gunzipSync }),
  )
