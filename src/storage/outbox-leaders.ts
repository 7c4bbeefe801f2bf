import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { OutboxStore } from '../app/outbox.ts'
import { outbox } from './schema/traffic.ts'
import { atMost, byLimit, type Held, type Sqlite, slot } from './sqlite.ts'

export interface Leaders extends Pick<OutboxStore, 'place' | 'hasUnplaced' | 'arrange'>, Held {
  /** The mark of a row that comes into the lane now: where rows have no place yet, one of them may belong before it. */
  markFor(lane: string): 1 | 2
  /** The first waiting row of the lane leads it: the most urgent, then the one that was due first. */
  promote(lane: string): void
}

/** Literals, because a partial index serves no bound value. */
export const WAITING = sql`${outbox.state} = 'waiting'`
export const LEADS = sql`${outbox.leads} = 1`
export const PLACED = sql`${WAITING} and ${outbox.leads} < 2`
export const UNPLACED = sql`${outbox.leads} = 2`

const ahead = alias(outbox, 'ahead')
const IS_FIRST = sql`not exists (
  select 1 from ${outbox} ${sql.identifier('ahead')}
  where ${ahead.lane} = ${outbox.lane} and ${ahead.state} = 'waiting' and ${ahead.leads} < 2
  and (${ahead.priority}, ${ahead.createdAt}, ${ahead.seq}) < (${outbox.priority}, ${outbox.createdAt}, ${outbox.seq})
)`

/** What tells which of two rows of a lane goes first. */
type Turn = Pick<typeof outbox.$inferSelect, 'priority' | 'createdAt' | 'seq'>
const TURN = { priority: outbox.priority, createdAt: outbox.createdAt, seq: outbox.seq }

const goesBefore = (one: Turn, other: Turn): boolean =>
  (one.priority - other.priority || one.createdAt - other.createdAt || one.seq - other.seq) < 0

/** Keeps on each waiting lane's first row the mark by which a look finds it, whatever waits behind. */
export const leaders = (db: Sqlite): Leaders => {
  const first = db
    .select({ seq: outbox.seq })
    .from(outbox)
    .where(and(PLACED, eq(outbox.lane, slot('lane'))))
    .orderBy(asc(outbox.priority), asc(outbox.createdAt), asc(outbox.seq))
    .limit(atMost(1))
    .prepare()
  const leader = db
    .select(TURN)
    .from(outbox)
    .where(and(LEADS, eq(outbox.lane, slot('lane'))))
    .prepare()
  const unplaced = byLimit((limit) =>
    db
      .select({ ...TURN, lane: outbox.lane })
      .from(outbox)
      .where(UNPLACED)
      .orderBy(asc(outbox.priority), asc(outbox.createdAt), asc(outbox.seq))
      .limit(limit)
      .prepare(),
  )
  const anyUnplaced = db.select({ seq: outbox.seq }).from(outbox).where(UNPLACED).limit(atMost(1)).prepare()
  const mark = db
    .update(outbox)
    .set({ leads: slot('leads') })
    .where(eq(outbox.seq, slot('seq')))
    .prepare()
  const placeAll = db.update(outbox).set({ leads: 0 }).where(UNPLACED).prepare()
  const demoteAll = db
    .update(outbox)
    .set({ leads: 0 })
    .where(and(LEADS, sql`not (${WAITING} and ${IS_FIRST})`))
    .prepare()
  const markAll = db
    .update(outbox)
    .set({ leads: 1 })
    .where(and(PLACED, ne(outbox.leads, 1), IS_FIRST))
    .prepare()
  const noteKinds = db
    .update(outbox)
    .set({ kind: sql`json_extract(${outbox.call}, '$.kind')` })
    .where(and(PLACED, isNull(outbox.kind)))
    .prepare()

  /** Undefined: not known. */
  let unplacedRows: boolean | undefined
  const hasUnplaced = (): boolean => {
    unplacedRows ??= anyUnplaced.get() !== undefined
    return unplacedRows
  }
  /** The mark of the one before goes first: a lane has one leader at every moment. */
  const putInPlace = ({ lane, ...turn }: Turn & { readonly lane: string }): void => {
    const before = leader.get({ lane })
    const leads = before === undefined || goesBefore(turn, before)
    if (leads && before !== undefined) mark.run({ seq: before.seq, leads: 0 })
    mark.run({ seq: turn.seq, leads: leads ? 1 : 0 })
  }

  return {
    hasUnplaced,
    markFor: (lane) => {
      if (!hasUnplaced() && leader.get({ lane }) === undefined) return 1
      unplacedRows = true
      return 2
    },
    place: (limit) => {
      unplacedRows = undefined
      const rows = unplaced(limit).all()
      for (const row of rows) putInPlace(row)
      return rows.length
    },
    promote: (lane) => {
      const row = first.get({ lane })
      if (row !== undefined) mark.run({ seq: row.seq, leads: 1 })
    },
    arrange: () => {
      unplacedRows = undefined
      placeAll.run()
      noteKinds.run()
      demoteAll.run()
      markAll.run()
    },
    forget: () => {
      unplacedRows = undefined
    },
  }
}
