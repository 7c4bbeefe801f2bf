import Driver from 'better-sqlite3'
import { evidenceNamed } from '../../app/evidence-named.ts'
import { type Verification, verifyLedger } from '../../app/verify.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Sha256 } from '../../domain/kernel/codes.ts'
import { findingText } from '../finding-text.ts'
import { LedgerDamaged, LedgerDiffers, ledgerErrorOf } from '../ledger-errors.ts'
import { readLedger } from '../read-ledger.ts'
import { sha256 } from '../sqlite.ts'

/** What a proven ledger holds. */
export interface Proof extends Pick<Verification, 'entries' | 'problems' | 'head'> {
  /** Hashes of the evidence that it names. */
  readonly evidence: readonly Sha256[]
}

/** How far long work has come: what is done of which total. */
export type Progress = (what: string, done: number, total: number) => void

const checkPages = (path: string): void => {
  const driver = new Driver(path)
  try {
    const finding = String(driver.pragma('integrity_check(1)', { simple: true }))
    if (finding !== 'ok') throw new LedgerDamaged(path, finding)
  } catch (error) {
    throw ledgerErrorOf(path, error)
  } finally {
    driver.close()
  }
}

/** One file without a log beside it, which can be copied and read from anywhere. @throws LedgerLocked when it is in use */
export const sealLedger = (path: string): void => {
  const driver = new Driver(path, { timeout: 0 })
  try {
    driver.pragma('journal_mode = DELETE')
  } catch (error) {
    throw ledgerErrorOf(path, error)
  } finally {
    driver.close()
  }
}

/**
 * Every page, the hash chain and the fold of a ledger that nobody uses; it is then at this version's schema.
 * @throws LedgerDamaged, LedgerDiffers, or another LedgerError
 */
export const proveLedger = (path: string, calendar: WorkCalendar, progress: Progress): Proof => {
  checkPages(path)
  return readLedger(path, calendar, (database) => {
    const { finding, ...proven } = database.read((store) =>
      verifyLedger(store, sha256, (done, total) => progress('entries verified', done, total)),
    )
    if (finding !== null) throw new LedgerDiffers(path, findingText(finding))
    return { ...proven, evidence: database.read(evidenceNamed) }
  })
}
