import * as z from 'zod/mini'

/** What the control API tells of the traffic between the platform and its apps. */

const line = z.object({
  id: z.string(),
  kind: z.enum(['event', 'click', 'call']),
  at: z.number(),
  tookMs: z.optional(z.number()),
  what: z.string(),
  outcome: z.enum(['ok', 'waiting', 'failed']),
  note: z.string(),
  by: z.string(),
  chatId: z.string(),
  messageId: z.string(),
  text: z.string(),
})
export type Line = z.infer<typeof line>

const body = z.optional(z.unknown())
const failures = z.array(z.object({ at: z.number(), reason: z.string() }))
const event = z.extend(line, { attempts: z.number(), repeats: z.number(), failures, body })
const click = z.extend(line, { body, answer: z.optional(z.unknown()) })
const call = z.extend(line, {
  status: z.number(),
  code: z.number(),
  query: z.record(z.string(), z.string()),
  body,
  link: z.optional(z.enum(['about', 'near'])),
})
export type EventEntry = z.infer<typeof event>
export type ClickEntry = z.infer<typeof click>
export type CallEntry = z.infer<typeof call>
export const entry = z.union([event, call, click])
export type Entry = z.infer<typeof entry>

const card = z.object({
  json: z.unknown(),
  problems: z.array(z.object({ code: z.number(), path: z.string(), message: z.string() })),
  elements: z.number(),
  bytes: z.number(),
  maxElements: z.number(),
  maxBytes: z.number(),
})
export type CardVerdict = z.infer<typeof card>

export const inspection = z.object({
  message: z.object({
    messageId: z.string(),
    chatId: z.string(),
    msgType: z.string(),
    senderId: z.string(),
    senderType: z.enum(['user', 'app']),
    parentId: z.string(),
    createTime: z.number(),
    updateTime: z.number(),
    deleted: z.boolean(),
    updated: z.boolean(),
  }),
  answers: z.array(z.object({ messageId: z.string(), createTime: z.number() })),
  events: z.array(event),
  clicks: z.array(click),
  calls: z.array(call),
  card: z.optional(card),
})
export type Inspection = z.infer<typeof inspection>

export const trafficAnswer = z.object({ lines: z.array(line) })
export const entryAnswer = z.object({ entry: z.optional(entry) })

export const stateAnswer = z.object({
  faults: z.array(z.looseObject({ kind: z.string() })),
  switches: z.object({
    platformDown: z.boolean(),
    duplicateEvents: z.number(),
    reorderEvents: z.boolean(),
  }),
  apps: z.array(
    z.object({ appId: z.string(), name: z.string(), pushed: z.boolean(), connections: z.number() }),
  ),
})
export type PlatformState = z.infer<typeof stateAnswer>

/** What the app under test tells of its own records. */
export const journalAnswer = z.object({
  entries: z.array(
    z.object({ seq: z.number(), at: z.number(), by: z.string(), code: z.string(), what: z.string() }),
  ),
})
export type JournalEntry = z.infer<typeof journalAnswer>['entries'][number]
