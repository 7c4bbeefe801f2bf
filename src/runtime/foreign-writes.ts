import { failureFields, type Log } from '../lark/log.ts'
import type { Timers } from '../lark/timers.ts'
import type { LedgerDatabase } from './sqlite.ts'

const LOOK_MS = 1000

/**
 * Tells when another process has written to the ledger: the command line works beside the service (contract.md 3).
 * Returns what ends the watch.
 */
export const watchForeignWrites = (
  database: Pick<LedgerDatabase, 'dataVersion'>,
  timers: Timers,
  log: Log,
  noticed: () => void,
): (() => void) => {
  let known = database.dataVersion()
  let cancel: () => void = () => undefined
  const look = (): void => {
    try {
      const present = database.dataVersion()
      if (present !== known) noticed()
      known = present
    } catch (error) {
      log.error('foreign_writes_unwatched', failureFields(error))
    }
    cancel = timers.after(LOOK_MS, look)
  }
  cancel = timers.after(LOOK_MS, look)
  return () => cancel()
}
