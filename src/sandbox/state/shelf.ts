import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import type { Shelf } from './table.ts'

const recordRow = z.object({ id: z.string(), body: z.string() })
const blobRow = z.object({ bytes: z.instanceof(Buffer) })

export interface DiskShelf extends Shelf {
  readonly putBlob: (id: string, bytes: Buffer) => void
  readonly blob: (id: string) => Buffer | undefined
  readonly clearBlobs: () => void
  readonly close: () => void
}

/** One SQLite file in `dir` that keeps records as JSON and files as blobs. */
export function openShelf(dir: string): DiskShelf {
  mkdirSync(dir, { recursive: true })
  const db = new Database(join(dir, 'platform.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.exec(`
    CREATE TABLE IF NOT EXISTS records (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL,
      body TEXT NOT NULL, UNIQUE (kind, id));
    CREATE TABLE IF NOT EXISTS blobs (id TEXT PRIMARY KEY, bytes BLOB NOT NULL);
  `)
  const select = db.prepare('SELECT id, body FROM records WHERE kind = ? ORDER BY seq')
  const upsert = db.prepare(
    'INSERT INTO records (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body',
  )
  const remove = db.prepare('DELETE FROM records WHERE kind = ? AND id = ?')
  const putBlob = db.prepare('INSERT OR REPLACE INTO blobs (id, bytes) VALUES (?, ?)')
  const getBlob = db.prepare('SELECT bytes FROM blobs WHERE id = ?')
  return {
    rows: (kind) => z.array(recordRow).parse(select.all(kind)),
    put: (kind, id, body) => void upsert.run(kind, id, body),
    remove: (kind, id) => void remove.run(kind, id),
    putBlob: (id, bytes) => void putBlob.run(id, bytes),
    blob: (id) => {
      const row = getBlob.get(id)
      return row === undefined ? undefined : blobRow.parse(row).bytes
    },
    clearBlobs: () => void db.exec('DELETE FROM blobs'),
    close: () => db.close(),
  }
}
