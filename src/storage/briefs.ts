import { and, asc, desc, eq, isNotNull, notLike, sql } from 'drizzle-orm'
import type { BriefStore } from '../app/briefs.ts'
import { briefCard, briefLine, counter } from './schema/schedule.ts'
import { atMost, byLimit, type Sqlite, slot } from './sqlite.ts'

const LINE = {
  key: briefLine.key,
  person: briefLine.person,
  kind: briefLine.kind,
  object: briefLine.object,
  payload: briefLine.payload,
  createdAt: briefLine.createdAt,
}
/** In the place of a card's number, for somebody without an account. */
const NO_CARD = 'unbound:'
/** Literals, because a partial index serves no bound value. */
const WAITING = sql`${briefLine.state} = 'waiting'`
const SENT = sql`${briefLine.state} = 'sent'`

export const briefStore = (db: Sqlite): BriefStore => {
  const insert = db
    .insert(briefLine)
    .values({
      key: slot('key'),
      person: slot('person'),
      kind: slot('kind'),
      object: slot('object'),
      payload: slot('payload'),
      createdAt: slot('createdAt'),
      state: 'waiting',
    })
    .onConflictDoNothing()
    .prepare()
  const peopleWaiting = byLimit((limit) =>
    db
      .selectDistinct({ person: briefLine.person })
      .from(briefLine)
      .where(
        and(
          WAITING,
          sql`not exists (select 1 from ${briefCard} where ${briefCard.person} = ${briefLine.person} and ${briefCard.day} = ${slot('day')})`,
        ),
      )
      .orderBy(asc(briefLine.person))
      .limit(limit)
      .prepare(),
  )
  const waiting = db
    .select(LINE)
    .from(briefLine)
    .where(and(WAITING, eq(briefLine.person, slot('person'))))
    .orderBy(asc(briefLine.createdAt), asc(briefLine.key))
    .prepare()
  const settle = db
    .update(briefLine)
    .set({ state: slot('state'), card: slot('card') })
    .where(eq(briefLine.key, slot('key')))
    .prepare()
  const rewrite = db
    .update(briefLine)
    .set({ payload: slot('payload') })
    .where(and(WAITING, eq(briefLine.key, slot('key'))))
    .prepare()
  const recordDay = db
    .insert(briefCard)
    .values({ card: slot('card'), person: slot('person'), day: slot('day'), sentAt: slot('sentAt') })
    .onConflictDoNothing()
    .prepare()
  const latest = db
    .select({ card: briefCard.card })
    .from(briefCard)
    .where(and(eq(briefCard.person, slot('person')), notLike(briefCard.card, `${NO_CARD}%`)))
    .orderBy(desc(briefCard.day), desc(briefCard.card))
    .limit(atMost(1))
    .prepare()
  const reopen = db
    .update(briefLine)
    .set({ state: 'waiting', card: null })
    .where(eq(briefLine.card, slot('card')))
    .prepare()
  const forget = db
    .delete(briefCard)
    .where(eq(briefCard.card, slot('card')))
    .prepare()
  const linesOf = db
    .select(LINE)
    .from(briefLine)
    .where(eq(briefLine.card, slot('card')))
    .orderBy(asc(briefLine.createdAt), asc(briefLine.key))
    .prepare()
  const card = db
    .select({ person: briefCard.person, seenAt: briefCard.seenAt, answeredAt: briefCard.answeredAt })
    .from(briefCard)
    .where(eq(briefCard.card, slot('card')))
    .prepare()
  const seen = db
    .update(briefCard)
    .set({ seenAt: sql`coalesce(${briefCard.seenAt}, ${slot('at')})` })
    .where(eq(briefCard.card, slot('card')))
    .prepare()
  const answered = db
    .update(briefCard)
    .set({ answeredAt: sql`coalesce(${briefCard.answeredAt}, ${slot('at')})` })
    .where(eq(briefCard.card, slot('card')))
    .prepare()
  const ofObject = db
    .select({ person: briefCard.person, sentAt: briefCard.sentAt, seenAt: briefCard.seenAt })
    .from(briefLine)
    .innerJoin(briefCard, eq(briefCard.card, briefLine.card))
    .where(
      and(SENT, isNotNull(briefLine.card), eq(briefLine.object, slot('object')), eq(briefLine.kind, 'nudge')),
    )
    .orderBy(desc(briefCard.sentAt), asc(briefCard.person))
    .prepare()
  const number = db
    .insert(counter)
    .values({ name: 'brief', value: 1 })
    .onConflictDoUpdate({ target: counter.name, set: { value: sql`${counter.value} + 1` } })
    .returning({ value: counter.value })
    .prepare()

  return {
    add: (line) => {
      insert.run({ ...line })
    },
    rewrite: (key, payload) => {
      rewrite.run({ key, payload })
    },
    card: (id) => card.get({ card: id }),
    peopleWaiting: (day, limit) =>
      peopleWaiting(limit)
        .all({ day })
        .map(({ person }) => person),
    waiting: (person) => waiting.all({ person }),
    sent: (keys, card) => {
      const state = card === null ? 'dropped' : 'sent'
      for (const key of keys) settle.run({ key, card, state })
    },
    recordDay: (person, day, card, at) => {
      recordDay.run({ person, day, card: card ?? `${NO_CARD}${day}`, sentAt: at })
    },
    latest: (person) => latest.get({ person })?.card,
    withdraw: (card) => {
      reopen.run({ card })
      forget.run({ card })
    },
    linesOf: (card) => linesOf.all({ card }),
    mark: (card, what, at) => {
      const statement = { seen, answered }[what]
      statement.run({ card, at })
    },
    ofObject: (object) => {
      const latest = new Map<string, ReturnType<typeof ofObject.all>[number]>()
      for (const row of ofObject.all({ object })) if (!latest.has(row.person)) latest.set(row.person, row)
      return [...latest.values()]
    },
    nextNumber: () => number.all()[0]?.value ?? 1,
  }
}
