import type { OutboundCall, OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Database } from '../../app/ports.ts'
import { directChat } from '../../app/reading.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Item } from '../history/item.ts'
import type { HistorySource } from '../history/source.ts'
import type { PlatformClient } from './client.ts'
import { dispositionOf } from './codes.ts'
import type { Failure, Result } from './failure.ts'
import { likeness } from './same-content.ts'

/** Finds out what became of earlier tries that may have arrived, when the platform has forgotten their `uuid`. Sends nothing. */
export type FindOut = (row: OutboxRow) => Promise<Outcome>

export interface FindOutDeps {
  readonly client: PlatformClient
  readonly source: HistorySource
  readonly database: Database
  /** Our own app, as the sender of what the bot says. */
  readonly appId: string
}

type Sending = Extract<OutboundCall, { kind: 'create' | 'reply' }>

interface Place {
  readonly type: 'chat' | 'thread'
  readonly id: string
}

/** Nobody can know any more: it is not sent again. */
const UNKNOWN: Outcome = { kind: 'giveUp', code: 'unknown-outcome', tell: 'office' }
/** Where it went will be known when anything is said there. */
const NO_CHAT_YET: Outcome = {
  kind: 'retry',
  afterMs: 60_000,
  code: 'unknown-outcome',
  reached: 'no',
  aside: true,
}
const NOT_SENT: Outcome = { kind: 'notSent' }
/** The message answered was recalled or deleted (lark-platform.md 3.12). */
const GONE: ReadonlySet<string> = new Set(['230011', '230110'])
/** Clocks differ. */
const SLACK_MS = 3_600_000

/**
 * Reads the chat or thread since the first try (lark-platform.md 3.1, 3.3). Every message of ours there that no other row
 * became may be this one: exactly one with the same words is, none at all means that nothing was sent, anything else
 * cannot be known.
 */
export const findOut = (deps: FindOutDeps): FindOut => {
  return async (row) => {
    const { call, triedAt } = row
    if ((call.kind !== 'create' && call.kind !== 'reply') || typeof triedAt !== 'number') return UNKNOWN
    const places = await placesOf(deps, call)
    if (!places.ok) return unread(places.failure)
    if (places.value === 'gone') return UNKNOWN
    if (places.value === 'notYet') return NO_CHAT_YET
    const items: Item[] = []
    for (const place of places.value) {
      const there = await itemsIn(deps, place, triedAt)
      if (!there.ok) return unread(there.failure)
      items.push(...there.value)
    }
    return judged(deps, call, items)
  }
}

/** A chat that cannot be read now may be read later; one that is closed to us never. */
const unread = ({ code, waitMs }: Failure): Outcome => {
  const disposition = dispositionOf(code)
  if (disposition.kind !== 'retry') return UNKNOWN
  return { kind: 'retry', afterMs: Math.max(disposition.afterMs ?? 0, waitMs ?? 0), code, reached: 'no' }
}

type Places = readonly Place[] | 'gone' | 'notYet'

/** Where it would stand. An answer in a thread stands nowhere if no thread was opened. */
const placesOf = async (deps: FindOutDeps, call: Sending): Promise<Result<Places>> => {
  if (call.kind === 'create') return { ok: true, value: chatOf(deps, call.to) }
  const asked = await deps.client.call((sdk) =>
    sdk.im.v1.message.get({ path: { message_id: call.messageId } }),
  )
  if (!asked.ok && !GONE.has(asked.failure.code)) return asked
  const parent = asked.ok ? asked.value.data?.items?.[0] : undefined
  if (parent?.chat_id === undefined)
    return { ok: true, value: call.inThread ? 'gone' : chatOf(deps, call.to) }
  const { thread_id: id = '' } = parent
  const thread: readonly Place[] = id === '' ? [] : [{ type: 'thread', id }]
  return { ok: true, value: call.inThread ? thread : [...thread, { type: 'chat', id: parent.chat_id }] }
}

/** A one-to-one chat is known once something was said in it. */
const chatOf = ({ database }: FindOutDeps, to: Sending['to']): Places => {
  const id = 'chatId' in to ? to.chatId : database.read((store) => directChat(store, to.openId))
  return id === undefined ? 'notYet' : [{ type: 'chat', id }]
}

/** Up to now: what waited in a ledger that was restored may have gone out at any time after. */
const itemsIn = ({ source }: FindOutDeps, { type, id }: Place, triedAt: Instant) => {
  const range = { from: instant(triedAt - SLACK_MS), wholeCards: true }
  return type === 'chat' ? source.ofChat(id, range) : source.ofThread(id, range)
}

const judged = ({ database, appId }: FindOutDeps, call: Sending, items: readonly Item[]): Outcome => {
  const parentId = call.kind === 'reply' ? call.messageId : null
  const candidates = items.filter(
    ({ sender, parent_id }) => sender.sender_type === 'app' && sender.id === appId && parent_id === parentId,
  )
  const ours = database.read((store) =>
    candidates.filter(({ message_id }) => !store.outbox.hasMessage(message_id)),
  )
  const alike = ours.map((item) => ({ item, is: likenessOf(call, item) })).filter(({ is }) => is !== 'other')
  const [first, ...more] = alike.filter(({ is }) => is === 'same')
  if (first !== undefined && more.length === 0) return sentAs(first.item)
  return alike.length === 0 ? NOT_SENT : UNKNOWN
}

const likenessOf = (call: Sending, item: Item) => {
  if (item.deleted) return 'unclear'
  if (item.msg_type !== call.messageType) return 'other'
  return likeness(call.messageType, call.content, item.body.content)
}

const sentAs = ({ message_id, chat_id, thread_id }: Item): Outcome => ({
  kind: 'done',
  messageId: message_id,
  posted: { chatId: chat_id, threadId: thread_id },
})
