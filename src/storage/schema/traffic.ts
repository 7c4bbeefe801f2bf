import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { OutboundCall } from '../../app/outbox.ts'
import type { Reading } from '../../app/reading.ts'
import type { EvidenceCode } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'

/** Inbound keys already handled, with the answer that was given. */
export const inbox = sqliteTable('inbox', {
  key: text('key').primaryKey(),
  answer: text('answer').notNull(),
  at: integer('at').$type<Instant>().notNull(),
})

/** Calls to the platform: waiting, sent or dead, never deleted. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Order of arrival. */
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    key: text('key').notNull(),
    lane: text('lane').notNull(),
    call: text('call').notNull(),
    priority: integer('priority').$type<0 | 1 | 2>().notNull(),
    continuation: text('continuation'),
    createdAt: integer('created_at').$type<Instant>().notNull(),
    notBefore: integer('not_before').$type<Instant>().notNull(),
    tries: integer('tries').notNull(),
    triedAt: integer('tried_at').$type<Instant>(),
    state: text('state').$type<'waiting' | 'sent' | 'dead'>().notNull(),
    /** 1: the waiting row of its lane that goes next. 2: it came behind others and has no place among them yet. */
    leads: integer('leads').$type<0 | 1 | 2>().notNull().default(0),
    /** Of the call, for a look that reads no calls; null: not noted yet. */
    kind: text('kind').$type<OutboundCall['kind']>(),
    messageId: text('message_id'),
    /** Why it died: the platform's code or a word of the program. */
    code: text('code'),
    settledAt: integer('settled_at').$type<Instant>(),
    /** Of the event or the tick that caused it: what the log's lines share. */
    request: text('request'),
  },
  (t) => [
    uniqueIndex('outbox_id').on(t.id),
    uniqueIndex('outbox_key').on(t.key),
    index('outbox_ready')
      .on(t.priority, t.notBefore, t.seq, t.kind, t.lane, t.id, t.triedAt)
      .where(sql`leads = 1`),
    index('outbox_next').on(t.notBefore).where(sql`leads = 1`),
    uniqueIndex('outbox_leader').on(t.lane).where(sql`leads = 1`),
    index('outbox_lane')
      .on(t.lane, t.priority, t.createdAt, t.seq)
      .where(sql`state = 'waiting' and leads < 2`),
    index('outbox_unplaced').on(t.priority, t.createdAt, t.seq).where(sql`leads = 2`),
    index('outbox_settled').on(t.settledAt, t.kind, t.lane).where(sql`settled_at is not null`),
    index('outbox_message').on(t.messageId).where(sql`message_id is not null`),
  ],
)

/** Cards that stand in chats and follow their object. */
export const cardPost = sqliteTable(
  'card_post',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    card: text('card').notNull(),
    object: text('object').notNull(),
    params: text('params').notNull(),
    /** The receiver as one text, `chat:…` or `user:…`. */
    place: text('place').notNull(),
    outboxId: text('outbox_id').notNull(),
    messageId: text('message_id'),
    postedAt: integer('posted_at').$type<Instant>().notNull(),
    contentHash: text('content_hash').notNull(),
    settled: integer('settled').notNull(),
    stale: integer('stale').notNull(),
    notBefore: integer('not_before').$type<Instant>().notNull(),
  },
  (t) => [
    uniqueIndex('card_post_id').on(t.id),
    index('card_post_message').on(t.messageId),
    index('card_post_outbox').on(t.outboxId),
    index('card_post_object').on(t.object, t.card, t.place).where(sql`settled = 0`),
    index('card_post_place').on(t.place).where(sql`settled = 0`),
    index('card_post_stale').on(t.notBefore).where(sql`stale = 1 and settled = 0 and message_id is not null`),
  ],
)

/** Files that somebody sent to a chat. */
export const sentFile = sqliteTable(
  'sent_file',
  {
    messageId: text('message_id').notNull(),
    fileKey: text('file_key').notNull(),
    chatId: text('chat_id').notNull(),
    openId: text('open_id').notNull(),
    resource: text('resource').$type<'image' | 'file'>().notNull(),
    name: text('name').notNull(),
    at: integer('at').$type<Instant>().notNull(),
    taken: integer('taken').notNull(),
    /** What it became. */
    evidence: text('evidence').$type<EvidenceCode>(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.fileKey] }),
    index('sent_file_recent').on(t.chatId, t.openId, t.at).where(sql`taken = 0`),
  ],
)

/** How far each chat and thread has been taken in; what came later can be read back. */
export const reading = sqliteTable(
  'reading',
  {
    /** The chat's id, or the thread's. */
    container: text('container').primaryKey(),
    chatId: text('chat_id').notNull(),
    type: text('type').$type<Reading['type']>().notNull(),
    since: integer('since').$type<Instant>().notNull(),
    takenUntil: integer('taken_until').$type<Instant>().notNull(),
    activeAt: integer('active_at').$type<Instant>().notNull(),
  },
  (t) => [index('reading_type').on(t.type, t.activeAt)],
)
