import { ask } from './calls.ts'
import { type Message, messagesAnswer } from './shapes.ts'

const PAGE = 60

export interface Feed {
  readonly chat: string
  /** Oldest first. */
  readonly messages: readonly Message[]
  /** Older ones are left on the platform. */
  readonly more: boolean
  readonly mark: string
}

/** The newest messages of a chat; at least `count`. */
export async function newest(chat: string, count = PAGE): Promise<Feed> {
  const limit = String(Math.max(count, PAGE))
  const { messages, more, mark } = messagesAnswer.parse(await ask('messages', { chat, limit }))
  return { chat, messages, more, mark }
}

/** The feed with a page of older messages. */
export async function withOlder(feed: Feed): Promise<Feed> {
  const before = String(feed.messages[0]?.position ?? 1)
  const query = { chat: feed.chat, before, limit: String(PAGE) }
  const { messages, more } = messagesAnswer.parse(await ask('messages', query))
  return { ...feed, more, messages: merged(feed.messages, messages) }
}

/** The feed as it has become; only what changed is fetched. */
export async function upToDate(feed: Feed): Promise<Feed> {
  const count = feed.messages.length
  const query = { chat: feed.chat, since: feed.mark, limit: String(Math.max(count, PAGE)) }
  const { messages, more, whole, mark } = messagesAnswer.parse(await ask('messages', query))
  if (whole) return { chat: feed.chat, messages, more, mark }
  if (messages.length === 0) return { ...feed, mark }
  const oldest = feed.messages[0]?.position ?? 0
  const fresh = messages.filter(({ position }) => position >= oldest)
  return { ...feed, mark, messages: merged(feed.messages, fresh) }
}

/** The messages of a thread. */
export async function threadIn(chat: string, thread: string): Promise<readonly Message[]> {
  return messagesAnswer.parse(await ask('messages', { chat, thread })).messages
}

function merged(known: readonly Message[], fresh: readonly Message[]): Message[] {
  const byId = new Map(known.map((each) => [each.messageId, each]))
  for (const each of fresh) byId.set(each.messageId, each)
  return [...byId.values()].sort((a, b) => a.position - b.position)
}
