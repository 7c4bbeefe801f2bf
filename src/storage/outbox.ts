import { and, asc, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import type { Backlog, KeptRow, OutboundCall, OutboxRow, OutboxStore } from '../app/outbox.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import { setBack } from './outbox-clock.ts'
import { LEADS, leaders, PLACED, UNPLACED, WAITING } from './outbox-leaders.ts'
import { settledBetween } from './outbox-settled.ts'
import { outbox } from './schema/traffic.ts'
import { atMost, byLimit, type Held, type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

const ROW = {
  id: outbox.id,
  key: outbox.key,
  lane: outbox.lane,
  call: outbox.call,
  priority: outbox.priority,
  continuation: outbox.continuation,
  createdAt: outbox.createdAt,
  notBefore: outbox.notBefore,
  tries: outbox.tries,
  triedAt: outbox.triedAt,
  request: outbox.request,
  state: outbox.state,
  messageId: outbox.messageId,
}
type Row = Pick<typeof outbox.$inferSelect, keyof typeof ROW>
const keptRow = (row: Row | undefined): KeptRow | undefined =>
  row === undefined ? undefined : { ...row, call: decode<OutboundCall>(row.call) }

/** All that the index of leaders holds: a look reads no contents. */
const HEAD = {
  id: outbox.id,
  lane: outbox.lane,
  priority: outbox.priority,
  triedAt: outbox.triedAt,
  kind: outbox.kind,
}
const PRIORITIES: readonly OutboxRow['priority'][] = [0, 1, 2]

const backlogOf = (db: Sqlite, which: SQL) =>
  db
    .select({
      priority: outbox.priority,
      rows: sql<number>`count(*)`,
      oldest: sql<Instant>`min(${outbox.createdAt})`,
    })
    .from(outbox)
    .where(which)
    .groupBy(outbox.priority)
    .prepare()

const looks = (
  db: Sqlite,
): Pick<OutboxStore, 'get' | 'byKey' | 'hasMessage' | 'ready' | 'next' | 'waiting' | 'backlog'> => {
  const get = db
    .select(ROW)
    .from(outbox)
    .where(eq(outbox.id, slot('id')))
    .prepare()
  const byKey = db
    .select(ROW)
    .from(outbox)
    .where(eq(outbox.key, slot('key')))
    .prepare()
  const ofMessage = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.messageId, slot('messageId')), sql`${outbox.messageId} is not null`))
    .limit(atMost(1))
    .prepare()
  const ready = byLimit((limit) =>
    db
      .select(HEAD)
      .from(outbox)
      .where(
        and(
          LEADS,
          eq(outbox.priority, slot('priority')),
          lte(outbox.notBefore, slot('now')),
          sql`instr(${slot('held')}, ${outbox.kind}) = 0`,
        ),
      )
      .orderBy(asc(outbox.notBefore), asc(outbox.seq))
      .limit(limit)
      .prepare(),
  )
  const next = db
    .select({ notBefore: outbox.notBefore })
    .from(outbox)
    .where(LEADS)
    .orderBy(asc(outbox.notBefore))
    .limit(atMost(1))
    .prepare()
  // Each with an index of its own.
  const placed = backlogOf(db, PLACED)
  const unplaced = backlogOf(db, UNPLACED)
  const backlog = (): readonly Backlog[] =>
    PRIORITIES.flatMap((priority) => {
      const parts = [...placed.all(), ...unplaced.all()].filter((part) => part.priority === priority)
      if (parts.length === 0) return []
      const rows = parts.reduce((sum, part) => sum + part.rows, 0)
      return [{ priority, rows, oldest: instant(Math.min(...parts.map((part) => part.oldest))) }]
    })

  return {
    get: (id) => keptRow(get.get({ id })),
    byKey: (key) => keptRow(byKey.get({ key })),
    hasMessage: (messageId) => ofMessage.get({ messageId }) !== undefined,
    ready: (now, limit, held = []) => {
      const heads = []
      for (const priority of PRIORITIES) {
        if (heads.length >= limit) break
        const rows = ready(limit).all({ now, priority, held: held.join() })
        for (const { kind, ...head } of rows) if (kind !== null) heads.push({ ...head, kind })
      }
      return heads.slice(0, limit)
    },
    next: () => next.get()?.notBefore,
    waiting: () => backlog().reduce((sum, { rows }) => sum + rows, 0),
    backlog,
  }
}

export const outboxStore = (db: Sqlite): OutboxStore & Held => {
  const look = looks(db)
  const lanes = leaders(db)
  const insert = db
    .insert(outbox)
    .values({
      id: slot('id'),
      key: slot('key'),
      lane: slot('lane'),
      call: slot('call'),
      kind: slot('kind'),
      priority: slot('priority'),
      continuation: slot('continuation'),
      createdAt: slot('createdAt'),
      notBefore: slot('notBefore'),
      tries: slot('tries'),
      state: 'waiting',
      request: slot('request'),
      leads: slot('leads'),
    })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id })
    .prepare()
  const settle = db
    .update(outbox)
    .set({
      state: slot('state'),
      leads: 0,
      messageId: slot('messageId'),
      code: slot('code'),
      settledAt: slot('settledAt'),
    })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .returning({ lane: outbox.lane })
    .prepare()
  const postpone = db
    .update(outbox)
    .set({ notBefore: slot('notBefore'), tries: sql`${outbox.tries} + 1` })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .prepare()
  const defer = db
    .update(outbox)
    .set({ notBefore: slot('notBefore') })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .prepare()
  const renew = db
    .update(outbox)
    .set({ id: slot('newId'), notBefore: slot('notBefore'), tries: 0, triedAt: null })
    .where(and(eq(outbox.id, slot('id')), WAITING))
    .prepare()
  const hurry = db
    .update(outbox)
    .set({ notBefore: slot('now') })
    .where(and(LEADS, gt(outbox.notBefore, slot('now')), gt(outbox.tries, 0)))
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
  let account: string | null = null

  const finish = (values: Parameters<typeof settle.all>[0]): void => {
    for (const { lane } of settle.all(values)) lanes.promote(lane)
  }

  return {
    ...look,
    arrange: lanes.arrange,
    place: lanes.place,
    hasUnplaced: lanes.hasUnplaced,
    forget: lanes.forget,
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
      const leads = lanes.markFor(row.lane)
      const call = encode(row.call)
      const [added] = insert.all({ ...row, call, kind: row.call.kind, leads, request: account })
      return added?.id ?? look.byKey(row.key)?.id ?? row.id
    },
    trying: (ids, at) => {
      for (const id of ids) trying.run({ id, at })
    },
    notReached: (id) => {
      notReached.run({ id })
    },
    sent: (id, messageId, at) => finish({ id, state: 'sent', messageId, code: null, settledAt: at }),
    postpone: (id, notBefore) => {
      postpone.run({ id, notBefore })
    },
    defer: (id, notBefore) => {
      defer.run({ id, notBefore })
    },
    renew: (id, newId, notBefore) => {
      renew.run({ id, newId, notBefore })
    },
    hurry: (now) => {
      hurry.run({ now })
    },
    setBack: setBack(db),
    settledBetween: settledBetween(db),
    dead: (id, code, at) => finish({ id, state: 'dead', messageId: null, code, settledAt: at }),
  }
}
