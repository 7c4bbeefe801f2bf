import { z } from 'zod'
import { refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { type Prepared, prepare } from '../messages/content.ts'
import { postMessage } from '../messages/post-message.ts'
import { RECEIVE_ID_TYPES, receivingChat, requireBotIn } from '../messages/receivers.ts'
import { messageData } from '../messages/view.ts'
import type { Chat, Message } from '../state/records.ts'
import type { World } from '../world.ts'

const SEND = ['im:message', 'im:message:send_as_bot', 'im:message:send']
const UUID_MS = 3_600_000
const uuid = z.string().max(50).optional()
const createQuery = z.object({ receive_id_type: z.enum(RECEIVE_ID_TYPES) })
const createBody = z.object({
  receive_id: z.string().min(1),
  msg_type: z.string(),
  content: z.string(),
  uuid,
})
const replyBody = z.object({
  msg_type: z.string(),
  content: z.string(),
  reply_in_thread: z.boolean().optional(),
  uuid,
})
const forwardQuery = z.object({ receive_id_type: z.enum([...RECEIVE_ID_TYPES, 'thread_id']), uuid })

/** Send, reply, forward (lark-platform.md 3.1, 3.2, 3.4). */
export const sendRoutes: readonly Route[] = [
  { method: 'POST', path: '/open-apis/im/v1/messages', scopes: SEND, handle: create },
  { method: 'POST', path: '/open-apis/im/v1/messages/:message_id/reply', scopes: SEND, handle: reply },
  { method: 'POST', path: '/open-apis/im/v1/messages/:message_id/forward', scopes: SEND, handle: forward },
]

function create(call: Call) {
  const { receive_id_type } = field(createQuery, call.request.query)
  const body = field(createBody, call.request.json)
  const chat = receivingChat(call.world, call.app, receive_id_type, body.receive_id)
  return once(call, body.uuid, () => {
    const prepared = prepare(call.world, call.app, body.msg_type, body.content)
    return post(call, { chat, msgType: body.msg_type, prepared })
  })
}

function reply(call: Call) {
  const body = field(replyBody, call.request.json)
  const target = findMessage(call.world, call.request.params.message_id)
  const chat = call.world.store.chats.get(target.chatId)
  if (chat === undefined) throw refuse(230001, 'message_id')
  requireBotIn(chat, call.app)
  if (target.deleted) throw refuse(230011)
  return once(call, body.uuid, () => {
    const prepared = prepare(call.world, call.app, body.msg_type, body.content)
    return post(call, {
      chat,
      msgType: body.msg_type,
      prepared,
      replyTo: target,
      inThread: body.reply_in_thread,
    })
  })
}

function forward(call: Call) {
  const { receive_id_type, uuid: key } = field(forwardQuery, call.request.query)
  const { receive_id } = field(z.object({ receive_id: z.string() }), call.request.json)
  const original = findMessage(call.world, call.request.params.message_id)
  if (original.deleted) throw refuse(230011)
  const prepared = {
    content: original.content,
    source: original.source,
    mentions: original.mentions,
    pings: [],
  }
  if (receive_id_type === 'thread_id') {
    const root = call.world.store.messages.first((each) => each.threadId === receive_id)
    const chat = root === undefined ? undefined : call.world.store.chats.get(root.chatId)
    if (root === undefined || chat === undefined) throw refuse(230019)
    requireBotIn(chat, call.app)
    return once(call, key, () => post(call, { chat, msgType: original.msgType, prepared, replyTo: root }))
  }
  const chat = receivingChat(call.world, call.app, receive_id_type, receive_id)
  return once(call, key, () => post(call, { chat, msgType: original.msgType, prepared }))
}

/** The same uuid within an hour of the emulator's clock gives the first message again. */
function once(call: Call, uuidText: string | undefined, sendNow: () => Message) {
  const { store, clock } = call.world
  const key = uuidText === undefined || uuidText === '' ? undefined : `${call.app.appId} ${uuidText}`
  const known = key === undefined ? undefined : store.uuids.get(key)
  const first = known && clock.now() - known.at < UUID_MS ? store.messages.get(known.messageId) : undefined
  const message = first ?? sendNow()
  if (key !== undefined && first === undefined) {
    store.uuids.put({ key, messageId: message.messageId, at: clock.now() })
  }
  return { data: messageData(call.world, message, { rawCard: true }) }
}

function post(
  call: Call,
  given: {
    chat: Chat
    msgType: string
    prepared: Prepared
    replyTo?: Message | undefined
    inThread?: boolean | undefined
  },
): Message {
  const { world, app } = call
  world.limits.messages(app.appId)
  if (given.chat.mode === 'p2p') world.limits.user(given.chat.members[0] ?? '')
  else world.limits.chat(given.chat.chatId)
  return postMessage(world, {
    ...given.prepared,
    chat: given.chat,
    senderType: 'app',
    senderId: app.appId,
    msgType: given.msgType,
    replyTo: given.replyTo,
    inThread: given.inThread,
  })
}

/** 230001 for an id that is none of ours. */
export function findMessage(world: World, messageId: string | undefined): Message {
  const message = world.store.messages.get(messageId ?? '')
  if (message === undefined) throw refuse(230001, 'invalid message_id')
  return message
}
