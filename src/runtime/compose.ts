import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '../app/ports.ts'
import { workCalendar } from '../domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../domain/digest/project.ts'
import type { Log } from '../lark/log.ts'
import type { Limit } from '../lark/outbound/pace.ts'
import { catalogueFor } from '../text/index.ts'
import { webApp } from '../web/app.ts'
import { calendarData } from './calendar-data.ts'
import type { Config, LarkCredentials } from './config.ts'
import { type Engine, startEngine } from './engine.ts'
import { evidenceFiles } from './evidence-files.ts'
import { watchForeignWrites } from './foreign-writes.ts'
import { listen } from './http.ts'
import { timeOrderedId } from './ids.ts'
import type { WatchPace } from './inbound.ts'
import { lockService } from './instance-lock.ts'
import { openMetrics } from './metrics/metrics.ts'
import { type LedgerDatabase, openLedger, sha256 } from './sqlite.ts'
import { lastRecorded, steadyClock } from './steady-clock.ts'
import { stopInOrder } from './stopping.ts'
import { systemTimers } from './timers.ts'
import { openWriteBack } from './write-back/write-back.ts'
import { watchWrites } from './write-watch.ts'

export interface ServiceOptions {
  readonly config: Pick<Config, 'dataDir' | 'host' | 'port' | 'timeZone' | 'locale'>
  readonly lark: LarkCredentials
  readonly clock: Clock
  readonly log: Log
  /** Where `/` leads; absent: 404. */
  readonly home?: string
  readonly watch?: WatchPace
  /** What the platform takes in one chat; its usual limit unless told. */
  readonly laneLimit?: Limit
  /** The built thread that writes the ledger's log back; absent: it is written back within commits. */
  readonly writeBack?: URL
}

/** A running service on one ledger. */
export interface Service extends Pick<Engine, 'catchUp' | 'nextDue' | 'idle' | 'history' | 'ready'> {
  readonly url: string
  readonly database: LedgerDatabase
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>
}

/** The service on Node: a ledger in a file, evidence beside it, an address of its own. Throws LedgerError, CannotListen. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { config, lark, log } = options
  const unlock = lockService(config.dataDir)
  const calendar = workCalendar(calendarData(), config.timeZone)
  const opened: { close(): unknown }[] = []
  const metrics = openMetrics()
  const { meters } = metrics
  try {
    const path = join(config.dataDir, 'taizhang.db')
    const writeBack =
      options.writeBack === undefined
        ? undefined
        : openWriteBack(path, options.writeBack, { timers: systemTimers, log })
    const ledger = openLedger(path, {
      factsOf: (problem) => digestFactsOf(problem, calendar),
      tally: meters,
      ...(writeBack && { logged: writeBack.waiting }),
    })
    opened.push(ledger)
    if (writeBack !== undefined) opened.unshift(writeBack)
    const { database, state } = watchWrites(ledger, systemTimers, log)
    const clock = steadyClock({
      clock: options.clock,
      since: lastRecorded(database),
      timers: systemTimers,
      log,
    })
    const engine = startEngine({
      database,
      state,
      files: evidenceFiles(join(config.dataDir, 'evidence')),
      lark,
      calendar,
      text: catalogueFor(config.locale),
      clock,
      timers: systemTimers,
      soon: setImmediate,
      newId: () => timeOrderedId(clock.now()),
      hash: sha256,
      random: Math.random,
      log,
      meters,
      watch: options.watch,
      laneLimit: options.laneLimit,
    })
    opened.unshift({ close: engine.abandon })
    const stopWatching = watchForeignWrites(database, systemTimers, log, engine.written)
    opened.unshift({ close: stopWatching })
    const { inbound } = engine
    const exposition = metrics.expose({ database, inbound, calendar, clock, timers: systemTimers, log })
    opened.unshift({ close: exposition.close })
    const app = webApp({
      clock,
      log,
      readiness: engine.ready,
      webhook: engine.webhook,
      meters,
      exposition,
      newId: () => randomUUID(),
    })
    const { home } = options
    if (home !== undefined) app.get('/', (c) => c.redirect(home))
    const listening = await listen(app, config.host, config.port)
    opened.unshift({ close: () => listening.stop(0) })
    engine.begin()
    return {
      url: listening.url,
      database,
      history: engine.history,
      catchUp: engine.catchUp,
      nextDue: engine.nextDue,
      idle: engine.idle,
      ready: engine.ready,
      close: () =>
        stopInOrder({
          ...engine.running,
          starters: [...engine.running.starters, { close: stopWatching }, exposition],
          listening,
          ...(writeBack && { writeBack }),
          database,
          unlock,
          log,
        }),
    }
  } catch (error) {
    for (const each of opened) void each.close()
    unlock()
    throw error
  }
}
