import { and, desc, gte, lte } from 'drizzle-orm'
import type { OutboxStore } from '../app/outbox.ts'
import { outbox } from './schema/traffic.ts'
import { atMost, type Sqlite, slot } from './sqlite.ts'

/** More than the platform's limits permit in a minute. */
const LATEST = 5000

/** Reads an index alone. */
export const settledBetween = (db: Sqlite): OutboxStore['settledBetween'] => {
  const settled = db
    .select({ lane: outbox.lane, kind: outbox.kind, at: outbox.settledAt })
    .from(outbox)
    .where(and(gte(outbox.settledAt, slot('from')), lte(outbox.settledAt, slot('to'))))
    .orderBy(desc(outbox.settledAt))
    .limit(atMost(LATEST))
    .prepare()
  return (from, to) =>
    settled
      .all({ from, to })
      .reverse()
      .flatMap(({ lane, kind, at }) => (kind === null || at === null ? [] : [{ lane, kind, at }]))
}
