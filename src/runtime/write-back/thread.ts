import { parentPort, workerData } from 'node:worker_threads'
import Driver from 'better-sqlite3'
import { END } from './end.ts'

/** Writes the ledger's log back as often as it is told to, on a connection of its own, until it is told to end. */
const serve = (path: string): void => {
  const driver = new Driver(path, { fileMustExist: true })
  driver.pragma('synchronous = FULL')
  parentPort?.on('message', (told: unknown) => {
    if (told !== END) {
      // Passive: it waits for nobody, and nobody waits for it.
      driver.pragma('wal_checkpoint(PASSIVE)')
      parentPort?.postMessage(null)
      return
    }
    driver.close()
    parentPort?.close()
  })
}

serve(String(workerData))
