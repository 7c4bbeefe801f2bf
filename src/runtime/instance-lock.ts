import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { LedgerLocked, ledgerErrorOf, ServiceRunning } from './ledger-errors.ts'

/** Locks of this process: one that nobody refers to would be collected, and with it the lock. */
const held = new Set<Driver.Database>()

/**
 * One service per DATA_DIR: an exclusive lock of the operating system on a file beside the ledger, which ends with
 * the process however it ends. The command line does not take it. Returns what gives it back.
 * @throws ServiceRunning, or another LedgerError when the folder cannot be written
 */
export const lockService = (folder: string): (() => void) => {
  const path = join(folder, 'service.lock')
  try {
    mkdirSync(folder, { recursive: true })
    const driver = new Driver(path, { timeout: 0 })
    try {
      driver.exec('BEGIN EXCLUSIVE')
    } catch (error) {
      driver.close()
      throw error
    }
    held.add(driver)
    return () => {
      held.delete(driver)
      driver.close()
    }
  } catch (error) {
    const named = ledgerErrorOf(path, error)
    throw named instanceof LedgerLocked ? new ServiceRunning(folder) : named
  }
}
