import { migrate, schemaOf, wipe } from '../storage.ts'
import { checkWhole, type Piece, piecesOf, refuseBackup } from './pieces.ts'
import { columnsOf, quoted, tablesOf } from './tables.ts'

type Rows = Extract<Piece, { readonly kind: 'rows' }>

/** A table and columns as they are here, else the statement would be whatever the file says. */
const insertOf = (storage: DurableObjectStorage, { table, columns }: Rows): string => {
  if (!tablesOf(storage).includes(table)) refuseBackup()
  const known = new Set(columnsOf(storage, table))
  if (columns.length === 0 || !columns.every((name) => known.has(name))) refuseBackup()
  const places = columns.map(() => '?').join()
  return `insert into ${quoted(table)} (${columns.map(quoted).join()}) values (${places})`
}

const put = (storage: DurableObjectStorage, piece: Rows): void => {
  const insert = insertOf(storage, piece)
  storage.transactionSync(() => {
    for (const row of piece.rows) {
      if (row.length !== piece.columns.length) refuseBackup()
      storage.sql.exec(insert, ...row)
    }
  })
}

/**
 * Puts a backup in the place of whatever is there, and brings it to this version's schema. Returns the hash of the
 * journal's last entry, as the backup tells it.
 * @throws UnusableBackup, LedgerFromNewerVersion, or what SQLite says; what is there then is no ledger
 */
export const loadCopy = async (
  storage: DurableObjectStorage,
  bytes: ReadableStream<Uint8Array>,
): Promise<string> => {
  let head = ''
  let rows = 0
  let told: number | undefined
  for await (const piece of piecesOf(bytes)) {
    if (piece.kind === 'ledger') {
      head = piece.head
      wipe(storage)
      migrate(storage, piece.schema)
    } else if (piece.kind === 'rows') {
      put(storage, piece)
      rows += piece.rows.length
    } else told = piece.rows
  }
  checkWhole(rows, told)
  migrate(storage, schemaOf(storage).known)
  return head
}
