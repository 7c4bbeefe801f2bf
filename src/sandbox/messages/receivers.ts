import { refuse } from '../http/errors.ts'
import { newId } from '../ids.ts'
import type { App, Chat, User } from '../state/records.ts'
import type { World } from '../world.ts'

export const RECEIVE_ID_TYPES = ['open_id', 'union_id', 'user_id', 'email', 'chat_id'] as const
export type ReceiveIdType = (typeof RECEIVE_ID_TYPES)[number]

/** The chat a message goes to; for a person the one-to-one chat with the bot, made when first needed. */
export function receivingChat(world: World, app: App, type: ReceiveIdType, id: string): Chat {
  return type === 'chat_id' ? groupFor(world, app, id) : p2pChat(world, app, personFor(world, app, type, id))
}

/** A chat the bot may write to: 230034 unknown, 232009 dissolved, 230002 without the bot. */
function groupFor(world: World, app: App, id: string): Chat {
  const chat = world.store.chats.get(id)
  if (chat === undefined) throw refuse(230034)
  requireBotIn(chat, app)
  return chat
}

export function requireBotIn(chat: Chat, app: App): void {
  if (chat.dissolved) throw refuse(232009)
  if (!chat.bots.includes(app.appId)) throw refuse(230002)
}

function personFor(world: World, app: App, type: Exclude<ReceiveIdType, 'chat_id'>, id: string): User {
  const user = findUser(world, type, id)
  if (user === undefined)
    throw type === 'open_id' && id.startsWith('ou_') ? refuse(99992351, id) : refuse(230034)
  if (user.resigned) throw refuse(230029)
  if (!available(app, user)) throw refuse(230013)
  return user
}

export function findUser(world: World, type: string, id: string): User | undefined {
  if (type === 'open_id') return world.store.users.get(id)
  return world.store.users.first(
    (user) =>
      (type === 'union_id' && user.unionId === id) ||
      (type === 'user_id' && user.userId === id) ||
      (type === 'email' && user.email === id),
  )
}

export function available(app: App, user: User): boolean {
  return (
    app.availability === 'all' ||
    app.availability.includes(user.openId) ||
    app.availability.includes(user.userId)
  )
}

/** The one-to-one chat of a person and a bot. */
export function p2pChat(world: World, app: App, user: User): Chat {
  const known = world.store.chats.first(
    (chat) => chat.mode === 'p2p' && chat.bots.includes(app.appId) && chat.members.includes(user.openId),
  )
  if (known !== undefined) return known
  return world.store.chats.put({
    chatId: newId('oc_'),
    mode: 'p2p',
    name: app.name,
    members: [user.openId],
    bots: [app.appId],
    dissolved: false,
    createTime: world.clock.now(),
  })
}
