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

/** A message in a line. */
const gist = z.object({ sender: z.string(), msgType: z.string(), deleted: z.boolean(), text: z.string() })
export type Gist = z.infer<typeof gist>

export const chat = z.object({
  chatId: z.string(),
  name: z.string(),
  mode: z.enum(['group', 'p2p']),
  members: z.array(z.extend(named, { seen: z.number() })),
  bots: z.array(z.object({ appId: z.string(), name: z.string() })),
  dissolved: z.boolean(),
  lastAt: z.number(),
  last: z.optional(z.extend(gist, { senderId: z.string() })),
  seen: z.number(),
  unread: z.number(),
  mentioned: z.boolean(),
  urgent: z.boolean(),
})
export type Chat = z.infer<typeof chat>

const reaction = z.object({
  emoji: z.string(),
  name: z.string(),
  operatorId: z.string(),
  reactionId: z.string(),
})
export type Reaction = z.infer<typeof reaction>

const mention = z.object({ key: z.string(), name: z.string(), openId: z.string() })
export type Mention = z.infer<typeof mention>

const fileFacts = z.object({ name: z.string(), size: z.number(), width: z.number(), height: z.number() })

export const message = z.object({
  messageId: z.string(),
  position: z.number(),
  sender: z.string(),
  senderId: z.string(),
  senderType: z.enum(['user', 'app']),
  msgType: z.string(),
  content: z.record(z.string(), z.unknown()),
  mentions: z.array(mention),
  parentId: z.string(),
  threadId: z.string(),
  replies: z.number(),
  quoted: z.optional(gist),
  file: z.optional(fileFacts),
  createTime: z.number(),
  deleted: z.boolean(),
  updated: z.boolean(),
  reactions: z.array(reaction),
  urgent: z.array(z.object({ openId: z.string(), name: z.string(), read: z.boolean() })),
})
export type Message = z.infer<typeof message>

const command = z.object({
  appId: z.string(),
  command: z.string(),
  description: z.object({
    default_value: z.string(),
    i18n: z.optional(z.record(z.string(), z.string())),
  }),
})
export type SlashCommand = z.infer<typeof command>

export const peopleAnswer = z.object({ people: z.array(person), bots: z.array(bot) })
export const chatsAnswer = z.object({ chats: z.array(chat) })
export const messagesAnswer = z.object({
  messages: z.array(message),
  more: z.boolean(),
  whole: z.boolean(),
  mark: z.string(),
})
export const commandsAnswer = z.object({ commands: z.array(command) })
export const clockAnswer = z.object({ now: z.number(), timeZone: z.string() })
