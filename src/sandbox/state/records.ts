import { z } from 'zod'

/** What the emulator keeps. Every record is stored as JSON and parsed again when it is loaded. */

export const userRecord = z.object({
  openId: z.string(),
  unionId: z.string(),
  userId: z.string(),
  name: z.string(),
  mobile: z.string().optional(),
  email: z.string().optional(),
  post: z.string().optional(),
  group: z.string().optional(),
  resigned: z.boolean().default(false),
})
export type User = z.infer<typeof userRecord>

export const appRecord = z.object({
  appId: z.string(),
  appSecret: z.string(),
  name: z.string(),
  botOpenId: z.string(),
  encryptKey: z.string().optional(),
  verificationToken: z.string(),
  scopes: z.array(z.string()),
  availability: z.union([z.literal('all'), z.array(z.string())]),
  eventUrl: z.string().optional(),
  events: z.union([z.literal('all'), z.array(z.string())]),
})
export type App = z.infer<typeof appRecord>

export const chatRecord = z.object({
  chatId: z.string(),
  mode: z.enum(['group', 'p2p']),
  name: z.string(),
  ownerId: z.string().optional(),
  members: z.array(z.string()),
  bots: z.array(z.string()),
  dissolved: z.boolean(),
  createTime: z.number(),
})
export type Chat = z.infer<typeof chatRecord>

const mention = z.object({
  key: z.string(),
  name: z.string(),
  /** open_id of the mentioned person or bot; 'all' for everybody. */
  openId: z.string(),
})
export type Mention = z.infer<typeof mention>

export const messageRecord = z.object({
  messageId: z.string(),
  chatId: z.string(),
  position: z.number(),
  senderType: z.enum(['user', 'app']),
  /** open_id of a person, app_id of an app. */
  senderId: z.string(),
  msgType: z.string(),
  /** JSON text in the form readers get it; for a card, the card itself. */
  content: z.string(),
  /** JSON text as it was sent. */
  source: z.string(),
  mentions: z.array(mention),
  /** open_ids (or 'all') whose client rings because of an at in this message or card. */
  pings: z.array(z.string()),
  rootId: z.string().optional(),
  parentId: z.string().optional(),
  threadId: z.string().optional(),
  createTime: z.number(),
  updateTime: z.number(),
  deleted: z.boolean(),
  updated: z.boolean(),
  edits: z.number(),
})
export type Message = z.infer<typeof messageRecord>

export const reactionRecord = z.object({
  reactionId: z.string(),
  messageId: z.string(),
  operatorType: z.enum(['user', 'app']),
  operatorId: z.string(),
  emoji: z.string(),
  at: z.number(),
})
export type Reaction = z.infer<typeof reactionRecord>

export const fileRecord = z.object({
  key: z.string(),
  kind: z.enum(['image', 'file']),
  name: z.string(),
  fileType: z.string(),
  size: z.number(),
  /** app_id of the uploading app, or open_id of the person. */
  ownerId: z.string(),
  duration: z.number().optional(),
  /** Pixels of a picture. */
  width: z.number().optional(),
  height: z.number().optional(),
})
export type StoredFile = z.infer<typeof fileRecord>

export const tokenRecord = z.object({ token: z.string(), appId: z.string(), expiresAt: z.number() })
export type AccessToken = z.infer<typeof tokenRecord>

export const cardTokenRecord = z.object({
  token: z.string(),
  appId: z.string(),
  messageId: z.string(),
  operatorId: z.string(),
  issuedAt: z.number(),
  uses: z.number(),
  /** The click has been answered; before that a delayed update is refused. */
  answered: z.boolean(),
})
export type CardToken = z.infer<typeof cardTokenRecord>

export const urgentRecord = z.object({
  id: z.string(),
  messageId: z.string(),
  userId: z.string(),
  kind: z.string(),
  at: z.number(),
  read: z.boolean(),
})
export type Urgent = z.infer<typeof urgentRecord>

export const seenRecord = z.object({
  openId: z.string(),
  chatId: z.string(),
  /** Of the last message that this person has read. */
  position: z.number(),
})
export type Seen = z.infer<typeof seenRecord>

export const uuidRecord = z.object({ key: z.string(), messageId: z.string(), at: z.number() })
export type SentUuid = z.infer<typeof uuidRecord>

export const slashRecord = z.object({
  commandId: z.string(),
  appId: z.string(),
  command: z.string(),
  description: z.record(z.string(), z.unknown()),
  icon: z.unknown().optional(),
})
export type SlashCommand = z.infer<typeof slashRecord>

export const deliveryRecord = z.object({
  id: z.string(),
  appId: z.string(),
  eventType: z.string(),
  body: z.record(z.string(), z.unknown()),
  attempts: z.number(),
  dueAt: z.number(),
  state: z.enum(['pending', 'delivered', 'abandoned']),
  /** When it was acknowledged. */
  doneAt: z.number().optional(),
  /** Deliveries beyond the first. */
  repeats: z.number().default(0),
  /** What went wrong at each failed attempt. */
  failures: z.array(z.object({ at: z.number(), reason: z.string() })),
})
export type Delivery = z.infer<typeof deliveryRecord>

export const metaRecord = z.object({ key: z.string(), value: z.string() })
