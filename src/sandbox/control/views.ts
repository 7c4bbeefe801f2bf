import type { Emulator } from '../emulator.ts'
import { parseObject } from '../json.ts'
import type { Chat, Message } from '../state/records.ts'

/** What the page shows. Nothing in it is markup. */

export function everybody(emulator: Emulator) {
  const { users, apps } = emulator.store
  return {
    people: users.all().map(({ openId, userId, name, post, group, resigned }) => ({
      openId,
      userId,
      name,
      post: post ?? '',
      group: group ?? '',
      resigned,
    })),
    bots: apps.all().map(({ appId, name, botOpenId }) => ({ appId, name, botOpenId })),
  }
}

/** Groups of a person, then the one-to-one chats with each bot. */
export function chatsOf(emulator: Emulator, by: string) {
  const { store, people } = emulator
  const { openId } = people.user(by)
  const groups = store.chats.where((chat) => chat.mode === 'group' && chat.members.includes(openId))
  const bots = store.apps
    .all()
    .filter((app) => app.availability === 'all' || app.availability.includes(openId))
    .map((app) => people.direct(openId, app.appId))
  return { chats: [...groups, ...bots].map((chat) => chatView(emulator, chat)) }
}

function chatView(emulator: Emulator, chat: Chat) {
  const last = emulator.store.messages.where((message) => message.chatId === chat.chatId).at(-1)
  return {
    chatId: chat.chatId,
    name: chat.name,
    mode: chat.mode,
    members: chat.members.map((id) => ({ openId: id, name: nameOf(emulator, id) })),
    bots: chat.bots.map((id) => ({ appId: id, name: nameOf(emulator, id) })),
    dissolved: chat.dissolved,
    lastAt: last?.createTime ?? 0,
  }
}

export function messagesOf(emulator: Emulator, chat: string) {
  return { messages: emulator.people.messagesIn(chat).map((message) => messageView(emulator, message)) }
}

function messageView(emulator: Emulator, message: Message) {
  const { reactions, urgents } = emulator.store
  return {
    messageId: message.messageId,
    sender: nameOf(emulator, message.senderId),
    senderId: message.senderId,
    senderType: message.senderType,
    msgType: message.msgType,
    content: message.deleted ? {} : (parseObject(message.content) ?? {}),
    mentions: message.mentions.map(({ key, name }) => ({ key, name })),
    parentId: message.parentId ?? '',
    threadId: message.threadId ?? '',
    createTime: message.createTime,
    deleted: message.deleted,
    updated: message.updated,
    reactions: reactions
      .where((each) => each.messageId === message.messageId)
      .map(({ emoji, operatorId }) => ({ emoji, name: nameOf(emulator, operatorId) })),
    urgent: urgents
      .where((each) => each.messageId === message.messageId)
      .map(({ userId, read }) => ({ openId: userId, name: nameOf(emulator, userId), read })),
  }
}

function nameOf(emulator: Emulator, id: string): string {
  return emulator.store.users.get(id)?.name ?? emulator.store.apps.get(id)?.name ?? id
}
