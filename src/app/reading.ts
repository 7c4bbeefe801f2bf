import { type Instant, instant } from '../domain/kernel/time.ts'
import type { Store } from './ports.ts'

/** A chat, or a thread in one, of which the platform keeps the history. Instants are those of the platform's messages. */
export interface Reading {
  /** The chat's id, or the thread's. */
  readonly container: string
  readonly chatId: string
  readonly type: 'group' | 'p2p' | 'thread'
  /** What is older was never ours to take in. */
  readonly since: Instant
  /** Everything up to here was taken in. */
  readonly takenUntil: Instant
  /** Of the latest message that is known. */
  readonly activeAt: Instant
}

export interface ReadingStore {
  get(container: string): Reading | undefined
  /** Groups and one-to-one chats, the most recently active first. */
  chats(): readonly Reading[]
  /** Threads with a message since then, the most recently active first. */
  threads(activeSince: Instant): readonly Reading[]
  /** Adds what is not known yet, taken in up to `since`; what is known may have become more recently active. */
  seen(reading: Omit<Reading, 'takenUntil'>): void
  /** Never back. */
  takenIn(container: string, until: Instant): void
  /** What is older is not ours any more. */
  beginAt(container: string, since: Instant): void
  forgetThreads(activeBefore: Instant): void
}

/** When the ledger began to listen, UTC ms. */
const BEGINNING = 'listening_since'

/** The instant before which nothing is read back; `now` when this is the first start ever. */
export const listeningSince = ({ settings }: Store, now: Instant): Instant => {
  const known = settings.get(BEGINNING)
  if (known === undefined) settings.set(BEGINNING, String(now))
  return known === undefined ? now : instant(Number(known))
}

/** The one-to-one chat with a person; undefined before anything was said there. */
export const directChat = ({ settings }: Store, openId: string): string | undefined =>
  settings.get(`direct:${openId}`)

/** Where a message was heard or posted. */
export interface Heard {
  readonly chatId: string
  /** The person who said it; in a one-to-one chat also the one it was said to. */
  readonly openId?: string
  readonly chatType: 'group' | 'p2p'
  readonly threadId: string | null
  readonly at: Instant
}

/**
 * Notes where something was said, so that the history there can be read back after a gap. A one-to-one chat was ours
 * from the beginning, a group from the first that is known of it; a thread is read as far back as its chat.
 */
export const noteHeard = (store: Store, { chatId, chatType: type, threadId, at, openId }: Heard): void => {
  if (type === 'p2p' && openId !== undefined && directChat(store, openId) !== chatId)
    store.settings.set(`direct:${openId}`, chatId)
  const since = type === 'p2p' ? listeningSince(store, at) : at
  store.readings.seen({ container: chatId, chatId, type, since, activeAt: at })
  if (threadId === null) return
  const chat = store.readings.get(chatId)
  store.readings.seen({
    container: threadId,
    chatId,
    type: 'thread',
    since: chat?.since ?? since,
    activeAt: at,
  })
}

/** The bot came into a group: what was said there before is not ours. */
export const noteJoined = (store: Store, chatId: string, at: Instant): void => {
  store.readings.seen({ container: chatId, chatId, type: 'group', since: at, activeAt: at })
  store.readings.beginAt(chatId, at)
}
