import { z } from 'zod'
import { recallId } from '../../app/forget-message.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { InboundMessage, InboundRecall, Mention } from '../inbound/event.ts'
import { instantOf } from '../inbound/instant.ts'
import { asInbound } from '../inbound/message.ts'

const id = z.string().min(1)
const optionalId = id.nullable().catch(null).default(null)
const form = z.object({
  message_id: id,
  chat_id: id,
  create_time: z.string(),
  update_time: z.string().optional().catch(undefined),
  msg_type: z.string(),
  deleted: z.boolean().catch(false).default(false),
  sender: z.object({ id, id_type: z.string(), sender_type: z.string() }),
  body: z.object({ content: z.string() }).catch({ content: '' }).default({ content: '' }),
  mentions: z.array(z.unknown()).catch([]).default([]),
  root_id: optionalId,
  parent_id: optionalId,
  thread_id: optionalId,
})
const mentionForm = z.object({
  key: z.string(),
  id: z.string().catch(''),
  id_type: z.string().catch(''),
  name: z.string().catch(''),
})

/** One entry of a chat's history as the platform lists it (im-v1/message/list). */
export interface Item extends Omit<z.infer<typeof form>, 'create_time'> {
  readonly at: Instant
}

/** Reads an entry; undefined when something we rely on is missing. */
export function readItem(given: unknown): Item | undefined {
  const read = form.safeParse(given)
  if (!read.success) return undefined
  const { create_time, ...item } = read.data
  const at = instantOf(create_time)
  return at === undefined ? undefined : { ...item, at }
}

/** Bots get no events of what bots say. */
const isFromPerson = ({ sender }: Item): boolean =>
  sender.sender_type === 'user' && sender.id_type === 'open_id'

/** The message that the event would have brought; undefined for what is no person's, or taken back. */
export function messageOf(
  item: Item,
  chatType: InboundMessage['chatType'],
  self: string,
): InboundMessage | undefined {
  if (item.deleted || !isFromPerson(item)) return undefined
  return asInbound(
    {
      id: item.message_id,
      eventId: item.message_id,
      at: item.at,
      chatId: item.chat_id,
      chatType,
      openId: item.sender.id,
      messageType: item.msg_type,
      content: item.body.content,
      mentions: item.mentions.flatMap(readMention),
      parentId: item.parent_id,
      rootId: item.root_id,
      threadId: item.thread_id,
    },
    self,
  )
}

/** The recall that the event would have told of; undefined for a message that stands. */
export function recallOf(item: Item): InboundRecall | undefined {
  if (!item.deleted || !isFromPerson(item)) return undefined
  return {
    kind: 'recalled',
    id: recallId(item.message_id),
    eventId: recallId(item.message_id),
    at: instantOf(item.update_time) ?? item.at,
    messageId: item.message_id,
    chatId: item.chat_id,
  }
}

/** Mentions in the history have one id, a text, where an event's have several. */
function readMention(given: unknown): readonly Mention[] {
  const read = mentionForm.safeParse(given)
  if (!read.success) return []
  const { key, name, id, id_type } = read.data
  return [{ key, name, openId: id_type === 'open_id' && id !== '' ? id : null }]
}
