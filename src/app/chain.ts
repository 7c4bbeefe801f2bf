import { canonicalJson } from './canonical-json.ts'
import type { HashText, JournalEntry } from './ports.ts'

/** The previous hash of the first entry. */
export const GENESIS = '0'.repeat(64)

const text = (value: string | null): string => JSON.stringify(value)

/**
 * SHA-256 over everything that an entry says, the hash of the entry before included (architecture.md 3): its canonical
 * JSON, put together from its parts.
 * @param event canonical JSON of the entry's event, where that is known already
 */
export const entryHash = (
  hash: HashText,
  { seq, stream, event, stamp, cause, recordedAt, previousHash }: Omit<JournalEntry, 'hash'>,
  eventText = canonicalJson(event),
): string =>
  hash(
    `{"at":${stamp.at},"by":${text(stamp.by)},"cause":{"id":${text(cause.id)},"kind":${text(cause.kind)}},` +
      `"event":${eventText},"onBehalfOf":${text(stamp.onBehalfOf)},"previousHash":${text(previousHash)},` +
      `"recordedAt":${recordedAt},"seq":${seq},"stream":${text(stream)}}`,
  )
