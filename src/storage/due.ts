import { and, asc, eq, lte, sql } from 'drizzle-orm'
import type { DueStore } from '../app/ports.ts'
import { due } from './schema/schedule.ts'
import { atMost, byLimit, type Held, type Sqlite, slot } from './sqlite.ts'

/** Keys that are held at a time. */
const MOST_HELD = 1000
const ROW = { key: due.key, kind: due.kind, object: due.object, at: due.at, payload: due.payload }
/** A literal: by a bound value SQLite would plan the statement anew each time, to find whether a partial index serves it. */
const OPEN = sql`${due.outcome} = 'open'`

export const dueStore = (db: Sqlite): DueStore & Held => {
  /** Keys that surely have their row, which is never taken away: the hour of one reading anew is planned with every message. */
  const planned = new Set<string>()
  const insert = db
    .insert(due)
    .values({
      key: slot('key'),
      kind: slot('kind'),
      object: slot('object'),
      at: slot('at'),
      payload: slot('payload'),
      outcome: 'open',
    })
    .onConflictDoNothing()
    .prepare()
  const ready = byLimit((limit) =>
    db
      .select(ROW)
      .from(due)
      .where(and(OPEN, lte(due.at, slot('now'))))
      .orderBy(asc(due.at), asc(due.key))
      .limit(limit)
      .prepare(),
  )
  const settle = db
    .update(due)
    .set({ outcome: slot('outcome'), settledAt: slot('settledAt') })
    .where(and(OPEN, eq(due.key, slot('key'))))
    .prepare()
  const ofObject = db
    .select({ key: due.key, at: due.at })
    .from(due)
    .where(and(OPEN, eq(due.object, slot('object'))))
    .prepare()
  const next = db.select({ at: due.at }).from(due).where(OPEN).orderBy(asc(due.at)).limit(atMost(1)).prepare()
  const get = db
    .select({ ...ROW, outcome: due.outcome })
    .from(due)
    .where(eq(due.key, slot('key')))
    .prepare()

  return {
    plan: (rows) => {
      for (const row of rows) {
        if (planned.has(row.key)) continue
        insert.run({ ...row })
        if (planned.size >= MOST_HELD) planned.clear()
        planned.add(row.key)
      }
    },
    ready: (now, limit) => ready(limit).all({ now }),
    settle: (key, outcome, at) => {
      settle.run({ key, outcome, settledAt: at })
    },
    open: (object) => ofObject.all({ object }),
    voidAll: (object, at) => {
      for (const { key } of ofObject.all({ object })) settle.run({ key, outcome: 'void', settledAt: at })
    },
    next: () => next.get()?.at,
    get: (key) => get.get({ key }),
    forget: () => planned.clear(),
  }
}
