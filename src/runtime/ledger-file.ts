import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { LedgerDamaged, LedgerForeign, LedgerFromNewerVersion } from './ledger-errors.ts'

/** “tzlg” in SQLite's header: whose database the file is. */
export const APPLICATION_ID = 0x747a6c67
const MAGIC = 'SQLite format 3\0'
const HEADER = 100
/** Where the header says how the file is written, and what it says for a write-ahead log. */
const WRITE_VERSION = 18
const LOGGED = 2

const sizeOf = (path: string): number => (existsSync(path) ? statSync(path).size : 0)

/** True when a write-ahead log waits to be read: a service runs, or the last one ended without closing. */
export const hasLog = (path: string): boolean => sizeOf(`${path}-wal`) > 0

/** True for a ledger that was opened where it lies: SQLite has marked it for a write-ahead log. A backup has no such mark. */
export const isAtWork = (path: string): boolean => {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER)
    return readSync(file, header, 0, HEADER, 0) === HEADER && header.readUInt8(WRITE_VERSION) === LOGGED
  } finally {
    closeSync(file)
  }
}

/**
 * Looks at the bytes of a ledger's header without SQLite, so that a file that is not ours, or not for this
 * version, is left exactly as it is. Returns false when there is no ledger yet.
 * @param known number of migrations that this version has
 */
export const inspectHeader = (path: string, known: number): boolean => {
  if (sizeOf(path) === 0) return false
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER)
    const { size } = fstatSync(file)
    if (readSync(file, header, 0, HEADER, 0) < HEADER || header.toString('latin1', 0, 16) !== MAGIC)
      throw new LedgerDamaged(path, 'not a database file')
    if (header.readUInt32BE(68) !== APPLICATION_ID) throw new LedgerForeign(path)
    const version = header.readUInt32BE(60)
    if (version > known) throw new LedgerFromNewerVersion(path, version, known)
    const pageSize = header.readUInt16BE(16)
    const expected = (pageSize === 1 ? 65_536 : pageSize) * header.readUInt32BE(28)
    if (size < expected && !hasLog(path))
      throw new LedgerDamaged(path, `${expected - size} bytes are missing`)
    return true
  } finally {
    closeSync(file)
  }
}
