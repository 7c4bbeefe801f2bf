import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Sha256 } from '../../domain/kernel/codes.ts'
import { syncFile, syncFolder } from '../durable.ts'
import { dropParts } from '../evidence-files.ts'
import type { LedgerDatabase } from '../sqlite.ts'
import { gatherEvidence } from './evidence.ts'
import { type Progress, type Proof, proveLedger, sealLedger } from './proof.ts'
import { BESIDE, refuseOther } from './target.ts'

/** The evidence of the backup `file` lies in this folder beside it. */
export const evidenceBeside = (file: string): string => `${file}.evidence`

/** Left by a backup that was killed; a living one is done within the day. */
const FORGOTTEN_MS = 24 * 3_600_000
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const dropPartial = (partial: string): void => {
  for (const end of ['', ...BESIDE]) rmSync(`${partial}${end}`, { force: true })
}

/** Two backups of one name at once must not write into each other's file, so each has its own until it is whole. */
const partialOf = (file: string, id: string): string => `${file}.${id}.partial`

const dropForgotten = (file: string): void => {
  const folder = dirname(file)
  for (const name of readdirSync(folder)) {
    const [id = ''] = name.startsWith(`${basename(file)}.`)
      ? name.slice(basename(file).length + 1).split('.')
      : []
    const partial = partialOf(file, id)
    if (UUID.test(id) && existsSync(partial) && Date.now() - statSync(partial).mtimeMs > FORGOTTEN_MS)
      dropPartial(partial)
  }
}

export interface Backup extends Proof {
  /** Evidence that the ledger names and that is not in DATA_DIR. */
  readonly missing: readonly Sha256[]
}

/**
 * Writes the ledger as it is now to `file`, proven, and its evidence into the folder beside; a service may go on
 * meanwhile. An earlier backup of that name gives way when the new one is whole, and keeps its evidence.
 * @throws NotABackup, LedgerError, or what the file system says
 */
export const makeBackup = async (
  ledger: LedgerDatabase,
  options: {
    readonly dataDir: string
    readonly file: string
    readonly calendar: WorkCalendar
    readonly progress: Progress
  },
): Promise<Backup> => {
  const { dataDir, file, calendar, progress } = options
  statSync(dirname(file))
  refuseOther(file, ledger)
  dropForgotten(file)
  dropParts(evidenceBeside(file), FORGOTTEN_MS)
  const partial = partialOf(file, randomUUID())
  try {
    await ledger.copyTo(partial, (done, total) => progress('pages', done, total))
    const proof = proveLedger(partial, calendar, progress)
    sealLedger(partial)
    const missing = await gatherEvidence({
      hashes: proof.evidence,
      from: [join(dataDir, 'evidence')],
      to: evidenceBeside(file),
      recheck: false,
      progress,
    })
    await syncFile(partial)
    await rename(partial, file)
    await syncFolder(dirname(file))
    return { ...proof, missing }
  } finally {
    dropPartial(partial)
  }
}
