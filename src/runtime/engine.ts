import type { Work } from '../app/context.ts'
import { settleOutbound } from '../app/outbound/settle.ts'
import type { Cause, Database, Store } from '../app/ports.ts'
import { nextWindow } from '../app/send-window.ts'
import type { Instant } from '../domain/kernel/time.ts'
import { profileOf } from '../domain/people/directory.ts'
import { nativeCommands } from '../lark/command-registration.ts'
import { commandHelp } from '../lark/commands/index.ts'
import { openDesk } from '../lark/desk.ts'
import type { History } from '../lark/history/keep.ts'
import { historySource } from '../lark/history/source.ts'
import { parseInbound } from '../lark/inbound/parse.ts'
import { createIntake } from '../lark/intake.ts'
import { platformClient } from '../lark/outbound/client.ts'
import { Drain } from '../lark/outbound/drain.ts'
import { findOut } from '../lark/outbound/find-sent.ts'
import { isThere, noticingOutages } from '../lark/outbound/outage.ts'
import { performer } from '../lark/outbound/perform.ts'
import { readAgain } from '../lark/plain/read-again.ts'
import type { Readiness, WebhookDeps } from '../web/deps.ts'
import { keepChatsInStep } from './chat-sync.ts'
import type { EngineParts, LedgerState } from './engine-parts.ts'
import { openInbound } from './inbound.ts'
import { keepPlatformInStep } from './platform-sync.ts'
import type { Running } from './stopping.ts'
import { startTicking } from './ticking.ts'

/** The program at work on one ledger, without a door of its own. */
export interface Engine {
  /** The webhook's door; null on the long connection. */
  readonly webhook: WebhookDeps | null
  /** The watch that nothing is missed: looks through the chats when told, or waits for a look that goes on. */
  readonly history: Pick<History, 'sweep' | 'idle'>
  /** How events come in: its state, and for how long nothing has come. */
  readonly inbound: Pick<ReturnType<typeof openInbound>, 'state' | 'silentMs'>
  /** Lets events in: the door is open. */
  begin(): void
  /** Somebody else has written to the ledger. */
  written(): void
  /** Does what is due by the clock now, and sends what follows. */
  catchUp(): Promise<void>
  /** When the program will next do something by itself, after now; undefined: nothing is planned. */
  nextDue(): Instant | undefined
  /** Resolves when nothing is on its way out. */
  idle(): Promise<void>
  ready(): Promise<Readiness>
  /** What has to be stopped, by whoever set it to work. */
  readonly running: Pick<Running, 'starters' | 'askers' | 'drain'>
  /** Lets go of everything at once: it could not be set to work. */
  abandon(): void
}

/** A part that may do something by itself. */
type Closing = { close(): void | Promise<void> }

/** An open ledger has its migrations; one that cannot be read any more has neither. */
const ledgerState = (database: Database): LedgerState => {
  try {
    database.read((store) => store.journal.head())
    return { database: true, migrations: true }
  } catch {
    return { database: false, migrations: false }
  }
}

/** Sets the program to work on an open ledger, or throws and lets go. The ledger stays its owner's to close. */
export const startEngine = (parts: EngineParts): Engine => {
  /** The last first. */
  const begun: Closing[] = []
  const abandon = (): void => {
    for (const each of begun.splice(0)) void each.close()
  }
  try {
    return { ...setToWork(parts, (part) => void begun.unshift(part)), abandon }
  } catch (error) {
    abandon()
    throw error
  }
}

const setToWork = (parts: EngineParts, hasBegun: (part: Closing) => void): Omit<Engine, 'abandon'> => {
  const { database, lark, calendar, text, clock, timers, newId, hash, log, longestSleepMs } = parts
  const slept = parts.slept === true
  const desk = openDesk({ calendar, clock, text, newId, hash, commands: commandHelp(text) })
  const workOf = (store: Store, cause: Cause): Work => ({
    store,
    now: clock.now(),
    calendar,
    directory: store.directory.load(),
    cause,
    desk,
    newId,
  })

  const meter = { meters: parts.meters, timers }
  const straight = platformClient({ ...lark, meter })
  const client = noticingOutages(straight, () => inbound.history.back())
  const settle = settleOutbound({ clock, calendar, desk, newId, readAgain: readAgain(text) })
  const drain = new Drain({
    database,
    perform: performer({ client, files: parts.files, timers, self: () => sync.botOpenId() }),
    findOut: findOut({
      client,
      source: historySource({ client, timers, log, callsPerSecond: 5 }),
      database,
      appId: lark.appId,
    }),
    isThere: isThere(client),
    soon: parts.soon,
    // What became of a call may put a card out of date: a file was received, a message got its id.
    settle: (...of) => {
      settle(...of)
      ticking.wake()
    },
    clock,
    timers,
    laneLimit: parts.laneLimit,
    random: parts.random,
    log,
    longestSleepMs,
    windowAfter: (now) => {
      const round = database.read((store) => store.directory.load().round)
      return nextWindow(calendar, profileOf({ round }).sendWindow, now)
    },
  })
  hasBegun(drain)
  const wakeDrain = (): void => drain.wake()
  const ticking = startTicking({ database, workOf, clock, timers, wakeDrain, log, longestSleepMs })
  hasBegun(ticking)
  /** There may be something to send, and something due. */
  const wake = (): void => {
    drain.wake()
    ticking.wake()
  }
  const chats = keepChatsInStep({ client, database, workOf, log, timers, soon: wake, slept })
  hasBegun(chats)
  /** The ledger was written to: others may be guests, too. */
  const written = (): void => {
    wake()
    chats.look()
  }
  const intake = createIntake({
    database,
    calendar,
    clock,
    desk,
    text,
    newId,
    soon: parts.soon,
    committed: written,
    moved: (chatId) => chats.readAgain(chatId),
    log,
    ...meter,
  })
  const sync = keepPlatformInStep({
    client,
    database,
    workOf,
    hash,
    commands: nativeCommands(text),
    log,
    timers,
    soon: written,
    lookMs: longestSleepMs,
    slept,
  })
  hasBegun(sync)
  const inbound = openInbound({
    lark,
    client: straight,
    database,
    workOf,
    parse: (envelope) => parseInbound(envelope, sync.botOpenId()),
    receive: intake.receive,
    self: sync.self,
    clock,
    timers,
    log,
    soon: wake,
    pace: parts.watch,
    meter,
    slept,
  })
  hasBegun(inbound)

  const running: Engine['running'] = { starters: [ticking], askers: [sync, chats, inbound], drain }

  return {
    webhook: inbound.webhook,
    history: inbound.history,
    inbound,
    begin: () => {
      inbound.begin()
      wake()
    },
    written: () => {
      written()
      inbound.history.noteChats()
      sync.look()
    },
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
    ready: async () => ({
      ...(parts.state?.() ?? ledgerState(database)),
      token: await client.hasToken(),
      inbound: inbound.state(),
    }),
    running,
  }
}
