import type { DirectoryEvent } from '../domain/people/events.ts'
import type { ProblemEvent } from '../domain/problem/events.ts'
import type { DigestEvent } from './digest-record.ts'
import type { LedgerEvent } from './ports.ts'

const DIRECTORY: Readonly<Record<DirectoryEvent['type'], true>> = {
  roundOpened: true,
  organisationRegistered: true,
  personRegistered: true,
  personBound: true,
  chatBound: true,
  chatUnbound: true,
  guestsSeen: true,
  delegated: true,
  ledgerImported: true,
}
const DIGEST: Readonly<Record<DigestEvent['type'], true>> = {
  digestFrozen: true,
  digestReleased: true,
  digestSkipped: true,
}

export const isDirectoryEvent = (event: LedgerEvent): event is DirectoryEvent => event.type in DIRECTORY
export const isDigestEvent = (event: LedgerEvent): event is DigestEvent => event.type in DIGEST
export const isProblemEvent = (event: LedgerEvent): event is ProblemEvent =>
  !isDirectoryEvent(event) && !isDigestEvent(event)
