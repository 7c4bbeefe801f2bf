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

/** A page of messages before those of the feed, to be put before what it has become meanwhile. */
export async function olderThan(feed: Feed): Promise<(now: Feed) => Feed> {
  const before = beginning(feed)
  const query = { chat: feed.chat, before: String(before), limit: String(PAGE) }
  const { messages, more } = messagesAnswer.parse(await ask('messages', query))
  return (now) => {
    if (now.chat !== feed.chat || beginning(now) !== before) return now
    // What changed in the page while it was on its way is told again by the older mark.
    return { ...now, more, mark: feed.mark, messages: merged(messages, now.messages) }
  }
}

const beginning = ({ messages }: Feed): number => messages[0]?.position ?? 1

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
