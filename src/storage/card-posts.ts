import { and, asc, desc, eq, lte, sql } from 'drizzle-orm'
import type { CardPost, CardPostStore } from '../app/card-posts.ts'
import type { Receiver } from '../app/outbox.ts'
import { cardPost } from './schema/traffic.ts'
import { atMost, byLimit, type Sqlite, slot } from './sqlite.ts'

const CHAT = 'chat:'
const USER = 'user:'
const placeOf = (to: Receiver): string => ('chatId' in to ? CHAT + to.chatId : USER + to.openId)
const receiverOf = (place: string): Receiver =>
  place.startsWith(CHAT) ? { chatId: place.slice(CHAT.length) } : { openId: place.slice(USER.length) }

const FIELDS = {
  id: cardPost.id,
  card: cardPost.card,
  object: cardPost.object,
  params: cardPost.params,
  place: cardPost.place,
  outboxId: cardPost.outboxId,
  messageId: cardPost.messageId,
  postedAt: cardPost.postedAt,
  contentHash: cardPost.contentHash,
  settled: cardPost.settled,
}
type Row = Pick<typeof cardPost.$inferSelect, keyof typeof FIELDS>

const postOf = ({ place, settled, ...row }: Row): CardPost => ({
  ...row,
  to: receiverOf(place),
  settled: settled === 1,
})
const found = (row: Row | undefined): CardPost | undefined => (row === undefined ? undefined : postOf(row))

/** Literals, because a partial index serves no bound value. */
const OPEN = sql`${cardPost.settled} = 0`
const STALE = sql`${cardPost.stale} = 1 and ${cardPost.settled} = 0 and ${cardPost.messageId} is not null`

export const cardPostStore = (db: Sqlite): CardPostStore => {
  const insert = db
    .insert(cardPost)
    .values({
      id: slot('id'),
      card: slot('card'),
      object: slot('object'),
      params: slot('params'),
      place: slot('place'),
      outboxId: slot('outboxId'),
      messageId: slot('messageId'),
      postedAt: slot('postedAt'),
      contentHash: slot('contentHash'),
      settled: slot('settled'),
      stale: 0,
      notBefore: slot('postedAt'),
    })
    .prepare()
  const get = db
    .select(FIELDS)
    .from(cardPost)
    .where(eq(cardPost.id, slot('id')))
    .prepare()
  const byMessage = db
    .select(FIELDS)
    .from(cardPost)
    .where(eq(cardPost.messageId, slot('messageId')))
    .orderBy(desc(cardPost.seq))
    .limit(atMost(1))
    .prepare()
  const touch = db
    .update(cardPost)
    .set({ stale: 1 })
    .where(and(eq(cardPost.object, slot('object')), OPEN))
    .prepare()
  const touchPlace = db
    .update(cardPost)
    .set({ stale: 1 })
    .where(and(eq(cardPost.place, slot('place')), OPEN))
    .prepare()
  const stale = byLimit((limit) =>
    db
      .select(FIELDS)
      .from(cardPost)
      .where(and(STALE, lte(cardPost.notBefore, slot('now'))))
      .orderBy(asc(cardPost.notBefore))
      .limit(limit)
      .prepare(),
  )
  const refreshed = db
    .update(cardPost)
    .set({
      contentHash: slot('contentHash'),
      settled: slot('settled'),
      stale: 0,
      notBefore: slot('notBefore'),
    })
    .where(eq(cardPost.id, slot('id')))
    .prepare()
  const posted = db
    .update(cardPost)
    .set({ messageId: slot('messageId') })
    .where(eq(cardPost.outboxId, slot('outboxId')))
    .prepare()
  const moved = db
    .update(cardPost)
    .set({ outboxId: slot('toOutboxId') })
    .where(eq(cardPost.outboxId, slot('outboxId')))
    .prepare()
  const replaced = db
    .update(cardPost)
    .set({ outboxId: slot('outboxId'), messageId: null, postedAt: slot('postedAt') })
    .where(eq(cardPost.id, slot('id')))
    .prepare()
  const standing = db
    .select(FIELDS)
    .from(cardPost)
    .where(
      and(
        OPEN,
        eq(cardPost.object, slot('object')),
        eq(cardPost.card, slot('card')),
        eq(cardPost.params, slot('params')),
        eq(cardPost.place, slot('place')),
      ),
    )
    .orderBy(desc(cardPost.seq))
    .limit(atMost(1))
    .prepare()
  const rewrite = db
    .update(cardPost)
    .set({ params: slot('params'), stale: 1 })
    .where(eq(cardPost.id, slot('id')))
    .prepare()
  const settle = db
    .update(cardPost)
    .set({ settled: 1, stale: 0 })
    .where(eq(cardPost.id, slot('id')))
    .prepare()
  const next = db
    .select({ notBefore: cardPost.notBefore })
    .from(cardPost)
    .where(STALE)
    .orderBy(asc(cardPost.notBefore))
    .limit(atMost(1))
    .prepare()

  return {
    add: ({ to, settled, ...post }) => {
      insert.run({ ...post, place: placeOf(to), settled: settled ? 1 : 0 })
    },
    get: (id) => found(get.get({ id })),
    byMessage: (messageId) => found(byMessage.get({ messageId })),
    touch: (object) => {
      touch.run({ object })
    },
    touchPlace: (place) => {
      touchPlace.run({ place: placeOf(place) })
    },
    stale: (now, limit) => stale(limit).all({ now }).map(postOf),
    refreshed: (id, contentHash, settled, notBefore) => {
      refreshed.run({ id, contentHash, settled: settled ? 1 : 0, notBefore })
    },
    posted: (outboxId, messageId) => {
      posted.run({ outboxId, messageId })
    },
    moved: (outboxId, toOutboxId) => {
      moved.run({ outboxId, toOutboxId })
    },
    replaced: (id, outboxId, postedAt) => {
      replaced.run({ id, outboxId, postedAt })
    },
    standing: ({ card, object, params, to }) =>
      found(standing.get({ card, object, params, place: placeOf(to) })),
    rewrite: (id, params) => {
      rewrite.run({ id, params })
    },
    settle: (id) => {
      settle.run({ id })
    },
    next: () => next.get()?.notBefore,
  }
}
