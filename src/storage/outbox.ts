import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Backlog, OutboundCall, OutboxRow, OutboxStore } from '../app/outbox.ts'
import { instant } from '../domain/kernel/time.ts'
import { outbox } from './schema/traffic.ts'
import { type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

type Row = Pick<typeof outbox.$inferSelect, Exclude<keyof typeof ROW, 'call'>> & { readonly call: string }

const ROW = {
  id: outbox.id,
  key: outbox.key,
  lane: outbox.lane,
  call: outbox.call,
  priority: outbox.priority,
  after: outbox.after,
  continuation: outbox.continuation,
  createdAt: outbox.createdAt,
  notBefore: outbox.notBefore,
  tries: outbox.tries,
  triedAt: outbox.triedAt,
  request: outbox.request,
}
const rowOf = (row: Row): OutboxRow => ({ ...row, call: decode<OutboundCall>(row.call) })

const earlier = alias(outbox, 'earlier')
const before = alias(outbox, 'predecessor')
/** So many of the first rows of a priority are looked at for the oldest. */
const FIRST = 20

/** Literals, because a partial index serves no bound value. */
const WAITING = sql`${outbox.state} = 'waiting'`
/**
 * The oldest waiting row of its lane, with its predecessor sent. What waits for the send window, or failed there
 * (priority 2), holds back no answer that is due before it.
 */
const LEADS = sql`${WAITING} and not exists (
  select 1 from ${outbox} ${sql.identifier('earlier')}
  where ${earlier.lane} = ${outbox.lane} and ${earlier.state} = 'waiting' and ${earlier.seq} < ${outbox.seq}
  and (${earlier.notBefore} <= ${outbox.notBefore} or (${earlier.tries} > 0 and ${earlier.priority} < 2))
) and (${outbox.after} is null or exists (
  select 1 from ${outbox} ${sql.identifier('predecessor')}
  where ${before.id} = ${outbox.after} and ${before.state} = 'sent'
))`

export const outboxStore = (db: Sqlite): OutboxStore => {
  const insert = db
    .insert(outbox)
    .values({
      id: slot('id'),
      key: slot('key'),
      lane: slot('lane'),
      call: slot('call'),
      priority: slot('priority'),
      after: slot('after'),
      continuation: slot('continuation'),
      createdAt: slot('createdAt'),
      notBefore: slot('notBefore'),
      tries: slot('tries'),
      state: 'waiting',
      request: slot('request'),
    })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
    .prepare()
  const idOfKey = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.key, slot('key')))
    .prepare()
  const ready = db
    .select(ROW)
    .from(outbox)
    .where(and(LEADS, lte(outbox.notBefore, slot('now'))))
    .orderBy(asc(outbox.priority), asc(outbox.seq))
    .limit(sql.placeholder('limit'))
    .prepare()
  const get = db
    .select({ ...ROW, state: outbox.state, messageId: outbox.messageId })
    .from(outbox)
    .where(eq(outbox.id, slot('id')))
    .prepare()
  const settle = db
    .update(outbox)
    .set({
      state: slot('state'),
      messageId: slot('messageId'),
      code: slot('code'),
      settledAt: slot('settledAt'),
    })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .prepare()
  const postpone = db
    .update(outbox)
    .set({ notBefore: slot('notBefore'), tries: sql`${outbox.tries} + 1` })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .prepare()
  const trying = db
    .update(outbox)
    .set({ triedAt: sql`coalesce(${outbox.triedAt}, ${slot('at')})` })
    .where(eq(outbox.id, slot('id')))
    .prepare()
  const notReached = db
    .update(outbox)
    .set({ triedAt: null })
    .where(eq(outbox.id, slot('id')))
    .prepare()
  const followers = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(WAITING, eq(outbox.after, slot('id'))))
    .prepare()
  const next = db
    .select({ notBefore: outbox.notBefore })
    .from(outbox)
    .where(LEADS)
    .orderBy(asc(outbox.notBefore))
    .limit(1)
    .prepare()
  const waiting = db.select({ count: sql<number>`count(*)` }).from(outbox).where(WAITING).prepare()
  const byPriority = db
    .select({ priority: outbox.priority, rows: sql<number>`count(*)` })
    .from(outbox)
    .where(WAITING)
    .groupBy(outbox.priority)
    .prepare()
  const first = db
    .select({ createdAt: outbox.createdAt })
    .from(outbox)
    .where(and(WAITING, eq(outbox.priority, slot('priority'))))
    .orderBy(asc(outbox.seq))
    .limit(FIRST)
    .prepare()
  let account: string | null = null

  const oldest = (priority: OutboxRow['priority']): Backlog['oldest'] =>
    instant(Math.min(...first.all({ priority }).map(({ createdAt }) => createdAt)))

  const dead = (id: string, code: string, settledAt: number): void => {
    settle.run({ id, state: 'dead', messageId: null, code, settledAt })
    for (const follower of followers.all({ id })) dead(follower.id, 'predecessor', settledAt)
  }

  return {
    onAccountOf: (request, work) => {
      const before = account
      account = request
      try {
        return work()
      } finally {
        account = before
      }
    },
    put: (row) => {
      const [added] = insert.all({ ...row, call: encode(row.call), request: account })
      return added?.id ?? idOfKey.get({ key: row.key })?.id ?? row.id
    },
    ready: (now, limit) => ready.all({ now, limit }).map(rowOf),
    trying: (ids, at) => {
      for (const id of ids) trying.run({ id, at })
    },
    notReached: (id) => {
      notReached.run({ id })
    },
    get: (id) => {
      const row = get.get({ id })
      return row === undefined ? undefined : { ...row, call: decode<OutboundCall>(row.call) }
    },
    sent: (id, messageId, at) => {
      settle.run({ id, state: 'sent', messageId, code: null, settledAt: at })
    },
    postpone: (id, notBefore) => {
      postpone.run({ id, notBefore })
    },
    dead,
    next: () => next.get()?.notBefore,
    waiting: () => waiting.get()?.count ?? 0,
    backlog: () => byPriority.all().map((each) => ({ ...each, oldest: oldest(each.priority) })),
  }
}
