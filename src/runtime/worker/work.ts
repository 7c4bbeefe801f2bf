import type { Clock, Database, WorkCalendar } from '../../app/ports.ts'
import { workCalendar } from '../../domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../../domain/digest/project.ts'
import type { Log } from '../../lark/log.ts'
import type { Meters } from '../../lark/meters.ts'
import type { Limit } from '../../lark/outbound/pace.ts'
import { catalogueFor } from '../../text/index.ts'
import type { Exposition } from '../../web/deps.ts'
import { calendarData } from '../calendar-data.ts'
import { type Engine, startEngine } from '../engine.ts'
import { sha256 } from '../hash.ts'
import { timeOrderedId } from '../ids.ts'
import type { WatchPace } from '../inbound.ts'
import { openMetrics } from '../metrics/metrics.ts'
import type { Tenant } from './bindings.ts'
import { bucketEvidence } from './evidence.ts'
import { consoleLog } from './log.ts'
import { openObjectLedger } from './storage.ts'
import type { ObjectTimers } from './timers.ts'

/** What a test sets otherwise. */
export interface Pace {
  readonly clock: Clock
  readonly watch: WatchPace
  /** What the platform takes in one chat; its usual limit unless told. */
  readonly laneLimit?: Limit | undefined
  /** A start sooner than this after the last one that looked everything up is an awakening, ms. */
  readonly looksUpAfterMs: number
}

/** The program at work on a tenant's ledger. */
export interface Work {
  readonly tenant: Tenant
  readonly engine: Engine
  readonly database: Database
  readonly calendar: WorkCalendar
  readonly meters: Meters
  readonly exposition: Exposition
  readonly log: Log
}

export interface Workplace {
  readonly storage: DurableObjectStorage
  readonly bucket: R2Bucket
  readonly timers: ObjectTimers
  readonly pace: Pace
  readonly longestSleepMs: number
  readonly logLevel: string
}

/** Under which an object keeps its own name, which it cannot know by itself. */
export const NAME = 'tenant'
const LOOKED_UP = 'looked_up'

/** The next start looks everything up, however soon it is. */
export const lookUpNext = (storage: DurableObjectStorage): void => storage.kv.put(LOOKED_UP, 0)

/** Sets the program to work on the ledger of an object, or throws and lets go: the next call starts another one. */
export const startWork = (place: Workplace, tenant: Tenant): Work => {
  const { storage, bucket, timers, longestSleepMs, logLevel } = place
  const { clock, watch, laneLimit, looksUpAfterMs } = place.pace
  const { name, ledger } = tenant
  const calendar = workCalendar(calendarData(), tenant.timeZone)
  const log = consoleLog(logLevel, { tenant: name })
  const { meters, expose } = openMetrics(name)
  const database = openObjectLedger(storage, (problem) => digestFactsOf(problem, calendar), meters)
  const lookedUp = Number(storage.kv.get(LOOKED_UP) ?? Number.NEGATIVE_INFINITY)
  const slept = clock.now() - lookedUp < looksUpAfterMs
  const engine = startEngine({
    database,
    files: bucketEvidence(bucket, ledger),
    lark: tenant.lark,
    calendar,
    text: catalogueFor(tenant.locale),
    clock,
    timers,
    // A turn of the event loop: what is already at the door is handled in the same transaction.
    soon: (work) => void setTimeout(work, 0),
    newId: () => timeOrderedId(clock.now()),
    hash: sha256,
    random: Math.random,
    log,
    meters,
    watch,
    laneLimit,
    longestSleepMs,
    slept,
  })
  try {
    if (!slept) storage.kv.put(LOOKED_UP, clock.now())
    storage.kv.put(NAME, ledger)
    engine.begin()
    const { inbound } = engine
    const sized = { ...database, bytes: () => storage.sql.databaseSize }
    const exposition = expose({ database: sized, inbound, calendar, clock, timers, log })
    return { tenant, engine, database, calendar, meters, exposition, log }
  } catch (error) {
    engine.abandon()
    throw error
  }
}
