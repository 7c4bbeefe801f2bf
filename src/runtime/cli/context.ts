import { join } from 'node:path'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { workCalendar } from '../../domain/calendar/work-calendar.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { calendarData } from '../calendar-data.ts'
import type { Config } from '../config.ts'
import { readLedger } from '../read-ledger.ts'
import type { LedgerDatabase } from '../sqlite.ts'

/** What a command of the command line works with. */
export interface CliContext {
  /** Read when a command needs it, so that help works whatever the environment says. */
  readonly config: () => Config
  readonly now: () => Instant
  /** Standard input, line by line. */
  readonly lines: () => Iterable<string>
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

/** A command cannot be carried out: one line says why and what to do; exit code 1. */
export class CommandFailed extends Error {}

/** The command was called wrongly; exit code 2. */
export class WrongUsage extends Error {}

export const ledgerPath = ({ dataDir }: Config): string => join(dataDir, 'taizhang.db')
export const calendarOf = ({ timeZone }: Config): WorkCalendar => workCalendar(calendarData(), timeZone)

/** Opens the ledger of DATA_DIR for reading, also while the service runs, and closes it. Throws LedgerError. */
export const withLedger = <T>(
  config: Config,
  work: (database: LedgerDatabase, calendar: WorkCalendar) => T,
): T => {
  const calendar = calendarOf(config)
  return readLedger(ledgerPath(config), calendar, (database) => work(database, calendar))
}
