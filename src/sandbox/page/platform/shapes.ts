import * as z from 'zod/mini'

/** What the control API answers, as far as the page uses it. */

const named = z.object({ openId: z.string(), name: z.string() })
export type Named = z.infer<typeof named>

export const person = z.object({
  openId: z.string(),
  name: z.string(),
  post: z.string(),
  group: z.string(),
  resigned: z.boolean(),
})
export type Person = z.infer<typeof person>

export const bot = z.object({ appId: z.string(), name: z.string(), botOpenId: z.string() })
export type Bot = z.infer<typeof bot>

export const chat = z.object({
  chatId: z.string(),
  name: z.string(),
  mode: z.enum(['group', 'p2p']),
  members: z.array(named),
  bots: z.array(z.object({ appId: z.string(), name: z.string() })),
  dissolved: z.boolean(),
  lastAt: z.number(),
})
export type Chat = z.infer<typeof chat>

export const message = z.object({
  messageId: z.string(),
  sender: z.string(),
  senderId: z.string(),
  senderType: z.enum(['user', 'app']),
  msgType: z.string(),
  content: z.record(z.string(), z.unknown()),
  mentions: z.array(z.object({ key: z.string(), name: z.string() })),
  parentId: z.string(),
  threadId: z.string(),
  createTime: z.number(),
  deleted: z.boolean(),
  updated: z.boolean(),
  reactions: z.array(z.object({ emoji: z.string(), name: z.string() })),
  urgent: z.array(z.object({ openId: z.string(), name: z.string(), read: z.boolean() })),
})
export type Message = z.infer<typeof message>

export const peopleAnswer = z.object({ people: z.array(person), bots: z.array(bot) })
export const chatsAnswer = z.object({ chats: z.array(chat) })
export const messagesAnswer = z.object({ messages: z.array(message) })
export const clockAnswer = z.object({ now: z.number(), timeZone: z.string() })
