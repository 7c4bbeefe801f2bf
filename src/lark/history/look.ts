import type { Database, Store } from '../../app/ports.ts'
import { listeningSince, type Reading } from '../../app/reading.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { InboundMessage, InboundRecall } from '../inbound/event.ts'
import type { Log } from '../log.ts'
import { dispositionOf } from '../outbound/codes.ts'
import type { Result } from '../outbound/failure.ts'
import { type Item, messageOf, recallOf } from './item.ts'
import type { HistorySource } from './source.ts'

export interface LookDeps {
  readonly database: Database
  readonly source: HistorySource
  readonly log: Log
  readonly closed: () => boolean
}

/** `all`: every chat and every thread of the last fortnight. `recent`: the groups, and some of the others in turn. */
export type Scope = 'all' | 'recent'

/** Something in the history that never came as an event. */
export interface Missed {
  readonly container: string
  readonly inbound: InboundMessage | InboundRecall
}

export interface Looked {
  /** Every chat in question could be read, but for those that are closed to the bot. */
  readonly complete: boolean
  /** Oldest first, over all chats. */
  readonly missed: readonly Missed[]
  /** Of each chat and thread that was read, its newest message. */
  readonly upTo: ReadonlyMap<string, Instant>
}

/** Messages may be listed later than they were made. */
const OVERLAP_MS = 5 * 60_000
/** So far back threads are watched; older cards cannot be changed either (lark-platform.md 3.3). */
const WATCHED_MS = 14 * 24 * 3_600_000
/** Of one-to-one chats and threads, how many one `recent` look takes. */
const SHARE = 60
/** After so many failures in a row the platform is away. */
const MOST_FAILURES = 3
/** The bot or the thing itself is gone: what is said there is not ours. */
const OUT_OF_REACH = new Set(['230002', '230019', '230073', '230110', '232009', '232011'])

interface Round {
  readonly now: Instant
  readonly self: string
  readonly missed: Map<string, Missed>
  readonly upTo: Map<string, Instant>
  failures: number
  complete: boolean
}

/** Chats that were bound since the last time are new: nothing is read back from before. */
export const noteBoundChats = (database: Database, now: Instant): void =>
  database.transact((store) => {
    listeningSince(store, now)
    store.readings.forgetThreads(instant(now - WATCHED_MS))
    for (const container of store.directory.load().chats.keys())
      store.readings.seen({ container, chatId: container, type: 'group', since: now, activeAt: now })
  })

/** Looks through the chats for what never came as an event. */
export const lookThrough = (deps: LookDeps) => {
  let turn = 0

  const chatsToRead = (now: Instant): readonly Reading[] => {
    noteBoundChats(deps.database, now)
    return deps.database.read((store) => store.readings.chats())
  }

  const inTurn = (rows: readonly Reading[]): readonly Reading[] => {
    const from = rows.length === 0 ? 0 : turn % rows.length
    turn += SHARE
    return [...rows.slice(from), ...rows.slice(0, from)].slice(0, SHARE)
  }

  /** Takes one answer: what it holds, or what its failure means. */
  const take = (round: Round, reading: Reading, answer: Result<readonly Item[]>): void => {
    if (answer.ok) {
      round.failures = 0
      deps.database.read((store) => notePart(store, round, reading, answer.value))
      return
    }
    const { code } = answer.failure
    if (OUT_OF_REACH.has(code)) {
      deps.database.transact((store) => store.readings.beginAt(reading.container, round.now))
      return
    }
    deps.log.warn('history_unread', { container: reading.container, code })
    if (dispositionOf(code).kind !== 'retry') return
    round.complete = false
    round.failures += 1
  }

  const isOver = (round: Round): boolean => {
    if (!deps.closed() && round.failures < MOST_FAILURES) return false
    round.complete = false
    return true
  }

  const readChats = async (round: Round, chats: readonly Reading[], scope: Scope): Promise<void> => {
    for (const chat of chats) {
      if (isOver(round)) return
      const overlapping = chat.takenUntil - OVERLAP_MS
      const back = scope === 'all' ? Math.min(overlapping, round.now - WATCHED_MS) : overlapping
      const answer = await deps.source.ofChat(chat.chatId, { from: instant(Math.max(chat.since, back)) })
      take(round, chat, answer)
      if (answer.ok) noteThreads(chat, answer.value)
    }
  }

  /** A thread that was opened meanwhile is known by the message that it hangs on. */
  const noteThreads = (chat: Reading, items: readonly Item[]): void => {
    const hung = items.filter((item) => item.thread_id !== null)
    if (hung.length === 0) return
    deps.database.transact((store) => {
      for (const { thread_id, at } of hung)
        if (thread_id !== null)
          store.readings.seen({
            container: thread_id,
            chatId: chat.chatId,
            type: 'thread',
            since: chat.since,
            activeAt: at,
          })
    })
  }

  const readThreads = async (round: Round, threads: readonly Reading[]): Promise<void> => {
    for (const thread of threads) {
      if (isOver(round)) return
      const chat = deps.database.read((store) => store.readings.get(thread.chatId))
      const since = Math.max(thread.since, chat?.since ?? 0, thread.takenUntil - OVERLAP_MS)
      take(round, thread, await deps.source.ofThread(thread.container, { from: instant(since) }))
    }
  }

  return async (scope: Scope, now: Instant, self: string): Promise<Looked> => {
    const round: Round = { now, self, missed: new Map(), upTo: new Map(), failures: 0, complete: true }
    const chats = chatsToRead(now)
    const threads = (): readonly Reading[] =>
      deps.database.read((store) => store.readings.threads(instant(now - WATCHED_MS)))
    if (scope === 'all') {
      await readChats(round, chats, scope)
      await readThreads(round, threads())
    } else {
      const share = inTurn([...chats.filter(({ type }) => type === 'p2p'), ...threads()])
      const isThread = ({ type }: Reading): boolean => type === 'thread'
      const groups = chats.filter(({ type }) => type === 'group')
      await readChats(round, [...groups, ...share.filter((each) => !isThread(each))], scope)
      await readThreads(round, share.filter(isThread))
    }
    const { complete, upTo } = round
    const missed = deps.database.read((store) => [...round.missed.values()].filter(isNews(store)))
    return { complete, upTo, missed: missed.sort((a, b) => a.inbound.at - b.inbound.at) }
  }
}

/** The inbox knows every message that came, by whichever door. */
const isNews =
  (store: Store) =>
  ({ inbound }: Missed): boolean => {
    const came = (id: string): boolean => store.inbox.answerTo(id) !== undefined
    return !came(inbound.id) && (inbound.kind === 'message' || came(inbound.messageId))
  }

/** A thread's first message stands in its chat as well. */
const notePart = (store: Store, round: Round, reading: Reading, items: readonly Item[]): void => {
  const { container } = reading
  const last = items.at(-1)
  if (last !== undefined) round.upTo.set(container, last.at)
  const chat = store.readings.get(reading.chatId)
  const since = Math.max(reading.since, chat?.since ?? 0)
  for (const item of items) {
    const inbound = inboundOf(item, chat?.type === 'p2p' ? 'p2p' : 'group', round.self)
    if (inbound === undefined || item.at < since || round.missed.has(inbound.id)) continue
    if (isNews(store)({ container, inbound })) round.missed.set(inbound.id, { container, inbound })
  }
}

const inboundOf = (
  item: Item,
  chatType: InboundMessage['chatType'],
  self: string,
): InboundMessage | InboundRecall | undefined => recallOf(item) ?? messageOf(item, chatType, self)
