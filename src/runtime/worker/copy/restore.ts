import { drizzle } from 'drizzle-orm/durable-sqlite'
import { evidenceNamed } from '../../../app/evidence-named.ts'
import { verifyLedger } from '../../../app/verify.ts'
import type { DatabaseParts } from '../../../storage/database.ts'
import { doubtWaiting } from '../../../storage/outbox-clock.ts'
import { findingText } from '../../finding-text.ts'
import { sha256 } from '../../hash.ts'
import { LedgerFromNewerVersion } from '../../ledger-errors.ts'
import type { Imported } from '../doors.ts'
import { missingIn } from '../evidence.ts'
import { hearOut } from '../hear-out.ts'
import { openObjectLedger, wipe } from '../storage.ts'
import { loadCopy } from './load.ts'
import { UnusableBackup } from './pieces.ts'

/** Stands while a ledger comes in. */
const COMING = 'ledger_coming'

export interface Restoring {
  readonly storage: DurableObjectStorage
  readonly factsOf: DatabaseParts['factsOf']
  readonly bucket: R2Bucket
  /** Of its evidence in the bucket. */
  readonly folder: string
}

const load = async (restoring: Restoring, bytes: ReadableStream<Uint8Array>): Promise<object> => {
  const { storage, factsOf, bucket, folder } = restoring
  const head = await loadCopy(storage, bytes)
  const ledger = openObjectLedger(storage, factsOf)
  const { finding, ...proven } = ledger.read((store) => verifyLedger(store, sha256))
  if (finding !== null)
    throw new UnusableBackup(`the backup differs from its journal: ${findingText(finding)}`)
  if (proven.head !== head) throw new UnusableBackup('the backup ends with another entry than it says')
  doubtWaiting(drizzle(storage))
  const named = ledger.read(evidenceNamed)
  const missing = await missingIn(bucket, folder, named)
  return { kind: 'restored', ...proven, evidence: { named: named.length, missing: missing.length } }
}

const faultOf = (error: unknown): string | undefined =>
  error instanceof UnusableBackup || error instanceof LedgerFromNewerVersion ? error.message : undefined

/** The object ended while a ledger came in: none is there. */
export const dropHalfRestored = (storage: DurableObjectStorage): void => {
  if (storage.kv.get(COMING) !== true) return
  wipe(storage)
  storage.kv.put(COMING, false)
}

/**
 * Puts a backup into an object whose ledger is empty and at rest, and proves its chain and its fold. Whatever goes wrong,
 * the ledger is empty then.
 */
export const restoreCopy = async (
  restoring: Restoring,
  bytes: ReadableStream<Uint8Array>,
): Promise<Imported> => {
  const { storage } = restoring
  storage.kv.put(COMING, true)
  try {
    const report = await load(restoring, bytes)
    storage.kv.put(COMING, false)
    return { kind: 'done', report }
  } catch (error) {
    dropHalfRestored(storage)
    const fault = faultOf(error)
    if (fault === undefined) throw error
    await hearOut(bytes)
    return { kind: 'refused', faults: [fault] }
  }
}
