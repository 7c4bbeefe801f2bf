import { join } from 'node:path'
import type { Work } from '../app/context.ts'
import { settleOutbound } from '../app/outbound/settle.ts'
import type { Cause, Clock, Store } from '../app/ports.ts'
import { nextWindow } from '../app/send-window.ts'
import { workCalendar } from '../domain/calendar/work-calendar.ts'
import { digestFactsOf } from '../domain/digest/project.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { DEFAULT_PROFILE } from '../domain/people/profile.ts'
import { nativeCommands } from '../lark/command-registration.ts'
import { commandHelp } from '../lark/commands/index.ts'
import { openDesk } from '../lark/desk.ts'
import type { History } from '../lark/history/keep.ts'
import { parseInbound } from '../lark/inbound/parse.ts'
import { createIntake } from '../lark/intake.ts'
import type { Log } from '../lark/log.ts'
import { platformClient } from '../lark/outbound/client.ts'
import { Drain } from '../lark/outbound/drain.ts'
import { noticingOutages } from '../lark/outbound/outage.ts'
import { performer } from '../lark/outbound/perform.ts'
import { readAgain } from '../lark/plain/read-again.ts'
import { catalogueFor } from '../text/index.ts'
import { webApp } from '../web/app.ts'
import type { Readiness } from '../web/deps.ts'
import { calendarData } from './calendar-data.ts'
import { keepChatsInStep } from './chat-sync.ts'
import type { Config, LarkCredentials } from './config.ts'
import { evidenceFiles } from './evidence-files.ts'
import { watchForeignWrites } from './foreign-writes.ts'
import { type Listening, listen } from './http.ts'
import { timeOrderedId } from './ids.ts'
import { openInbound, type WatchPace } from './inbound.ts'
import { lockService } from './instance-lock.ts'
import { keepPlatformInStep } from './platform-sync.ts'
import { type LedgerDatabase, openLedger, sha256 } from './sqlite.ts'
import { startTicking } from './ticking.ts'
import { systemTimers } from './timers.ts'

export interface ServiceOptions {
  readonly config: Pick<Config, 'dataDir' | 'host' | 'port' | 'timeZone' | 'locale'>
  readonly lark: LarkCredentials
  readonly clock: Clock
  readonly log: Log
  /** Where `/` leads; absent: 404. */
  readonly home?: string
  readonly watch?: WatchPace
}

/** A running service on one ledger. */
export interface Service {
  readonly url: string
  readonly database: LedgerDatabase
  /** Does what is due by the clock now, and sends what follows. */
  catchUp(): Promise<void>
  /** When the program will next do something by itself, after now; undefined: nothing is planned. */
  nextDue(): Instant | undefined
  /** Resolves when nothing is on its way out. */
  idle(): Promise<void>
  /** The watch that nothing is missed: looks through the chats when told, or waits for a look that goes on. */
  readonly history: Pick<History, 'sweep' | 'idle'>
  ready(): Promise<Readiness>
  /** Finishes what is under way, then lets go of everything. */
  close(): Promise<void>
}

/** An open ledger has its migrations; one that cannot be read any more has neither. */
const ledgerState = (database: LedgerDatabase): Pick<Readiness, 'database' | 'migrations'> => {
  try {
    database.read((store) => store.journal.head())
    return { database: true, migrations: true }
  } catch {
    return { database: false, migrations: false }
  }
}

/** Composes the service: the ledger, the platform, the web door and the clock's work. Throws LedgerError, CannotListen. */
export const startService = async (options: ServiceOptions): Promise<Service> => {
  const { config, lark, clock, log } = options
  const unlock = lockService(config.dataDir)
  const calendar = workCalendar(calendarData(), config.timeZone)
  const text = catalogueFor(config.locale)
  const newId = (): string => timeOrderedId(clock.now())
  const opened: { close(): unknown }[] = []
  try {
    const database = openLedger(join(config.dataDir, 'taizhang.db'), {
      factsOf: (problem) => digestFactsOf(problem, calendar),
    })
    opened.push(database)
    const desk = openDesk({ calendar, clock, text, newId, hash: sha256, commands: commandHelp(text) })
    const workOf = (store: Store, cause: Cause): Work => ({
      store,
      now: clock.now(),
      calendar,
      directory: store.directory.load(),
      cause,
      desk,
      newId,
    })

    const straight = platformClient(lark)
    const client = noticingOutages(straight, () => inbound.history.back())
    const settle = settleOutbound({ clock, calendar, desk, newId, readAgain: readAgain(text) })
    const drain = new Drain({
      database,
      perform: performer({
        client,
        files: evidenceFiles(join(config.dataDir, 'evidence')),
        timers: systemTimers,
        self: () => sync.botOpenId(),
      }),
      // What became of a call may put a card out of date: a file was received, a message got its id.
      settle: (...of) => {
        settle(...of)
        ticking.wake()
      },
      clock,
      timers: systemTimers,
      random: Math.random,
      log,
      windowAfter: (now) => {
        const round = database.read((store) => store.directory.load().round)
        return nextWindow(calendar, (round?.profile ?? DEFAULT_PROFILE).sendWindow, now)
      },
    })
    const ticking = startTicking({ database, workOf, clock, drain, log })
    const chats = keepChatsInStep({
      client,
      database,
      workOf,
      log,
      timers: systemTimers,
      soon: () => ticking.wake(),
    })
    opened.push({ close: () => void chats.close() })
    /** The ledger was written to: something may be due, and others may be guests. */
    const written = (): void => {
      ticking.wake()
      chats.look()
    }
    const stopWatching = watchForeignWrites(database, systemTimers, log, written)
    opened.push({ close: stopWatching })
    const intake = createIntake({
      database,
      calendar,
      clock,
      desk,
      text,
      newId,
      soon: setImmediate,
      committed: () => {
        drain.wake()
        written()
      },
      moved: (chatId) => chats.readAgain(chatId),
      log,
    })
    const sync = keepPlatformInStep({
      client,
      database,
      workOf,
      hash: sha256,
      commands: nativeCommands(text),
      log,
      timers: systemTimers,
      soon: written,
    })
    const parse = (envelope: unknown) => parseInbound(envelope, sync.botOpenId())

    const inbound = openInbound({
      lark,
      client: straight,
      database,
      workOf,
      parse,
      receive: intake.receive,
      self: sync.self,
      clock,
      timers: systemTimers,
      log,
      soon: () => ticking.wake(),
      pace: options.watch,
    })
    const readiness = async (): Promise<Readiness> => ({
      ...ledgerState(database),
      token: await client.hasToken(),
      inbound: inbound.state(),
    })
    const app = webApp({ clock, log, readiness, webhook: inbound.webhook })
    const { home } = options
    if (home !== undefined) app.get('/', (c) => c.redirect(home))
    const listening: Listening = await listen(app, config.host, config.port)
    inbound.begin()
    drain.wake()
    ticking.wake()
    return {
      url: listening.url,
      database,
      history: inbound.history,
      catchUp: async () => {
        inbound.history.mark()
        await chats.idle()
        await ticking.run()
        await drain.idle()
        // What became of the calls may have put cards out of date.
        await ticking.run()
        await drain.idle()
      },
      nextDue: () => {
        const now = clock.now()
        const moments = [ticking.next(), database.read((store) => store.outbox.next())]
        const later = moments.filter((at) => at !== undefined && at > now)
        return later.sort((a, b) => Number(a) - Number(b))[0]
      },
      idle: () => drain.idle(),
      ready: readiness,
      close: async () => {
        await sync.close()
        await chats.close()
        await inbound.close()
        await listening.stop()
        stopWatching()
        ticking.close()
        await drain.close()
        database.close()
        unlock()
      },
    }
  } catch (error) {
    for (const each of opened) each.close()
    unlock()
    throw error
  }
}
