import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { SourceMessage } from '../../app/reread/source.ts'
import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { LineState } from '../../domain/proposal/proposal.ts'

/** What messages seem to say, until their writers confirm it. */
export const proposal = sqliteTable(
  'proposal',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    messageId: text('message_id').notNull(),
    chatId: text('chat_id').notNull(),
    person: text('person').$type<PersonId>().notNull(),
    saidAt: integer('said_at').$type<Instant>().notNull(),
    expiresAt: integer('expires_at').$type<Instant>().notNull(),
    /** Null unless the message was read again because it was edited. */
    revision: text('revision'),
  },
  (t) => [uniqueIndex('proposal_id').on(t.id), index('proposal_message').on(t.messageId)],
)

/** One line of a proposal; `body` is the rest of it. */
export const proposalLine = sqliteTable(
  'proposal_line',
  {
    proposal: text('proposal')
      .notNull()
      .references(() => proposal.id),
    n: integer('n').notNull(),
    person: text('person').$type<PersonId>().notNull(),
    state: text('state').$type<LineState>().notNull(),
    /** Key of the update that the line became. */
    update: text('update_key'),
    body: text('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.proposal, t.n] }),
    index('proposal_line_open').on(t.person, t.proposal).where(sql`state in ('open', 'editing')`),
    index('proposal_line_update').on(t.update).where(sql`update_key is not null`),
  ],
)

/** Which item the talk under a message is about; `several` where it is about more than one. */
export const topic = sqliteTable('topic', {
  messageId: text('message_id').primaryKey(),
  item: text('item').notNull(),
})

/** Messages that led to an update, to be read again before the day's cut-off; their texts are kept nowhere. */
export const sourceMessage = sqliteTable(
  'source_message',
  {
    messageId: text('message_id').primaryKey(),
    chatId: text('chat_id').notNull(),
    person: text('person').$type<PersonId>().notNull(),
    kind: text('kind').$type<SourceMessage['kind']>().notNull(),
    saidAt: integer('said_at').$type<Instant>().notNull(),
    /** SHA-256 of the text that was read last. */
    textHash: text('text_hash').notNull(),
    notedAt: integer('noted_at').$type<Instant>().notNull(),
    /** Null while it is still to be read again. */
    readAt: integer('read_at').$type<Instant>(),
  },
  (t) => [index('source_message_unread').on(t.notedAt).where(sql`read_at is null`)],
)
