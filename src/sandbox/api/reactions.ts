import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { newId } from '../ids.ts'
import { requireBotIn } from '../messages/receivers.ts'
import { tellReaction } from '../persons/gestures.ts'
import type { Message, Reaction } from '../state/records.ts'
import { page } from './paging.ts'
import { findMessage } from './send.ts'

const WRITE = ['im:message', 'im:message.reactions:write_only']
const READ = ['im:message', 'im:message:readonly', 'im:message.reactions:read']
const PATH = '/open-apis/im/v1/messages/:message_id/reactions'
const body = z.object({ reaction_type: z.object({ emoji_type: z.string() }) })

/** Emoji reactions (lark-platform.md 3.11). */
export const reactionRoutes: readonly Route[] = [
  { method: 'POST', path: PATH, scopes: WRITE, handle: add },
  { method: 'DELETE', path: `${PATH}/:reaction_id`, scopes: WRITE, handle: remove },
  { method: 'GET', path: PATH, scopes: READ, handle: list },
]

function add(call: Call) {
  const message = reachable(call)
  const { emoji_type } = field(body, call.request.json).reaction_type
  if (!/^[A-Za-z0-9_]{1,40}$/.test(emoji_type)) throw new ApiError(231001, 'reaction type is invalid.')
  const { store, clock } = call.world
  const same = store.reactions.first(
    (each) =>
      each.messageId === message.messageId && each.operatorId === call.app.appId && each.emoji === emoji_type,
  )
  if (same !== undefined) return { data: view(same) }
  const reaction = store.reactions.put({
    reactionId: newId('ZCaCIjUBVVWSrm5L-'),
    messageId: message.messageId,
    operatorType: 'app',
    operatorId: call.app.appId,
    emoji: emoji_type,
    at: clock.now(),
  })
  tellReaction(call.world, reaction, 'im.message.reaction.created_v1')
  return { data: view(reaction) }
}

function remove(call: Call) {
  reachable(call)
  const reaction = call.world.store.reactions.get(call.request.params.reaction_id ?? '')
  if (reaction === undefined) throw new ApiError(231007, 'The reaction_id is invalid.')
  if (reaction.operatorId !== call.app.appId)
    throw new ApiError(231008, 'The operator did not add this reaction.')
  call.world.store.reactions.remove(reaction.reactionId)
  tellReaction(call.world, reaction, 'im.message.reaction.deleted_v1')
  return { data: view(reaction) }
}

function list(call: Call) {
  const message = reachable(call)
  const emoji = call.request.query.reaction_type
  const rows = call.world.store.reactions.where(
    (each) => each.messageId === message.messageId && (emoji === undefined || each.emoji === emoji),
  )
  const { items, ...rest } = page(rows, call.request.query, 50, 20)
  return { data: { ...rest, items: items.map(view) } }
}

function reachable(call: Call): Message {
  const message = findMessage(call.world, call.request.params.message_id)
  const chat = call.world.store.chats.get(message.chatId)
  if (chat !== undefined) requireBotIn(chat, call.app)
  if (message.deleted) throw refuse(230011)
  return message
}

function view(reaction: Reaction): Record<string, unknown> {
  return {
    reaction_id: reaction.reactionId,
    operator: { operator_id: reaction.operatorId, operator_type: reaction.operatorType },
    action_time: String(reaction.at),
    reaction_type: { emoji_type: reaction.emoji },
  }
}
