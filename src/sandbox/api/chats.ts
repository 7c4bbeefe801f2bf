import { z } from 'zod'
import { ApiError, refuse } from '../http/errors.ts'
import { field } from '../http/request.ts'
import type { Call, Route } from '../http/routes.ts'
import { findUser } from '../messages/receivers.ts'
import { addMember, removeMember } from '../persons/gestures.ts'
import type { Chat, User } from '../state/records.ts'
import type { World } from '../world.ts'
import { page } from './paging.ts'

const READ = ['im:chat:read', 'im:chat:readonly', 'im:chat']
const MEMBERS = ['im:chat.members:read', 'im:chat:readonly', 'im:chat', 'im:chat.group_info:readonly']
const WRITE = ['im:chat.members:write_only', 'im:chat']
const idType = z.enum(['open_id', 'union_id', 'user_id']).default('open_id')
const PATH = '/open-apis/im/v1/chats'

/** Chats and their members (lark-platform.md 5). */
export const chatRoutes: readonly Route[] = [
  { method: 'GET', path: PATH, scopes: READ, handle: list },
  {
    method: 'GET',
    path: `${PATH}/:chat_id/members/list`,
    scopes: ['im:chat.members:read'],
    handle: usersAndBots,
  },
  { method: 'GET', path: `${PATH}/:chat_id/members`, scopes: MEMBERS, handle: members },
  { method: 'POST', path: `${PATH}/:chat_id/members`, scopes: WRITE, handle: add },
  { method: 'DELETE', path: `${PATH}/:chat_id/members`, scopes: WRITE, handle: remove },
  { method: 'GET', path: `${PATH}/:chat_id`, scopes: READ, handle: get },
]

function list(call: Call) {
  const rows = call.world.store.chats.where(
    (chat) => chat.mode === 'group' && !chat.dissolved && chat.bots.includes(call.app.appId),
  )
  const { items, ...rest } = page(rows, call.request.query, 100, 20)
  return {
    data: { ...rest, items: items.map((chat) => ({ chat_id: chat.chatId, ...info(call.world, chat) })) },
  }
}

function get(call: Call) {
  const chat = chatOf(call)
  const counts = { user_count: String(chat.members.length), bot_count: String(chat.bots.length) }
  return { data: { ...info(call.world, chat), ...counts, chat_mode: chat.mode, chat_type: 'private' } }
}

function info(world: World, chat: Chat): Record<string, unknown> {
  return {
    avatar: '',
    name: chat.name,
    description: '',
    ...(chat.ownerId === undefined ? {} : { owner_id: chat.ownerId, owner_id_type: 'open_id' }),
    external: false,
    tenant_key: world.tenantKey,
    chat_status: chat.dissolved ? 'dissolved' : 'normal',
  }
}

function members(call: Call) {
  const { member_id_type } = field(z.object({ member_id_type: idType }), call.request.query)
  const chat = chatOf(call)
  const { items, ...rest } = page(chat.members, call.request.query, 100, 20)
  const rows = items.flatMap((openId) => call.world.store.users.get(openId) ?? [])
  const shown = rows.map((user) => ({
    member_id_type,
    member_id: idOf(user, member_id_type),
    name: user.name,
    tenant_key: call.world.tenantKey,
  }))
  return { data: { ...rest, items: shown, member_total: chat.members.length } }
}

function usersAndBots(call: Call) {
  const { member_id_type } = field(z.object({ member_id_type: idType }), call.request.query)
  const { store } = call.world
  const chat = chatOf(call)
  const people = chat.members.flatMap((openId) => store.users.get(openId) ?? [])
  const bots = chat.bots.flatMap((appId) => store.apps.get(appId) ?? [])
  return {
    data: {
      users: people.map((user) => ({ member_id: idOf(user, member_id_type), name: user.name })),
      bots: bots.map((app) => ({ bot_id: app.botOpenId, app_id: app.appId, name: app.name })),
      user_total: people.length,
      bot_total: bots.length,
      has_more: false,
    },
  }
}

function add(call: Call) {
  const { chat, found, invalid, owner } = affected(call)
  let now = chat
  for (const user of found) now = addMember(call.world, now, user, owner)
  return { data: { invalid_id_list: invalid, not_existed_id_list: [], pending_approval_id_list: [] } }
}

function remove(call: Call) {
  const { chat, found, invalid, owner } = affected(call)
  let now = chat
  for (const user of found) now = removeMember(call.world, now, user, owner)
  return { data: { invalid_id_list: invalid } }
}

function affected(call: Call) {
  const { member_id_type } = field(z.object({ member_id_type: idType }), call.request.query)
  const { id_list } = field(z.object({ id_list: z.array(z.string()).max(50) }), call.request.json)
  const chat = chatOf(call)
  const found = id_list.flatMap((id) => findUser(call.world, member_id_type, id) ?? [])
  const invalid = id_list.filter((id) => findUser(call.world, member_id_type, id) === undefined)
  const owner = call.world.store.users.get(chat.ownerId ?? '') ?? found[0]
  if (owner === undefined) throw refuse(99992351)
  return { chat, found, invalid, owner }
}

function chatOf(call: Call): Chat {
  const chat = call.world.store.chats.get(call.request.params.chat_id ?? '')
  if (chat === undefined) throw refuse(232006)
  if (chat.dissolved) throw refuse(232009)
  if (!chat.bots.includes(call.app.appId)) throw new ApiError(232011, 'Operator can NOT be out of the chat.')
  return chat
}

function idOf(user: User, type: z.infer<typeof idType>): string {
  return { open_id: user.openId, union_id: user.unionId, user_id: user.userId }[type]
}
