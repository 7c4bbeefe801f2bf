import { parentPort, workerData } from 'node:worker_threads'
import Driver from 'better-sqlite3'
import { ledgerErrorOf } from '../ledger-errors.ts'
import { END } from './end.ts'

const open = (path: string): Driver.Database => {
  const driver = new Driver(path, { fileMustExist: true })
  driver.pragma('synchronous = FULL')
  return driver
}

/**
 * Writes the ledger's log back as often as it is told to, on a connection of its own, until it is told to end. Each
 * time it answers with the name of the error, or null.
 */
const serve = (path: string): void => {
  let driver: Driver.Database | undefined
  const writeBack = (): string | null => {
    try {
      driver ??= open(path)
      // Passive: it waits for nobody, and nobody waits for it.
      driver.pragma('wal_checkpoint(PASSIVE)')
      return null
    } catch (thrown) {
      // Only its name: SQLite's errors lose theirs on the way to another thread.
      const named = ledgerErrorOf(path, thrown)
      return named instanceof Error ? named.name : typeof named
    }
  }
  parentPort?.on('message', (told: unknown) => {
    if (told !== END) {
      parentPort?.postMessage(writeBack())
      return
    }
    driver?.close()
    parentPort?.close()
  })
}

serve(String(workerData))
