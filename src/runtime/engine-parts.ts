import type { Clock, Database, EvidenceFiles, HashText } from '../app/ports.ts'
import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import type { Log } from '../lark/log.ts'
import type { Meters } from '../lark/meters.ts'
import type { Limit } from '../lark/outbound/pace.ts'
import type { Timers } from '../lark/timers.ts'
import type { Catalogue } from '../text/index.ts'
import type { Readiness } from '../web/deps.ts'
import type { LarkCredentials } from './config.ts'
import type { WatchPace } from './inbound.ts'

/** What a runtime lends: its ledger, its time, its files. Everything else is the same in all of them. */
export interface EngineParts {
  readonly database: Database
  /** Whether the ledger can be used; absent: whether it can be read. */
  readonly state?: () => LedgerState
  readonly files: EvidenceFiles
  readonly lark: LarkCredentials
  readonly calendar: WorkCalendar
  readonly text: Catalogue
  readonly clock: Clock
  readonly timers: Timers
  /** Runs `work` once whatever came in at the same time has been queued. */
  readonly soon: (work: () => void) => void
  readonly newId: () => string
  readonly hash: HashText
  /** Uniform in [0, 1). */
  readonly random: () => number
  readonly log: Log
  readonly meters: Meters
  readonly watch?: WatchPace | undefined
  /** What the platform takes in one chat; its usual limit unless told. */
  readonly laneLimit?: Limit | undefined
  /** Longest time without a look at what is due, ms: where others write, or the clock may be moved, 30 s. */
  readonly longestSleepMs?: number
  /** It only slept, and whatever came would have woken it: people, chats and messages are not looked up anew. */
  readonly slept?: boolean
}

/** Whether the ledger can be used. */
export type LedgerState = Pick<Readiness, 'database' | 'migrations'>
