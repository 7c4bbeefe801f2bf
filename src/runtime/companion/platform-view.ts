import { z } from 'zod'
import type { Emulator } from '../../sandbox/index.ts'
import type { PlatformView } from './topic.ts'

const press = z.object({
  header: z.object({ event_id: z.string() }),
  event: z.object({ context: z.object({ open_message_id: z.string() }) }),
})

/** The emulator as the companion's topics look at it; `appId` is the service's own app. */
export const platformView = (emulator: Emulator, appId: string): PlatformView => {
  const { chats, messages, urgents } = emulator.store
  return {
    pressesOn: (messageId) =>
      emulator.callbacks().flatMap(({ body }) => {
        const read = press.safeParse(body).data
        return read?.event.context.open_message_id === messageId ? [read.header.event_id] : []
      }),
    botMessages: ({ chatId, since = 0 }) => {
      const pressing = new Set(urgents.all().map(({ messageId }) => messageId))
      return messages
        .where(
          (message) =>
            message.senderId === appId &&
            !message.deleted &&
            message.createTime >= since &&
            (chatId === undefined || message.chatId === chatId),
        )
        .map(({ messageId, chatId: chat, createTime }) => ({
          messageId,
          chatId: chat,
          at: createTime,
          urgent: pressing.has(messageId),
        }))
    },
    chatsOf: (openId) =>
      chats
        .where(({ members, bots }) => members.includes(openId) && bots.includes(appId))
        .sort((a, b) => Number(b.mode === 'p2p') - Number(a.mode === 'p2p'))
        .map(({ chatId }) => chatId),
    placeOf: (chatId) => {
      const chat = chats.get(chatId)
      return { name: chat?.name ?? '', group: chat?.mode === 'group', readers: chat?.members ?? [] }
    },
  }
}
