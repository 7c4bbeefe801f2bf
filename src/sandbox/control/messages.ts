import type { Emulator } from '../emulator.ts'
import { asText, parseObject } from '../json.ts'
import type { Message } from '../state/records.ts'
import { type Gist, gistOf } from './gist.ts'
import { nameOf } from './views.ts'

export interface MessageQuery {
  readonly chat: string
  /** The newest so many; all without it. */
  readonly limit?: number | undefined
  /** Only those before this position. */
  readonly before?: number | undefined
  /** Only those of this thread. */
  readonly thread?: string | undefined
  /** Only what changed after this mark; of a mark of other times everything is told, and `whole` says so. */
  readonly since?: string | undefined
}

/** Messages of a chat, oldest first; `more` if older ones were left out, `mark` for the next `since`. */
export function messagesOf(emulator: Emulator, query: MessageQuery) {
  const mark = emulator.recency.mark()
  const rows = emulator.people
    .messagesIn(query.chat)
    .filter(
      (each) =>
        each.position < (query.before ?? Number.POSITIVE_INFINITY) &&
        (query.thread === undefined || each.threadId === query.thread),
    )
  const threads = threadsIn(emulator.people.messagesIn(query.chat))
  const fresh = query.since === undefined ? undefined : emulator.recency.since(query.since)
  const wanted = fresh === undefined ? newest(rows, query.limit) : changed(rows, fresh, threads)
  return {
    messages: wanted.map((message) => messageView(emulator, message, threads)),
    more: fresh === undefined && wanted.length < rows.length,
    whole: fresh === undefined,
    mark,
  }
}

function newest(rows: Message[], limit: number | undefined): Message[] {
  return limit === undefined ? rows : rows.slice(-limit)
}

/** A thread's new reply changes what its first message shows, and every answer quotes what it answers. */
function changed(
  rows: Message[],
  fresh: (messageId: string) => boolean,
  threads: ReadonlyMap<string, Thread>,
): Message[] {
  const roots = new Set(
    rows.flatMap(({ messageId, threadId }) =>
      threadId !== undefined && fresh(messageId) ? [threads.get(threadId)?.rootId] : [],
    ),
  )
  return rows.filter(
    ({ messageId, parentId }) =>
      fresh(messageId) || roots.has(messageId) || (parentId !== undefined && fresh(parentId)),
  )
}

interface Thread {
  readonly rootId: string
  readonly replies: number
}

function threadsIn(messages: readonly Message[]): Map<string, Thread> {
  const found = new Map<string, Thread>()
  for (const { threadId, messageId, deleted } of messages) {
    if (threadId === undefined) continue
    const known = found.get(threadId)
    if (known === undefined) found.set(threadId, { rootId: messageId, replies: 0 })
    else if (!deleted) found.set(threadId, { ...known, replies: known.replies + 1 })
  }
  return found
}

function messageView(emulator: Emulator, message: Message, threads: ReadonlyMap<string, Thread>) {
  const { reactions, urgents, messages } = emulator.store
  const { messageId, parentId, threadId } = message
  const parent = parentId === undefined ? undefined : messages.get(parentId)
  const thread = threadId === undefined ? undefined : threads.get(threadId)
  const content = message.deleted ? {} : (parseObject(message.content) ?? {})
  return {
    messageId,
    position: message.position,
    sender: nameOf(emulator, message.senderId),
    senderId: message.senderId,
    senderType: message.senderType,
    msgType: message.msgType,
    content,
    mentions: message.mentions.map(({ key, name, openId }) => ({ key, name, openId })),
    parentId: parentId ?? '',
    threadId: threadId ?? '',
    /** Of a thread's first message only. */
    replies: thread?.rootId === messageId ? thread.replies : 0,
    ...(parent === undefined ? {} : { quoted: quote(emulator, parent) }),
    ...fileOf(emulator, asText(content.file_key) ?? asText(content.image_key)),
    createTime: message.createTime,
    deleted: message.deleted,
    updated: message.updated,
    reactions: reactions
      .where((each) => each.messageId === messageId)
      .map(({ emoji, operatorId, reactionId }) => ({
        emoji,
        name: nameOf(emulator, operatorId),
        operatorId,
        reactionId,
      })),
    urgent: urgents
      .where((each) => each.messageId === messageId)
      .map(({ userId, read }) => ({ openId: userId, name: nameOf(emulator, userId), read })),
  }
}

function quote(emulator: Emulator, message: Message): Gist & { sender: string } {
  return { sender: nameOf(emulator, message.senderId), ...gistOf(message) }
}

function fileOf(emulator: Emulator, key: string | undefined) {
  const file = key === undefined ? undefined : emulator.store.files.get(key)
  if (file === undefined) return {}
  const { name, size, width = 0, height = 0 } = file
  return { file: { name, size, width, height } }
}
