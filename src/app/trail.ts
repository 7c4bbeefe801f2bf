import type { ProblemCode } from '../domain/kernel/codes.ts'
import { type Entry, type Step, trailOf } from '../domain/problem/trail.ts'
import { isProblemEvent } from './ledger-event.ts'
import type { JournalEntry, Store } from './ports.ts'

/** An entry of a problem's stream. */
export interface ProblemEntry extends Entry, Pick<JournalEntry, 'seq' | 'recordedAt' | 'cause'> {}

function* entriesOf({ journal }: Pick<Store, 'journal'>, code: ProblemCode): Iterable<ProblemEntry> {
  for (const { event, stamp, seq, recordedAt, cause } of journal.read({ stream: code }))
    if (isProblemEvent(event)) yield { event, stamp, seq, recordedAt, cause }
}

/** A problem's history with what became of each update, the oldest first: as long as the problem's own stream. */
export const problemTrail = (
  store: Pick<Store, 'journal'>,
  code: ProblemCode,
): readonly Step<ProblemEntry>[] => trailOf(code, entriesOf(store, code))
