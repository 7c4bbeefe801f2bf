import { z } from 'zod'
import { recallId } from '../../app/forget-message.ts'
import type { Inbound, InboundBotMove, InboundMemberMove } from './event.ts'
import type { Heading, Reader } from './heading.ts'
import { instantOf } from './instant.ts'

const id = z.string().min(1)
const person = z.object({ open_id: id })
const moveForm = z.object({
  chat_id: id,
  name: z.string().catch('').default(''),
  operator_id: person.nullable().catch(null).default(null),
})
const membersForm = z.object({
  chat_id: id,
  users: z.array(z.object({ name: z.string().catch(''), user_id: person })),
})
const recallForm = z.object({
  message_id: id,
  chat_id: id,
  recall_time: z.union([z.string(), z.number()]).optional().catch(undefined),
})

/** im.message.recalled_v1 (lark-platform.md 1.8). */
export function readRecall(event: unknown, heading: Heading): Inbound | undefined {
  const read = recallForm.safeParse(event)
  const at = heading.at ?? (read.success ? instantOf(read.data.recall_time) : undefined)
  if (!read.success || at === undefined || heading.eventId === '') return undefined
  const { eventId } = heading
  const { message_id: messageId, chat_id: chatId } = read.data
  return { kind: 'recalled', id: recallId(messageId), eventId, at, messageId, chatId }
}

/** im.chat.member.bot.added_v1, …deleted_v1, and im.chat.disbanded_v1, after which the bot is out as well. */
export function readBotMove(kind: InboundBotMove['kind']): Reader {
  return (event, { at, eventId }) => {
    const read = moveForm.safeParse(event)
    if (!read.success || at === undefined || eventId === '') return undefined
    const { chat_id: chatId, name, operator_id: by } = read.data
    return { kind, id: eventId, eventId, at, chatId, name, openId: by?.open_id ?? null }
  }
}

/** im.chat.member.user.added_v1, …deleted_v1, …withdrawn_v1. */
export function readMemberMove(kind: InboundMemberMove['kind']): Reader {
  return (event, { at, eventId }) => {
    const read = membersForm.safeParse(event)
    if (!read.success || at === undefined || eventId === '') return undefined
    const users = read.data.users.map((user) => ({ openId: user.user_id.open_id, name: user.name }))
    return { kind, id: eventId, eventId, at, chatId: read.data.chat_id, users }
  }
}
