import { quoted, type Shelf } from './tables.ts'

/** Bytes that lie in the object only while they are fetched. */
export const clear = (storage: DurableObjectStorage, shelf: Shelf): void => {
  storage.sql.exec(`drop table if exists ${quoted(shelf)}`)
}

export interface Aside {
  /** Of these bytes: the next ones take their place, and a fetch that goes on then breaks off. */
  readonly id: string
  /** Each fits in a row. */
  readonly pieces: Iterable<Uint8Array>
  /** How a piece is given out. */
  readonly opened?: (piece: Uint8Array) => Uint8Array
}

const layDown = (storage: DurableObjectStorage, table: string, { id, pieces }: Aside): number =>
  storage.transactionSync(() => {
    storage.sql.exec(`create table ${table} (n integer primary key, id text not null, bytes blob not null)`)
    let n = 0
    for (const piece of pieces) {
      storage.sql.exec(`insert into ${table} values (?, ?, ?)`, n, id, piece)
      n += 1
    }
    return n
  })

/**
 * Lays down in one transaction what is to be of one moment, and gives it out piece by piece as it is fetched: neither
 * the object's memory nor a call holds the whole. What is said meanwhile waits, and is not in it.
 */
export const layAside = (
  storage: DurableObjectStorage,
  shelf: Shelf,
  aside: Aside,
): ReadableStream<Uint8Array> => {
  const { id, opened = (piece) => piece } = aside
  const table = quoted(shelf)
  clear(storage, shelf)
  const count = layDown(storage, table, aside)
  let n = 0
  const isThere = (): boolean =>
    [...storage.sql.exec('select 1 from sqlite_master where name = ?', shelf).raw()].length > 0
  const piece = (at: number): ArrayBuffer | undefined => {
    if (!isThere()) return undefined
    const [row] = storage.sql.exec(`select bytes from ${table} where n = ? and id = ?`, at, id).raw()
    return row?.[0] instanceof ArrayBuffer ? row[0] : undefined
  }
  return new ReadableStream({
    type: 'bytes',
    pull: (controller) => {
      const bytes = piece(n)
      if (bytes === undefined) throw new Error('the next copy was begun')
      controller.enqueue(opened(new Uint8Array(bytes)))
      n += 1
      if (n < count) return
      clear(storage, shelf)
      controller.close()
    },
    cancel: () => {
      if (piece(0) !== undefined) clear(storage, shelf)
    },
  })
}
