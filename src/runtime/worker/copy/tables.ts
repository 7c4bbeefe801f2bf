/** Where bytes lie until they are fetched; no part of the ledger. */
export const COPY = 'copy_on_its_way'
export const EXPORT = 'export_on_its_way'
export type Shelf = typeof COPY | typeof EXPORT

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const texts = (storage: DurableObjectStorage, statement: string, ...values: unknown[]): readonly string[] =>
  [...storage.sql.exec(statement, ...values).raw()].map(([name]) => String(name))

/** Tables of the ledger, those to which others refer before them. */
export const tablesOf = (storage: DurableObjectStorage): readonly string[] =>
  texts(
    storage,
    `select name from sqlite_master where type = 'table'
       and substr(name, 1, 4) <> '_cf_' and substr(name, 1, 7) <> 'sqlite_' and name not in (?, ?)
     order by instr(sql, 'REFERENCES') > 0, name`,
    COPY,
    EXPORT,
  )

export const columnsOf = (storage: DurableObjectStorage, table: string): readonly string[] =>
  texts(storage, 'select name from pragma_table_info(?) order by cid', table)
