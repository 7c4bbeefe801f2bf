import { z } from 'zod'
import { readClick } from './click.ts'
import type { Inbound, InboundOther } from './event.ts'
import type { Reader } from './heading.ts'
import { instantOf } from './instant.ts'
import { readMessage } from './message.ts'
import { readBotMove, readMemberMove, readRecall } from './room.ts'

const READERS: Readonly<Record<string, Reader>> = {
  'im.message.receive_v1': readMessage,
  'card.action.trigger': readClick,
  'im.message.recalled_v1': readRecall,
  'im.chat.member.bot.added_v1': readBotMove('botAdded'),
  'im.chat.member.bot.deleted_v1': readBotMove('botRemoved'),
  'im.chat.disbanded_v1': readBotMove('botRemoved'),
  'im.chat.member.user.added_v1': readMemberMove('memberAdded'),
  'im.chat.member.user.deleted_v1': readMemberMove('memberRemoved'),
  'im.chat.member.user.withdrawn_v1': readMemberMove('memberRemoved'),
}

/** The event types that the app must be subscribed to; card callbacks are configured apart (lark-platform.md 1.7). */
export const EVENT_TYPES: readonly string[] = Object.keys(READERS)

const v2 = z.object({
  schema: z.string(),
  header: z.object({
    event_id: z.string().catch(''),
    event_type: z.string().catch(''),
    create_time: z.union([z.string(), z.number()]).optional().catch(undefined),
  }),
  event: z.unknown().optional(),
})
const v1 = z.object({
  uuid: z.string().catch(''),
  type: z.string().catch(''),
  event: z.object({ type: z.string().catch('') }).catch({ type: '' }),
})

/**
 * Parses a verified envelope (lark-platform.md 1.1). Never throws: what is unknown, of the old format, or lacks
 * something we need becomes `other`.
 */
export function parseInbound(envelope: unknown, self: string): Inbound {
  const current = v2.safeParse(envelope)
  if (!current.success) return readOld(envelope)
  const { event_id: eventId, event_type: type, create_time } = current.data.header
  const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined
  if (reader === undefined) return other(eventId, type, false)
  const heading = { eventId, at: instantOf(create_time), self, envelope }
  return reader(current.data.event, heading) ?? other(eventId, type, true)
}

function readOld(envelope: unknown): InboundOther {
  const old = v1.safeParse(envelope)
  if (!old.success) return other('', '', true)
  return other(old.data.uuid, old.data.event.type || old.data.type, false)
}

const other = (eventId: string, type: string, malformed: boolean): InboundOther => ({
  kind: 'other',
  id: eventId,
  eventId,
  type,
  malformed,
})
