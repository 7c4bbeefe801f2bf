import { announce, botsOf, idsFor } from '../events/notify.ts'
import { newId } from '../ids.ts'
import { recall } from '../messages/recall.ts'
import { p2pChat } from '../messages/receivers.ts'
import { Mentions } from '../messages/text.ts'
import type { App, Chat, Message, Reaction, User } from '../state/records.ts'
import type { World } from '../world.ts'
import { PersonError } from './person-error.ts'
import { markMentions } from './speak.ts'

/** A person takes back an own message. */
export function recallAs(world: World, user: User, message: Message): void {
  const chat = world.store.chats.get(message.chatId)
  const owner = chat?.ownerId === user.openId
  if (message.senderId !== user.openId && !owner) throw new PersonError('only own messages can be recalled')
  recall(world, message, message.senderId === user.openId ? 'message_owner' : 'group_owner')
}

/** A person edits an own text; no event comes of it (lark-platform.md 1.6). */
export function editAs(world: World, user: User, message: Message, text: string): void {
  if (message.senderId !== user.openId || message.msgType !== 'text')
    throw new PersonError('only own texts can be edited')
  if (message.deleted) throw new PersonError('the message was recalled')
  if (text.trim() === '') throw new PersonError('an empty text cannot be sent')
  const chat = world.store.chats.get(message.chatId)
  const mentions = new Mentions()
  const content = JSON.stringify({
    text: chat === undefined ? text : markMentions(world, chat, text, mentions),
  })
  world.store.messages.put({
    ...message,
    content,
    source: content,
    mentions: mentions.list(),
    updated: true,
    updateTime: world.clock.now(),
  })
}

export function reactAs(world: World, user: User, message: Message, emoji: string): Reaction {
  if (message.deleted) throw new PersonError('the message was recalled')
  const { messageId } = message
  const same = world.store.reactions.first(
    (each) => each.messageId === messageId && each.operatorId === user.openId && each.emoji === emoji,
  )
  if (same !== undefined) return same
  const reaction = world.store.reactions.put({
    reactionId: newId('ZCaCIjUBVVWSrm5L-'),
    messageId,
    operatorType: 'user',
    operatorId: user.openId,
    emoji,
    at: world.clock.now(),
  })
  tellReaction(world, reaction, 'im.message.reaction.created_v1')
  return reaction
}

export function unreactAs(world: World, reaction: Reaction): void {
  world.store.reactions.remove(reaction.reactionId)
  tellReaction(world, reaction, 'im.message.reaction.deleted_v1')
}

/** Reaction events of lark-platform.md 1.8; they carry no reaction_id and need im:message.reactions:read. */
export function tellReaction(
  world: World,
  reaction: Reaction,
  type: 'im.message.reaction.created_v1' | 'im.message.reaction.deleted_v1',
): void {
  const message = world.store.messages.get(reaction.messageId)
  const chat = message === undefined ? undefined : world.store.chats.get(message.chatId)
  if (chat === undefined) return
  const user = world.store.users.get(reaction.operatorId)
  for (const app of botsOf(world, chat)) {
    if (!app.scopes.includes('im:message.reactions:read')) continue
    world.outbox.publish(app, type, {
      message_id: reaction.messageId,
      reaction_type: { emoji_type: reaction.emoji },
      operator_type: reaction.operatorType,
      ...(user === undefined ? { app_id: reaction.operatorId } : { user_id: idsFor(app, user) }),
      action_time: String(world.clock.now()),
    })
  }
}

export function addBot(world: World, chat: Chat, app: App, by: User): Chat {
  if (chat.bots.includes(app.appId)) return chat
  const joined = world.store.chats.put({ ...chat, bots: [...chat.bots, app.appId] })
  world.outbox.publish(app, 'im.chat.member.bot.added_v1', memberEvent(world, app, chat, by))
  return joined
}

export function removeBot(world: World, chat: Chat, app: App, by: User): Chat {
  const left = world.store.chats.put({ ...chat, bots: chat.bots.filter((each) => each !== app.appId) })
  world.outbox.publish(app, 'im.chat.member.bot.deleted_v1', memberEvent(world, app, chat, by))
  return left
}

function memberEvent(world: World, app: App, chat: Chat, by: User): Record<string, unknown> {
  return {
    chat_id: chat.chatId,
    operator_id: idsFor(app, by),
    external: false,
    operator_tenant_key: world.tenantKey,
    name: chat.name,
    i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  }
}

export function addMember(world: World, chat: Chat, user: User, by: User): Chat {
  if (chat.members.includes(user.openId)) return chat
  const next = world.store.chats.put({ ...chat, members: [...chat.members, user.openId] })
  announce(world, next, 'im.chat.member.user.added_v1', (app) => usersEvent(world, app, chat, user, by))
  return next
}

export function removeMember(world: World, chat: Chat, user: User, by: User): Chat {
  const next = world.store.chats.put({
    ...chat,
    members: chat.members.filter((each) => each !== user.openId),
  })
  announce(world, next, 'im.chat.member.user.deleted_v1', (app) => usersEvent(world, app, chat, user, by))
  return next
}

function usersEvent(world: World, app: App, chat: Chat, user: User, by: User): Record<string, unknown> {
  const users = [{ name: user.name, tenant_key: world.tenantKey, user_id: idsFor(app, user) }]
  return { ...memberEvent(world, app, chat, by), users }
}

export function dissolve(world: World, chat: Chat, by: User): void {
  world.store.chats.put({ ...chat, dissolved: true })
  announce(world, chat, 'im.chat.disbanded_v1', (app) => memberEvent(world, app, chat, by))
}

/** A person opens the one-to-one chat with a bot. */
export function enterBotChat(world: World, user: User, app: App): Chat {
  const chat = p2pChat(world, app, user)
  const last = world.store.messages.where((message) => message.chatId === chat.chatId).at(-1)
  world.outbox.publish(app, 'im.chat.access_event.bot_p2p_chat_entered_v1', {
    chat_id: chat.chatId,
    operator_id: idsFor(app, user),
    ...(last === undefined
      ? {}
      : { last_message_id: last.messageId, last_message_create_time: String(last.createTime) }),
  })
  return chat
}

/** A person uses an entry of the bot's menu (lark-platform.md 1.8). */
export function useMenu(world: World, user: User, app: App, eventKey: string): void {
  world.outbox.publish(app, 'application.bot.menu_v6', {
    operator: { operator_id: idsFor(app, user) },
    event_key: eventKey,
    timestamp: String(Math.floor(world.clock.now() / 1000)),
  })
}
