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

/** The disk is full: nothing of the transaction was written, and the next one may succeed. */
export class LedgerDiskFull extends LedgerError {
  override readonly name = 'LedgerDiskFull'
  constructor(path: string, finding: string) {
    super(
      `${path} cannot be written, its disk is full (${finding}): free space there (a running service goes on by itself)`,
    )
  }
}

export class LedgerReadOnly extends LedgerError {
  override readonly name = 'LedgerReadOnly'
  constructor(path: string, finding: string) {
    super(
      `${path} cannot be written (${finding}): make its folder writable for this user (a running service goes on by itself)`,
    )
  }
}

export class LedgerDiskFault extends LedgerError {
  override readonly name = 'LedgerDiskFault'
  constructor(path: string, finding: string) {
    super(`${path}: the disk reports a fault (${finding}): check the disk, and keep a backup on another one`)
  }
}

export class LedgerUnreachable extends LedgerError {
  override readonly name = 'LedgerUnreachable'
  constructor(path: string, finding: string) {
    super(`${path} cannot be opened (${finding}): check the folder and its owner`)
  }
}

/** The stored state is not what the journal says. */
export class LedgerDiffers extends LedgerError {
  override readonly name = 'LedgerDiffers'
  constructor(path: string, finding: string) {
    super(`${path}: ${finding}: keep the file for evidence and use an earlier backup`)
  }
}

/** A second service on the same DATA_DIR. */
export class ServiceRunning extends LedgerError {
  override readonly name = 'ServiceRunning'
  constructor(folder: string) {
    super(`a service already runs on ${folder}: stop it first, or give this one a DATA_DIR of its own`)
  }
}

type Naming = (path: string, code: string) => LedgerError
const locked: Naming = (path) => new LedgerLocked(path)
const damaged: Naming = (path, code) => new LedgerDamaged(path, code)
const full: Naming = (path, code) => new LedgerDiskFull(path, code)
const readOnly: Naming = (path, code) => new LedgerReadOnly(path, code)
const unreachable: Naming = (path, code) => new LedgerUnreachable(path, code)

/** By the beginning of SQLite's or the file system's code, the longest first. */
const BY_CODE: readonly (readonly [string, Naming])[] = [
  ['SQLITE_BUSY', locked],
  ['SQLITE_LOCKED', locked],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_IOERR_SHORT_READ', damaged],
  ['SQLITE_CANTOPEN', unreachable],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_FULL', full],
  ['SQLITE_IOERR', (path, code) => new LedgerDiskFault(path, code)],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['EROFS', readOnly],
  ['EACCES', readOnly],
  ['EPERM', readOnly],
]

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** The named error behind SQLite's or the file system's; anything else is returned as it is. */
export const ledgerErrorOf = (path: string, error: unknown): unknown => {
  const code = codeOf(error)
  if (code === undefined) return error
  const row = BY_CODE.find(([start]) => code.startsWith(start))
  if (row !== undefined) return row[1](path, code)
  return /^E[A-Z]+$/.test(code) ? unreachable(path, code) : error
}
