import type { Emulator } from '../emulator.ts'
import type { Chat, Message } from '../state/records.ts'
import { gistOf } from './gist.ts'

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
  const said = byChat(store.messages.all())
  const chats = [...groups, ...bots]
  return { chats: chats.map((chat) => chatView(emulator, chat, openId, said.get(chat.chatId) ?? [])) }
}

function byChat(messages: readonly Message[]): Map<string, Message[]> {
  const found = new Map<string, Message[]>()
  for (const message of messages) {
    const known = found.get(message.chatId)
    if (known === undefined) found.set(message.chatId, [message])
    else known.push(message)
  }
  return found
}

function chatView(emulator: Emulator, chat: Chat, viewer: string, messages: readonly Message[]) {
  const last = messages.at(-1)
  const seen = emulator.people.seenBy(viewer, chat.chatId)
  const unread = messages.filter(
    ({ position, senderId, deleted }) => position > seen && senderId !== viewer && !deleted,
  )
  return {
    chatId: chat.chatId,
    name: chat.name,
    mode: chat.mode,
    members: chat.members.map((id) => ({
      openId: id,
      name: nameOf(emulator, id),
      /** Position of the last message that this member has read. */
      seen: emulator.people.seenBy(id, chat.chatId),
    })),
    bots: chat.bots.map((id) => ({ appId: id, name: nameOf(emulator, id) })),
    dissolved: chat.dissolved,
    lastAt: last?.createTime ?? 0,
    ...(last === undefined
      ? {}
      : { last: { sender: nameOf(emulator, last.senderId), senderId: last.senderId, ...gistOf(last) } }),
    seen,
    unread: unread.length,
    mentioned: unread.some(({ pings }) => pings.includes(viewer) || pings.includes('all')),
    urgent: isUrged(emulator, viewer, messages),
  }
}

function isUrged(emulator: Emulator, viewer: string, messages: readonly Message[]): boolean {
  const open = emulator.store.urgents.where(({ userId, read }) => userId === viewer && !read)
  if (open.length === 0) return false
  const urged = new Set(open.map(({ messageId }) => messageId))
  return messages.some(({ messageId, deleted }) => !deleted && urged.has(messageId))
}

/** The commands that the bots of a chat registered with the platform. */
export function slashCommandsIn(emulator: Emulator, chat: string) {
  const { bots } = emulator.people.chat(chat)
  const commands = emulator.store.slashCommands.where(({ appId }) => bots.includes(appId))
  return { commands: commands.map(({ appId, command, description }) => ({ appId, command, description })) }
}

export function nameOf(emulator: Emulator, id: string): string {
  return emulator.store.users.get(id)?.name ?? emulator.store.apps.get(id)?.name ?? id
}
