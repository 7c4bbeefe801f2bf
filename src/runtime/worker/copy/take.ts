import { layAside } from './aside.ts'
import { type Cell, type Piece, packed } from './pieces.ts'
import { COPY, columnsOf, quoted, tablesOf } from './tables.ts'

/** About how much of a table is in a piece, characters: packed, it fits in a row with room to spare. */
const PIECE = 512 * 1024

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string' || typeof value === 'number' || value === null) return value
  throw new Error('a cell that is neither text nor number')
}

function* rowsOf(storage: DurableObjectStorage, table: string): Generator<Piece & { kind: 'rows' }> {
  const columns = [...columnsOf(storage, table)]
  const names = columns.map(quoted).join()
  let rows: Cell[][] = []
  let length = 0
  for (const row of storage.sql.exec(`select ${names} from ${quoted(table)} order by rowid`).raw()) {
    const cells = row.map(cellOf)
    rows.push(cells)
    length += cells.reduce((sum: number, each) => sum + String(each).length, 0)
    if (length < PIECE) continue
    yield { kind: 'rows', table, columns, rows }
    rows = []
    length = 0
  }
  if (rows.length > 0) yield { kind: 'rows', table, columns, rows }
}

function* ledgerOf(storage: DurableObjectStorage, head: string, schema: number): Generator<Piece> {
  yield { kind: 'ledger', schema, head }
  let total = 0
  for (const table of tablesOf(storage))
    for (const piece of rowsOf(storage, table)) {
      total += piece.rows.length
      yield piece
    }
  yield { kind: 'end', rows: total }
}

function* packedLedger(storage: DurableObjectStorage, head: string, schema: number): Generator<Uint8Array> {
  for (const piece of ledgerOf(storage, head, schema)) yield packed(piece)
}

/**
 * The whole ledger at one moment, as the bytes that `loadCopy` takes.
 * @param id of this copy: the next one takes its place, and a fetch that goes on then breaks off
 */
export const takeCopy = (
  storage: DurableObjectStorage,
  { id, head, schema }: { readonly id: string; readonly head: string; readonly schema: number },
): ReadableStream<Uint8Array> => layAside(storage, COPY, { id, pieces: packedLedger(storage, head, schema) })
