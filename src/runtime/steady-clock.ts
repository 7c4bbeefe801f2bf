import type { Clock, Database } from '../app/ports.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import type { Log } from '../lark/log.ts'
import type { Timers } from '../lark/timers.ts'

/** A clock that is further behind was wrong before or is wrong now: nobody waits for that, ms. */
const LONGEST_MS = 24 * 3_600_000
const NOTABLE_MS = 1000

export interface SteadyClockParts {
  /** The clock of the machine, which is set and corrected. */
  readonly clock: Clock
  /** The newest instant in the journal; undefined: the ledger is empty. */
  readonly since: Instant | undefined
  readonly timers: Pick<Timers, 'elapsed'>
  readonly log: Log
}

/**
 * The machine's clock, but never back. Set back, it goes on at half the pace until the machine's has caught up, so that
 * what waits for an instant a second off does not wait for an hour. Set back by more than a day, it follows at once.
 */
export const steadyClock = ({ clock, since, timers, log }: SteadyClockParts): Clock => {
  let last = { at: Number(since ?? clock.now()), elapsed: timers.elapsed() }
  let isNoted = false

  const next = (): number => {
    const machine = clock.now()
    const behindMs = last.at - machine
    if (behindMs > NOTABLE_MS && !isNoted) log.warn('clock_set_back', { behindMs: Math.round(behindMs) })
    isNoted = behindMs > NOTABLE_MS || (isNoted && behindMs > 0)
    if (behindMs <= 0 || behindMs > LONGEST_MS) return machine
    return Math.max(machine, last.at + (timers.elapsed() - last.elapsed) / 2)
  }

  return {
    now: () => {
      last = { at: next(), elapsed: timers.elapsed() }
      return instant(Math.floor(last.at))
    },
  }
}

/** When the newest entry of the journal was stored. */
export const lastRecorded = (database: Database): Instant | undefined =>
  database.read(({ journal }) => {
    for (const { recordedAt } of journal.read({ afterSeq: journal.head().seq - 1 })) return recordedAt
    return undefined
  })
