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

/** A copy lies in the object only while it is fetched. */
export const dropCopy = (storage: DurableObjectStorage): void => {
  storage.sql.exec(`drop table if exists ${COPY}`)
}

/** Lays the whole ledger as it is now aside, in one transaction: what is said meanwhile waits, and is not in it. */
const layAside = (storage: DurableObjectStorage, id: string, head: string, schema: number): number =>
  storage.transactionSync(() => {
    dropCopy(storage)
    storage.sql.exec(`create table ${COPY} (n integer primary key, id text not null, bytes blob not null)`)
    let n = 0
    for (const piece of ledgerOf(storage, head, schema)) {
      storage.sql.exec(`insert into ${COPY} values (?, ?, ?)`, n, id, packed(piece))
      n += 1
    }
    return n
  })

/**
 * The whole ledger at one moment, as the bytes that `loadCopy` takes.
 * @param id of this copy: the next one takes its place, and a fetch that goes on then breaks off
 */
export const takeCopy = (
  storage: DurableObjectStorage,
  of: { readonly id: string; readonly head: string; readonly schema: number },
): ReadableStream<Uint8Array> => {
  const count = layAside(storage, of.id, of.head, of.schema)
  let n = 0
  return new ReadableStream({
    type: 'bytes',
    pull: (controller) => {
      const [row] = storage.sql.exec(`select bytes from ${COPY} where n = ? and id = ?`, n, of.id).raw()
      const bytes = row?.[0]
      if (!(bytes instanceof ArrayBuffer)) throw new Error('another copy was begun')
      controller.enqueue(new Uint8Array(bytes))
      n += 1
      if (n < count) return
      dropCopy(storage)
      controller.close()
    },
    cancel: () => dropCopy(storage),
  })
}
