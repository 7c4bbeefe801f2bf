import { and, eq, gt, sql } from 'drizzle-orm'
import type { OutboxStore } from '../app/outbox.ts'
import { PLACED, UNPLACED } from './outbox-leaders.ts'
import { outbox } from './schema/traffic.ts'
import { type Sqlite, slot } from './sqlite.ts'

/** What waited when a ledger was copied may have been sent since: its outcome is unknown, and it is not simply sent again. */
export const doubtWaiting = (db: Sqlite): void => {
  const triedAt = sql`coalesce(${outbox.triedAt}, ${outbox.createdAt})`
  db.update(outbox).set({ triedAt }).where(eq(outbox.state, 'waiting')).run()
}

/** Puts right what waits by a clock that was wrong. */
export const setBack = (db: Sqlite): OutboxStore['setBack'] => {
  // Each with an index of its own.
  const parts = [PLACED, UNPLACED].map((which) => ({
    sooner: db
      .update(outbox)
      .set({ notBefore: slot('at') })
      .where(
        and(
          which,
          gt(outbox.notBefore, slot('at')),
          sql`(${outbox.priority} = 2) = ${slot('unasked')}`,
          sql`(${outbox.tries} > 0 or (${outbox.priority} < 2 and ${outbox.createdAt} > ${slot('now')}))`,
        ),
      )
      .prepare(),
    triedBefore: db
      .update(outbox)
      .set({ triedAt: slot('triedAt') })
      .where(and(which, gt(outbox.triedAt, slot('now'))))
      .prepare(),
  }))
  return ({ now, triedAt, again, unasked }) => {
    for (const { sooner, triedBefore } of parts) {
      triedBefore.run({ now, triedAt })
      sooner.run({ now, at: again, unasked: 0 })
      sooner.run({ now, at: unasked, unasked: 1 })
    }
  }
}
