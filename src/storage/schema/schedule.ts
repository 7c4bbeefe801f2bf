import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { BriefLine } from '../../app/briefs.ts'
import type { DueRow } from '../../app/ports.ts'
import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'

/** Work that becomes due; the key makes doing it twice do it once. */
export const due = sqliteTable(
  'due',
  {
    key: text('key').primaryKey(),
    kind: text('kind').$type<DueRow['kind']>().notNull(),
    object: text('object').notNull(),
    at: integer('at').$type<Instant>().notNull(),
    payload: text('payload').notNull(),
    outcome: text('outcome').$type<'open' | 'done' | 'skipped' | 'void'>().notNull(),
    settledAt: integer('settled_at').$type<Instant>(),
  },
  (t) => [
    index('due_open').on(t.at, t.key).where(sql`outcome = 'open'`),
    index('due_object').on(t.object).where(sql`outcome = 'open'`),
  ],
)

/** Lines of daily cards: waiting, sent with a card, or dropped. */
export const briefLine = sqliteTable(
  'brief_line',
  {
    key: text('key').primaryKey(),
    person: text('person').$type<PersonId>().notNull(),
    kind: text('kind').$type<BriefLine['kind']>().notNull(),
    object: text('object').notNull(),
    payload: text('payload').notNull(),
    createdAt: integer('created_at').$type<Instant>().notNull(),
    state: text('state').$type<'waiting' | 'sent' | 'dropped'>().notNull(),
    card: text('card'),
  },
  (t) => [
    index('brief_line_waiting').on(t.person, t.createdAt).where(sql`state = 'waiting'`),
    index('brief_line_card').on(t.card),
    index('brief_line_object').on(t.object).where(sql`state = 'sent'`),
  ],
)

/** The daily card of a person, with what the person did with it. */
export const briefCard = sqliteTable(
  'brief_card',
  {
    card: text('card').notNull(),
    person: text('person').$type<PersonId>().notNull(),
    day: text('day').$type<LocalDate>().notNull(),
    sentAt: integer('sent_at').$type<Instant>().notNull(),
    seenAt: integer('seen_at').$type<Instant>(),
    answeredAt: integer('answered_at').$type<Instant>(),
  },
  (t) => [primaryKey({ columns: [t.person, t.day, t.card] }), index('brief_card_card').on(t.card)],
)

/** Small durable facts of running. */
export const setting = sqliteTable('setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})

/** Numbers that are given out once. */
export const counter = sqliteTable('counter', {
  name: text('name').primaryKey(),
  value: integer('value').notNull(),
})
