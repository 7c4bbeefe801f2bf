/** Why a ledger's file cannot be used, and what to do. Nothing was written when one of these is thrown at open. */
export abstract class LedgerError extends Error {
  abstract override readonly name: string
}

export class LedgerMissing extends LedgerError {
  override readonly name = 'LedgerMissing'
  constructor(path: string) {
    super(`there is no ledger at ${path}: import one first, or point DATA_DIR to its folder`)
  }
}

export class LedgerFromNewerVersion extends LedgerError {
  override readonly name = 'LedgerFromNewerVersion'
  constructor(path: string, found: number, known: number) {
    super(
      `${path} was written by a newer version of taizhang (schema ${found}, this one knows ${known}): start that version or a later one`,
    )
  }
}

export class LedgerForeign extends LedgerError {
  override readonly name = 'LedgerForeign'
  constructor(path: string) {
    super(`${path} is the database of another program: point DATA_DIR to a folder of taizhang's own`)
  }
}

export class LedgerLocked extends LedgerError {
  override readonly name = 'LedgerLocked'
  constructor(path: string) {
    super(`${path} is locked by another program: end it or wait, then try again`)
  }
}

export class LedgerDamaged extends LedgerError {
  override readonly name = 'LedgerDamaged'
  constructor(path: string, finding: string) {
    super(`${path} is damaged (${finding}): put it aside and restore a backup`)
  }
}

export class LedgerUnreachable extends LedgerError {
  override readonly name = 'LedgerUnreachable'
  constructor(path: string, finding: string) {
    super(`${path} cannot be opened or written (${finding}): check the folder, its owner and the free space`)
  }
}

/** A second service on the same DATA_DIR. */
export class ServiceRunning extends LedgerError {
  override readonly name = 'ServiceRunning'
  constructor(folder: string) {
    super(`a service already runs on ${folder}: stop it first, or give this one a DATA_DIR of its own`)
  }
}

/** By the beginning of SQLite's result code, the longest first. */
const BY_CODE: readonly (readonly [string, (path: string, code: string) => LedgerError])[] = [
  ['SQLITE_BUSY', (path) => new LedgerLocked(path)],
  ['SQLITE_LOCKED', (path) => new LedgerLocked(path)],
  ['SQLITE_CORRUPT', (path, code) => new LedgerDamaged(path, code)],
  ['SQLITE_NOTADB', (path, code) => new LedgerDamaged(path, code)],
  ['SQLITE_IOERR_SHORT_READ', (path, code) => new LedgerDamaged(path, code)],
  ['SQLITE_CANTOPEN', (path, code) => new LedgerUnreachable(path, code)],
  ['SQLITE_READONLY', (path, code) => new LedgerUnreachable(path, code)],
  ['SQLITE_PERM', (path, code) => new LedgerUnreachable(path, code)],
  ['SQLITE_FULL', (path, code) => new LedgerUnreachable(path, code)],
  ['SQLITE_IOERR', (path, code) => new LedgerUnreachable(path, code)],
]

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The named error behind SQLite's or the file system's; anything else is returned as it is. */
export const ledgerErrorOf = (path: string, error: unknown): unknown => {
  const code = codeOf(error)
  if (code === undefined) return error
  const row = BY_CODE.find(([start]) => code.startsWith(start))
  if (row !== undefined) return row[1](path, code)
  return /^E[A-Z]+$/.test(code) ? new LedgerUnreachable(path, code) : error
}
