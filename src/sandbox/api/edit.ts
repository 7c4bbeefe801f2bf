import { z } from 'zod'
import { ApiError, cardRefused, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { asObject, type Json, parseObject } from '../json.ts'
import { cardPings } from '../messages/card-pings.ts'
import { CARD_BYTES, checkCard, limit, prepare } from '../messages/content.ts'
import { recall } from '../messages/recall.ts'
import { requireBotIn } from '../messages/receivers.ts'
import { messageData } from '../messages/view.ts'
import type { Message } from '../state/records.ts'
import type { World } from '../world.ts'
import { findMessage } from './send.ts'

const EDIT = ['im:message', 'im:message:send_as_bot', 'im:message:update']
const RECALL = ['im:message', 'im:message:send_as_bot', 'im:message:recall']
const FOURTEEN_DAYS = 14 * 24 * 3_600_000
const MAX_EDITS = 20

/** Update a card, edit a text, recall (lark-platform.md 3.3). */
export const editRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/open-apis/im/v1/messages/:message_id', scopes: EDIT, handle: patchCard },
  { method: 'PUT', path: '/open-apis/im/v1/messages/:message_id', scopes: EDIT, handle: editText },
  { method: 'DELETE', path: '/open-apis/im/v1/messages/:message_id', scopes: RECALL, handle: recallOwn },
]

function patchCard(call: Call) {
  const { content } = field(z.object({ content: z.string() }), call.request.json)
  const message = ownMessage(call)
  if (message.msgType !== 'interactive') throw refuse(230001, 'this message is not a card')
  if (call.world.clock.now() - message.createTime > FOURTEEN_DAYS) throw refuse(230031)
  limit(content, CARD_BYTES)
  call.world.limits.patch(message.messageId)
  const card = parseObject(content)
  if (card === undefined) throw cardRefused(200621, 'the card is not valid JSON')
  requireShared(parseObject(message.content))
  requireShared(card)
  replaceCard(call.world, message, card)
  return { data: {} }
}

/** 3.3: update_multi must be true before and after. */
function requireShared(card: Json | undefined): void {
  if (asObject(card?.config)?.update_multi !== true) throw cardRefused(300302, 'update_multi is not true')
}

/** Checks `card` and puts it in place of the one in `message`; a 2.0 card never becomes a 1.0 card (4.6). */
export function replaceCard(world: World, message: Message, card: Json): Message {
  checkCard(world, card)
  if (parseObject(message.content)?.schema === '2.0' && card.schema !== '2.0') {
    throw cardRefused(200830, 'a card of schema 2.0 cannot be updated to schema 1.0')
  }
  const text = JSON.stringify(card)
  return world.store.messages.put({
    ...message,
    content: text,
    source: text,
    pings: cardPings(world, card),
    updateTime: world.clock.now(),
    updated: true,
  })
}

function editText(call: Call) {
  const body = field(z.object({ msg_type: z.string(), content: z.string() }), call.request.json)
  const message = ownMessage(call)
  const editable = ['text', 'post'].includes(message.msgType) && ['text', 'post'].includes(body.msg_type)
  if (!editable) throw refuse(230054)
  if (message.edits >= MAX_EDITS)
    throw new ApiError(230072, 'The message has reached the number of times it can be edited.')
  const prepared = prepare(call.world, call.app, body.msg_type, body.content)
  const edited = call.world.store.messages.put({
    ...message,
    ...prepared,
    msgType: body.msg_type,
    edits: message.edits + 1,
    updated: true,
    updateTime: call.world.clock.now(),
  })
  return { data: messageData(call.world, edited) }
}

function recallOwn(call: Call) {
  recall(call.world, ownMessage(call), 'message_owner')
  return { data: {} }
}

/** A message of this app: 230002 out of the chat, 230012 not its sender, 230011 recalled. */
export function ownMessage(call: Call): Message {
  const message = findMessage(call.world, call.request.params.message_id)
  const chat = call.world.store.chats.get(message.chatId)
  if (chat !== undefined) requireBotIn(chat, call.app)
  if (message.senderId !== call.app.appId) throw refuse(230012)
  if (message.deleted) throw refuse(230011)
  return message
}
