import { type LocalDate, parseLocalDate } from '../../domain/kernel/time.ts'
import type { DigestEvent } from '../digest-record.ts'
import { isDigestEvent } from '../ledger-event.ts'
import type { Store } from '../ports.ts'

/** The journal's stream of a digest, which is also the object that its cards follow. */
export const digestStream = (day: LocalDate): string => `digest:${day}`

/** Setting: the day of the latest digest that was frozen. */
const LATEST = 'digest.frozen'

export const latestDigest = ({ settings }: Pick<Store, 'settings'>): LocalDate | undefined =>
  parseLocalDate(settings.get(LATEST) ?? '')

export const recordLatestDigest = ({ settings }: Pick<Store, 'settings'>, day: LocalDate): void =>
  settings.set(LATEST, day)

/** A digest as its stream tells it. */
export interface DigestRecord {
  readonly frozen: Extract<DigestEvent, { type: 'digestFrozen' }> | null
  readonly released: 'office' | 'system' | null
  readonly skipped: boolean
}

/** The digest with the cut-off on `day`; all null where there is none. */
export const digestOn = (store: Pick<Store, 'journal'>, day: LocalDate): DigestRecord => {
  let record: DigestRecord = { frozen: null, released: null, skipped: false }
  for (const { event } of store.journal.read({ stream: digestStream(day) })) {
    if (!isDigestEvent(event)) continue
    if (event.type === 'digestFrozen') record = { ...record, frozen: event }
    else if (event.type === 'digestReleased') record = { ...record, released: event.by }
    else record = { ...record, skipped: true }
  }
  return record
}
