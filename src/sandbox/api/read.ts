import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { requireBotIn } from '../messages/receivers.ts'
import { messageData } from '../messages/view.ts'
import type { Message } from '../state/records.ts'
import { page } from './paging.ts'
import { findMessage } from './send.ts'

const READ = ['im:message', 'im:message:readonly']
const HISTORY = ['im:message', 'im:message:readonly', 'im:message.history:readonly']
const seconds = z.string().regex(/^\d+$/).transform(Number).optional()
const listQuery = z.object({
  container_id_type: z.enum(['chat', 'thread']),
  container_id: z.string(),
  start_time: seconds,
  end_time: seconds,
  sort_type: z.enum(['ByCreateTimeAsc', 'ByCreateTimeDesc']).default('ByCreateTimeAsc'),
})

/** Get one message, list a chat or thread (lark-platform.md 3.3). */
export const readRoutes: readonly Route[] = [
  { method: 'GET', path: '/open-apis/im/v1/messages', scopes: HISTORY, handle: list },
  { method: 'GET', path: '/open-apis/im/v1/messages/:message_id', scopes: READ, handle: get },
]

function get(call: Call) {
  const message = findMessage(call.world, call.request.params.message_id)
  requireReader(call, message)
  return { data: { items: [messageData(call.world, message, wants(call))] } }
}

function list(call: Call) {
  const query = field(listQuery, call.request.query)
  if (query.start_time !== undefined && query.end_time !== undefined && query.start_time > query.end_time) {
    throw refuse(230001, 'start_time is later than end_time')
  }
  const within = (message: Message): boolean =>
    (query.start_time === undefined || message.createTime >= query.start_time * 1000) &&
    (query.end_time === undefined || message.createTime < (query.end_time + 1) * 1000)
  const rows = contained(call, query.container_id_type, query.container_id).filter(within)
  if (query.sort_type === 'ByCreateTimeDesc') rows.reverse()
  const { items, ...rest } = page(rows, call.request.query, 50, 20)
  return { data: { ...rest, items: items.map((message) => messageData(call.world, message, wants(call))) } }
}

function contained(call: Call, type: 'chat' | 'thread', id: string): Message[] {
  const { store } = call.world
  if (type === 'chat') {
    const chat = store.chats.get(id)
    if (chat === undefined) throw refuse(230001, 'invalid container_id')
    requireBotIn(chat, call.app)
    return store.messages.where((message) => message.chatId === id)
  }
  const rows = store.messages.where((message) => message.threadId === id)
  const [first] = rows
  if (first === undefined) throw refuse(230019)
  requireReader(call, first)
  return rows
}

function requireReader(call: Call, message: Message): void {
  const chat = call.world.store.chats.get(message.chatId)
  if (chat !== undefined) requireBotIn(chat, call.app)
}

function wants(call: Call): { rawCard: boolean } {
  const type = call.request.query.card_msg_content_type
  if (type !== undefined && !['raw_card_content', 'user_card_content'].includes(type)) {
    throw new ApiError(230001, 'Your request contains an invalid request parameter. card_msg_content_type')
  }
  return { rawCard: type !== undefined }
}
