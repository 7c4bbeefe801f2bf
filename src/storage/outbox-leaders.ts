import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { outbox } from './schema/traffic.ts'
import { atMost, type Sqlite, slot } from './sqlite.ts'

export interface Leaders {
  has(lane: string): boolean
  /** The first waiting row of the lane leads it: the most urgent, then the one that was due first. */
  promote(lane: string): void
  arrange(): void
}

const WAITING = sql`${outbox.state} = 'waiting'`
const LEADS = sql`${outbox.leads} = 1`
const ahead = alias(outbox, 'ahead')
const IS_FIRST = sql`not exists (
  select 1 from ${outbox} ${sql.identifier('ahead')}
  where ${ahead.lane} = ${outbox.lane} and ${ahead.state} = 'waiting'
  and (${ahead.priority}, ${ahead.createdAt}, ${ahead.seq}) < (${outbox.priority}, ${outbox.createdAt}, ${outbox.seq})
)`

/** Keeps on each waiting lane's first row the mark by which a look finds it, whatever waits behind. */
export const leaders = (db: Sqlite): Leaders => {
  const first = db
    .select({ seq: outbox.seq, leads: outbox.leads })
    .from(outbox)
    .where(and(WAITING, eq(outbox.lane, slot('lane'))))
    .orderBy(asc(outbox.priority), asc(outbox.createdAt), asc(outbox.seq))
    .limit(atMost(1))
    .prepare()
  const leader = db
    .select({ seq: outbox.seq })
    .from(outbox)
    .where(and(LEADS, eq(outbox.lane, slot('lane'))))
    .prepare()
  const demote = db
    .update(outbox)
    .set({ leads: 0 })
    .where(and(LEADS, eq(outbox.lane, slot('lane'))))
    .prepare()
  const mark = db
    .update(outbox)
    .set({ leads: 1 })
    .where(eq(outbox.seq, slot('seq')))
    .prepare()
  const demoteAll = db
    .update(outbox)
    .set({ leads: 0 })
    .where(and(LEADS, sql`not (${WAITING} and ${IS_FIRST})`))
    .prepare()
  const markAll = db
    .update(outbox)
    .set({ leads: 1 })
    .where(and(WAITING, ne(outbox.leads, 1), IS_FIRST))
    .prepare()

  const noteKinds = db
    .update(outbox)
    .set({ kind: sql`json_extract(${outbox.call}, '$.kind')` })
    .where(and(WAITING, isNull(outbox.kind)))
    .prepare()

  return {
    has: (lane) => leader.get({ lane }) !== undefined,
    promote: (lane) => {
      const row = first.get({ lane })
      if (row === undefined || row.leads === 1) return
      demote.run({ lane })
      mark.run({ seq: row.seq })
    },
    arrange: () => {
      noteKinds.run()
      demoteAll.run()
      markAll.run()
    },
  }
}
