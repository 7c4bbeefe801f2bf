import { z } from 'zod'
import { readContent, within, withNames } from './content.ts'
import type { InboundMessage, Mention } from './event.ts'
import type { Heading } from './heading.ts'
import { instantOf } from './instant.ts'

const ALL = '@_all'
const id = z.string().min(1)
const optionalId = z.string().min(1).nullable().catch(null).default(null)
const mentionForm = z.object({
  key: z.string(),
  id: z.object({ open_id: optionalId }).nullable().catch(null).default(null),
  name: z.string().catch(''),
})
const form = z.object({
  sender: z.object({ sender_id: z.object({ open_id: id }) }),
  message: z.object({
    message_id: id,
    chat_id: id,
    chat_type: z.enum(['p2p', 'group']),
    message_type: z.string(),
    content: z.string().catch(''),
    create_time: z.union([z.string(), z.number()]).optional().catch(undefined),
    root_id: optionalId,
    parent_id: optionalId,
    thread_id: optionalId,
    mentions: z.array(z.unknown()).catch([]).default([]),
  }),
})

/** im.message.receive_v1 (lark-platform.md 1.6); known again by its message id, not by the event's. */
export function readMessage(event: unknown, heading: Heading): InboundMessage | undefined {
  const read = form.safeParse(event)
  if (!read.success) return undefined
  const { message, sender } = read.data
  const at = instantOf(message.create_time) ?? heading.at
  if (at === undefined) return undefined
  const { eventId, self } = heading
  return asInbound(
    {
      id: message.message_id,
      eventId,
      at,
      chatId: message.chat_id,
      chatType: message.chat_type,
      openId: sender.sender_id.open_id,
      messageType: message.message_type,
      content: message.content,
      mentions: message.mentions.flatMap(readMention),
      parentId: message.parent_id,
      rootId: message.root_id,
      threadId: message.thread_id,
    },
    self,
  )
}

/** A message as the platform gives it, in an event or in a chat's history. */
export interface Given
  extends Pick<
    InboundMessage,
    | 'id'
    | 'eventId'
    | 'at'
    | 'chatId'
    | 'chatType'
    | 'openId'
    | 'messageType'
    | 'mentions'
    | 'parentId'
    | 'rootId'
    | 'threadId'
  > {
  /** JSON text. */
  readonly content: string
}

/** The same message from whichever door it came; `self` is the bot. */
export function asInbound(given: Given, self: string): InboundMessage {
  const { mentions, messageType } = given
  const content = readContent(messageType, given.content)
  const { text, oversized } = within(withNames(content.raw, mentions, self))
  return {
    kind: 'message',
    id: given.id,
    eventId: given.eventId,
    at: given.at,
    chatId: given.chatId,
    chatType: given.chatType,
    openId: given.openId,
    messageType,
    parentId: given.parentId,
    rootId: given.rootId,
    threadId: given.threadId,
    text,
    oversized,
    mentions: mentions.filter((mention) => mention.key !== ALL),
    mentionsBot: mentions.some((mention) => mention.openId === self),
    mentionsAll: mentions.some((mention) => mention.key === ALL) || content.raw.includes(ALL),
    files: content.files,
  }
}

function readMention(given: unknown): readonly Mention[] {
  const read = mentionForm.safeParse(given)
  if (!read.success) return []
  return [{ key: read.data.key, name: read.data.name, openId: read.data.id?.open_id ?? null }]
}
