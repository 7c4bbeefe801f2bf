import type { Receive } from '../inbound/event.ts'
import { failureFields } from '../log.ts'
import type { PlatformClient } from '../outbound/client.ts'
import { Line, type LineDeps } from './line.ts'
import { type Looked, lookThrough, type Missed, noteBoundChats } from './look.ts'
import { historySource } from './source.ts'
import { takeIn } from './take-in.ts'

/** How fast the watch goes, by real time. */
export interface HistoryPace {
  /** From one sweep to the next. */
  readonly sweepMs: number
  /** How long a message may be on its way before it counts as missed. */
  readonly lateMs: number
  /** How often it is noted that messages come in. */
  readonly markMs: number
  /** Most calls to the platform: events and answers go on meanwhile. */
  readonly callsPerSecond: number
}

export interface HistoryDeps extends LineDeps {
  readonly client: PlatformClient
  readonly receive: Receive
  /** open_id of our own bot; undefined while it is not known: nothing is read back until then. */
  readonly self: () => string | undefined
  /** Builds the line anew; does nothing where the platform comes to us. */
  readonly reconnect: () => void
  readonly pace?: Partial<HistoryPace> | undefined
}

/** Sees to it that nothing is missed: what did not come as an event is read back from the chats and handled once. */
export interface History {
  /** The line is up, for the first time or again: what came before is read back. */
  up(): void
  lost(): void
  /** Something came over the line. */
  heard(): void
  /** The platform answers again after it did not. */
  back(): void
  /** The ledger's clock may have been moved. */
  mark(): void
  /** Chats may have been bound by others: they are watched from now on. */
  noteChats(): void
  /** Looks whether messages are in the chats that never came. */
  sweep(): Promise<void>
  /** Resolves when nothing is being read back. */
  idle(): Promise<void>
  close(): Promise<void>
}

/** `gap`: something may have been missed, read it all back. `sweep`: nothing should have been. */
type Kind = 'gap' | 'sweep'

const USUAL: HistoryPace = { sweepMs: 5 * 60_000, lateMs: 60_000, markMs: 30_000, callsPerSecond: 5 }
/** A line that is up is read back at once; where it does not come up, the sweeps go on without. */
const FIRST_MS = 15_000
/** Every so many sweeps all chats and threads are looked through, opened threads and recalls included. */
const THOROUGH = 12
/** First wait after a failure, doubled up to the time between two sweeps. */
const AGAIN_MS = 5000

/** Keeps watch over what comes in (lark-platform.md 1.2, 1.9): a dead line is told by what is missing. */
export const keepHistory = (deps: HistoryDeps): History => {
  const { timers, clock, log } = deps
  const pace = { ...USUAL, ...deps.pace }
  const line = new Line(deps)
  const closed = (): boolean => isClosed
  const source = historySource({ ...deps, callsPerSecond: pace.callsPerSecond })
  const look = lookThrough({ ...deps, source, closed })
  noteBoundChats(deps.database, clock.now())
  const wanted = new Set<Kind>()
  const waits = new Map<string, () => void>()
  /** Messages that are in the chats and have not come yet, with the moment at which they were first seen. */
  let awaited = new Map<string, number>()
  let running: Promise<void> | undefined
  let isClosed = false
  let failures = 0
  let sweeps = 0

  const later = (name: string, ms: number, run: () => void): void => {
    waits.get(name)?.()
    if (!isClosed) waits.set(name, timers.after(ms, run))
  }

  const want = (kind: Kind): Promise<void> => {
    if (isClosed) return Promise.resolve()
    wanted.add(kind)
    running ??= work()
    return running
  }

  const work = async (): Promise<void> => {
    for (const kind of wanted) {
      wanted.delete(kind)
      const done = await round(kind).catch((thrown: unknown) => {
        if (!isClosed) log.error('history_failed', failureFields(thrown))
        return false
      })
      failures = done ? 0 : failures + 1
      const againMs = Math.min(pace.sweepMs, AGAIN_MS * 2 ** (failures - 1))
      if (!done) later(`again:${kind}`, againMs, () => void want(kind))
    }
    running = undefined
  }

  /** Returns whether everything could be read. */
  const round = async (kind: Kind): Promise<boolean> => {
    const [now, self] = [clock.now(), deps.self()]
    if (self === undefined) return false
    if (kind === 'sweep') sweeps += 1
    const thorough = kind === 'gap' || line.hasGap || sweeps % THOROUGH === 0
    const looked = await look(thorough ? 'all' : 'recent', now, self)
    if (isClosed) return true
    const messages = looked.missed.filter(isMessage)
    const held = kind === 'gap' || line.hasGap || overdue(messages) ? [] : messages
    if (held.length > 0) later('late', pace.lateMs, () => void want('sweep'))
    await settle(looked, held, kind)
    return looked.complete
  }

  /** True when one of them should have come long since. */
  const overdue = (messages: readonly Missed[]): boolean => {
    const now = timers.elapsed()
    awaited = new Map(messages.map(({ inbound: { id } }) => [id, awaited.get(id) ?? now]))
    return [...awaited.values()].some((since) => now - since >= pace.lateMs)
  }

  const settle = async (looked: Looked, held: readonly Missed[], kind: Kind): Promise<void> => {
    const done = (await takeIn({ ...deps, closed }, looked, held, clock.now())).filter(isMessage)
    const [first] = done
    if (first !== undefined) {
      log.warn('read_back', { messages: done.length })
      // Everything seemed to be well, and yet they had not come.
      const isDeaf = kind === 'sweep' && !line.hasGap
      if (isDeaf) line.deaf(first.inbound.at)
      line.readBack(first.inbound.at, done.length)
      if (isDeaf) deps.reconnect()
    }
    if (looked.complete && !isClosed) line.settled(kind === 'sweep' && done.length === 0)
  }

  const sweepOn = (ms: number): void =>
    later('sweep', ms, () => {
      void want('sweep')
      sweepOn(pace.sweepMs)
    })
  const markOn = (): void =>
    later('mark', pace.markMs, () => {
      noting(() => line.mark())
      markOn()
    })
  /** Thrown at the connection an error would pass unseen, at a timer it would end the program. */
  const noting = (note: () => void): void => {
    try {
      note()
    } catch (thrown) {
      log.error('line_unnoted', failureFields(thrown))
    }
  }
  sweepOn(deps.slept === true ? pace.sweepMs : Math.min(FIRST_MS, pace.sweepMs))
  markOn()

  return {
    up: () => {
      noting(() => line.up())
      if (deps.slept !== true || line.hasGap) void want('gap')
    },
    lost: () => noting(() => line.lost()),
    heard: () => line.heard(),
    back: () => void want('gap'),
    mark: () => noting(() => line.mark()),
    noteChats: () => noting(() => noteBoundChats(deps.database, clock.now())),
    sweep: () => want('sweep'),
    idle: () => running ?? Promise.resolve(),
    close: async () => {
      noting(() => line.mark(true))
      isClosed = true
      source.stop()
      for (const cancel of waits.values()) cancel()
      await running
    },
  }
}

const isMessage = ({ inbound }: Missed): boolean => inbound.kind === 'message'
