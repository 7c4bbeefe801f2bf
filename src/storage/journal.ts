import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { canonicalJson } from '../app/canonical-json.ts'
import { entryHash, GENESIS } from '../app/chain.ts'
import type { HashText, Journal, JournalEntry, LedgerEvent } from '../app/ports.ts'
import type { PersonId } from '../domain/kernel/codes.ts'
import { instant } from '../domain/kernel/time.ts'
import { journal } from './schema/ledger.ts'
import { atMost, byLimit, type Held, type Sqlite, slot } from './sqlite.ts'
import { decode } from './stored-json.ts'

/** Entries read at a time: no statement stays open while a reader works, so a reader may write. */
const PAGE = 500
/** Read at first, and own acts at a time: who looks for the first or his last one mostly finds it at once. */
const FEW = 10

/** Literals, because a partial index serves no bound value. */
const BY_HAND = sql`${journal.causeKind} in ('message', 'click', 'platform')`
const BY_MESSAGE = sql`${journal.causeKind} = 'message'`

const VALUES = {
  seq: slot('seq'),
  stream: slot('stream'),
  at: slot('at'),
  recordedAt: slot('recordedAt'),
  by: slot('by'),
  onBehalfOf: slot('onBehalfOf'),
  causeKind: slot('causeKind'),
  causeId: slot('causeId'),
  event: slot('event'),
  previousHash: slot('previousHash'),
  hash: slot('hash'),
}

const entryOf = (row: typeof journal.$inferSelect): JournalEntry => ({
  seq: row.seq,
  stream: row.stream,
  event: decode<LedgerEvent>(row.event),
  stamp: { at: row.at, by: row.by, onBehalfOf: row.onBehalfOf },
  recordedAt: row.recordedAt,
  cause: { kind: row.causeKind, id: row.causeId },
  previousHash: row.previousHash,
  hash: row.hash,
})

type Head = Pick<JournalEntry, 'seq' | 'hash' | 'recordedAt'>

/** `forget` drops what is held of the head: another may have written, or a rollback taken entries back. */
export const journalStore = (db: Sqlite, hash: HashText): Journal & Held => {
  let held: Head | undefined
  const last = db
    .select({ seq: journal.seq, hash: journal.hash, recordedAt: journal.recordedAt })
    .from(journal)
    .orderBy(desc(journal.seq))
    .limit(atMost(1))
    .prepare()
  const insert = db.insert(journal).values(VALUES).prepare()
  const page = byLimit((limit) =>
    db
      .select()
      .from(journal)
      .where(gt(journal.seq, slot('after')))
      .orderBy(asc(journal.seq))
      .limit(limit)
      .prepare(),
  )
  const pageOfStream = byLimit((limit) =>
    db
      .select()
      .from(journal)
      .where(and(eq(journal.stream, slot('stream')), gt(journal.seq, slot('after'))))
      .orderBy(asc(journal.seq))
      .limit(limit)
      .prepare(),
  )

  const acts = db
    .select()
    .from(journal)
    .where(and(BY_HAND, eq(journal.by, slot('by')), lt(journal.seq, slot('before'))))
    .orderBy(desc(journal.seq))
    .limit(atMost(FEW))
    .prepare()
  const caused = db
    .select()
    .from(journal)
    .where(and(BY_MESSAGE, eq(journal.causeId, slot('causeId'))))
    .orderBy(asc(journal.seq))
    .prepare()

  const headNow = (): Head => {
    held ??= last.get() ?? { seq: 0, hash: GENESIS, recordedAt: instant(0) }
    return held
  }

  function* read(filter: Parameters<Journal['read']>[0] = {}): Iterable<JournalEntry> {
    let after = filter.afterSeq ?? 0
    // Who asks for all often wants the first only.
    for (let limit = FEW; ; limit = PAGE) {
      const rows =
        filter.stream === undefined
          ? page(limit).all({ after })
          : pageOfStream(limit).all({ stream: filter.stream, after })
      for (const row of rows) {
        after = row.seq
        yield entryOf(row)
      }
      if (rows.length < limit) return
    }
  }

  function* actsOf(by: PersonId): Iterable<JournalEntry> {
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const rows = acts.all({ by, before })
      for (const row of rows) {
        before = row.seq
        yield entryOf(row)
      }
      if (rows.length < FEW) return
    }
  }

  return {
    head: () => {
      const { seq, hash: sealed } = headNow()
      return { seq, hash: sealed }
    },
    append: (stream, entries, cause, storedAt) => {
      const before = headNow()
      // Clocks are set back, and programs beside each other disagree; the order of the chain stays the order of time.
      const recordedAt = instant(Math.max(storedAt, before.recordedAt))
      let end = { seq: before.seq, hash: before.hash }
      for (const { event, stamp } of entries) {
        const unsealed = {
          seq: end.seq + 1,
          stream,
          event,
          stamp,
          recordedAt,
          cause,
          previousHash: end.hash,
        }
        const eventText = canonicalJson(event)
        end = { seq: unsealed.seq, hash: entryHash(hash, unsealed, eventText) }
        insert.run({
          seq: end.seq,
          stream,
          at: stamp.at,
          recordedAt,
          by: stamp.by,
          onBehalfOf: stamp.onBehalfOf,
          causeKind: cause.kind,
          causeId: cause.id,
          event: eventText,
          previousHash: unsealed.previousHash,
          hash: end.hash,
        })
      }
      held = { ...end, recordedAt }
    },
    read,
    actsOf,
    causedBy: (causeId) => caused.all({ causeId }).map(entryOf),
    forget: () => {
      held = undefined
    },
  }
}
