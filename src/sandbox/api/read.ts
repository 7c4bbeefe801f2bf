import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { requireBotIn } from '../messages/receivers.ts'
import { messageData } from '../messages/view.ts'
import type { Chat, Message } from '../state/records.ts'
import type { Store } from '../state/store.ts'
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

/** “Get chat history” (im-v1/message/list); where that page is silent the stricter reading holds. */
function list(call: Call) {
  const query = field(listQuery, call.request.query)
  const { container_id_type: type, container_id: id, sort_type: order, start_time, end_time } = query
  if (type === 'thread' && (start_time !== undefined || end_time !== undefined)) {
    throw refuse(230001, 'start_time and end_time are not supported for threads')
  }
  if (start_time !== undefined && end_time !== undefined && start_time > end_time) {
    throw refuse(230001, 'start_time is later than end_time')
  }
  const within = (message: Message): boolean =>
    (start_time === undefined || message.createTime >= start_time * 1000) &&
    (end_time === undefined || message.createTime < (end_time + 1) * 1000)
  const rows = (type === 'chat' ? inChat(call, id) : inThread(call, id)).filter(within)
  if (order === 'ByCreateTimeDesc') rows.reverse()
  const { items, ...rest } = page(rows, call.request.query, 50, 20, order)
  return { data: { ...rest, items: items.map((message) => messageData(call.world, message, wants(call))) } }
}

/** Of a thread the chat holds nothing but the message that it hangs on. */
function inChat(call: Call, id: string): Message[] {
  const { store } = call.world
  const chat = store.chats.get(id)
  if (chat === undefined) throw refuse(230001, 'invalid container_id')
  requireHistory(call, chat)
  return store.messages.where((message) => message.chatId === id && !hangsInThread(store, message))
}

function inThread(call: Call, id: string): Message[] {
  const { store } = call.world
  const rows = store.messages.where((message) => message.threadId === id)
  const chat = store.chats.get(rows[0]?.chatId ?? '')
  if (chat === undefined) throw refuse(230019)
  requireHistory(call, chat)
  return rows
}

function hangsInThread(store: Store, { threadId, parentId }: Message): boolean {
  return threadId !== undefined && store.messages.get(parentId ?? '')?.threadId === threadId
}

/** The scopes of the call open one-to-one chats; groups need the one for all their messages as well. */
function requireHistory(call: Call, chat: Chat): void {
  requireBotIn(chat, call.app)
  const scopes = ['im:message.group_msg', 'im:message.group_msg:readonly']
  if (chat.mode === 'group' && !scopes.some((scope) => call.app.scopes.includes(scope))) throw refuse(230027)
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
