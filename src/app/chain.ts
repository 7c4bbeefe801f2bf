import { canonicalJson } from './canonical-json.ts'
import type { HashText, JournalEntry } from './ports.ts'

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64)

/** SHA-256 over everything that an entry says, the hash of the entry before included (architecture.md 3). */
export const entryHash = (hash: HashText, entry: Omit<JournalEntry, 'hash'>): string =>
  hash(
    canonicalJson({
      seq: entry.seq,
      stream: entry.stream,
      event: entry.event,
      at: entry.stamp.at,
      by: entry.stamp.by,
      onBehalfOf: entry.stamp.onBehalfOf,
      cause: { kind: entry.cause.kind, id: entry.cause.id },
      recordedAt: entry.recordedAt,
      previousHash: entry.previousHash,
    }),
  )
