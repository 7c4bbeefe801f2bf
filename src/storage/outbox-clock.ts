import { and, gt, sql } from 'drizzle-orm'
import type { OutboxStore } from '../app/outbox.ts'
import { outbox } from './schema/traffic.ts'
import { type Sqlite, slot } from './sqlite.ts'

/** A literal, because a partial index serves no bound value. */
const WAITING = sql`${outbox.state} = 'waiting'`

/** Puts right what waits by a clock that was wrong. */
export const setBack = (db: Sqlite): OutboxStore['setBack'] => {
  const sooner = db
    .update(outbox)
    .set({ notBefore: slot('at') })
    .where(
      and(
        WAITING,
        gt(outbox.notBefore, slot('at')),
        sql`(${outbox.priority} = 2) = ${slot('unasked')}`,
        sql`(${outbox.tries} > 0 or (${outbox.priority} < 2 and ${outbox.createdAt} > ${slot('now')}))`,
      ),
    )
    .prepare()
  const triedBefore = db
    .update(outbox)
    .set({ triedAt: slot('triedAt') })
    .where(and(WAITING, gt(outbox.triedAt, slot('now'))))
    .prepare()
  return ({ now, triedAt, again, unasked }) => {
    triedBefore.run({ now, triedAt })
    sooner.run({ now, at: again, unasked: 0 })
    sooner.run({ now, at: unasked, unasked: 1 })
  }
}
