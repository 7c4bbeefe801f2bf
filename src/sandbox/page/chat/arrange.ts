import type { Message } from '../platform/shapes.ts'

const TOGETHER_MS = 5 * 60_000

/** What stands in the conversation, from top to bottom. */
export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'unread'; readonly key: string }
  | {
      readonly kind: 'message'
      readonly key: string
      readonly message: Message
      readonly joined: boolean
      readonly follows: boolean
    }

interface Reader {
  readonly me: string
  /** Position after which the line stands; undefined: there is none. */
  readonly readTo: number | undefined
  readonly dayOf: (instant: number) => string
}

/** Puts days between the messages, the line before the first unread one, and neighbours of one sender together. */
export function arrange(messages: readonly Message[], { me, readTo, dayOf }: Reader): Item[] {
  const unread = messages.find((each) => readTo !== undefined && isNew(each, readTo, me))
  const items: Item[] = []
  let before: Message | undefined
  for (const message of messages) {
    const newDay = before === undefined || dayOf(before.createTime) !== dayOf(message.createTime)
    if (newDay) items.push({ kind: 'day', key: `day ${message.messageId}`, at: message.createTime })
    const lined = message === unread && (before !== undefined || readTo !== 0)
    if (lined) items.push({ kind: 'unread', key: 'unread' })
    const joined = !newDay && !lined && before !== undefined && goesOn(before, message)
    const follows = before !== undefined && !before.deleted && message.parentId === before.messageId
    items.push({ kind: 'message', key: message.messageId, message, joined, follows })
    before = message
  }
  return items
}

function goesOn(before: Message, message: Message): boolean {
  const close = message.createTime - before.createTime < TOGETHER_MS
  const quotes = message.quoted !== undefined && message.parentId !== before.messageId
  return close && before.senderId === message.senderId && !before.deleted && !quotes
}

function isNew({ position, senderId }: Message, readTo: number, me: string): boolean {
  return position > readTo && senderId !== me
}
