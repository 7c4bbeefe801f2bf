import type Driver from 'better-sqlite3'

/** Bytes are an ArrayBuffer there. */
const cellOf = (value: unknown): unknown =>
  value instanceof Uint8Array ? new Uint8Array(value).buffer : value

/** An object's storage over better-sqlite3: what a migration would break, it breaks here first. */
export const storageOver = (driver: Driver.Database, version: number): DurableObjectStorage => {
  const values = new Map<string, unknown>([['schema', version]])
  return {
    sql: {
      databaseSize: 0,
      exec: (statement, ...given) => {
        const prepared = driver.prepare(statement)
        const found = prepared.reader ? prepared.raw().all(...given) : void prepared.run(...given)
        const rows = Array.isArray(found) ? found.map((row) => [row].flat().map(cellOf)) : []
        return {
          next: () => ({ done: true }),
          toArray: () => [],
          one: () => ({}),
          raw: () => ({ toArray: () => rows, [Symbol.iterator]: () => rows.values() }),
        }
      },
    },
    kv: {
      get: (key) => values.get(key),
      put: (key, value) => void values.set(key, value),
    },
    transactionSync: (work) => driver.transaction(work)(),
    getAlarm: () => Promise.resolve(null),
    setAlarm: () => Promise.resolve(),
  }
}
