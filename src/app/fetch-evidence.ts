import {
  type ItemCode,
  type PersonId,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
} from '../domain/kernel/codes.ts'
import type { Acting } from './context.ts'

/** Where it is shown what became of a file: on an evidence card, or in a line of a proposal. */
export type EvidencePlace = { readonly card: string } | { readonly proposal: string; readonly line: number }

/** What happens when a download is over: kept with its outbox row as JSON. */
export interface EvidenceContinuation {
  readonly kind: 'evidence'
  readonly on: ItemCode
  readonly person: PersonId
  readonly title: string
  readonly place: EvidencePlace
  /** Which of the files there. */
  readonly index: number
  /** Platform id of whoever sent the file. */
  readonly sender: string
  /** The message that carried the file, with its key there. */
  readonly file: { readonly messageId: string; readonly fileKey: string }
  /** The message that asked for it: the cause of what the journal says. */
  readonly command: string
}

interface FileToFetch {
  readonly messageId: string
  readonly fileKey: string
  readonly resource: 'image' | 'file'
  readonly name: string
  readonly openId: string
}

/**
 * Leaves the downloads to the outbox; `key` tells the request, so that asking twice fetches once. Evidence exists once
 * its bytes are on disk (contract.md /佐证).
 */
export const fetchEvidence = (
  acting: Acting,
  request: {
    readonly on: ItemCode
    readonly files: readonly FileToFetch[]
    readonly place: EvidencePlace
    readonly key: string
    /** The message that asked for it. */
    readonly command: string
  },
): void => {
  const { on, place, key, command } = request
  for (const [index, file] of request.files.entries()) {
    const { messageId, fileKey, resource, name: title, openId: sender } = file
    const person = acting.actor.id
    const carried = { messageId, fileKey }
    const continuation = {
      kind: 'evidence',
      on,
      person,
      title,
      place,
      index,
      sender,
      file: carried,
      command,
    } as const
    acting.store.outbox.put({
      id: acting.newId(),
      key: `download:evidence:${key}:${messageId}:${fileKey}`,
      lane: `download:${messageId}`,
      call: { kind: 'download', messageId, fileKey, resource },
      priority: 0,
      after: null,
      continuation: JSON.stringify(continuation satisfies EvidenceContinuation),
      createdAt: acting.now,
      notBefore: acting.now,
      tries: 0,
    })
    acting.store.files.take(messageId, fileKey)
  }
}

type Stored = Partial<Record<string, unknown>>
const recordOf = (value: unknown): Stored => (typeof value === 'object' && value !== null ? { ...value } : {})
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

const placeOf = (value: unknown): EvidencePlace => {
  const place = recordOf(value)
  return 'proposal' in place
    ? { proposal: textOf(place.proposal), line: numberOf(place.line) }
    : { card: textOf(place.card) }
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseEvidenceContinuation = (stored: string | null): EvidenceContinuation | undefined => {
  const record = recordOf(stored === null ? null : JSON.parse(stored))
  const on = parseProblemCode(textOf(record.on)) ?? parseTaskCode(textOf(record.on))
  const person = parsePersonId(textOf(record.person))
  const file = recordOf(record.file)
  if (record.kind !== 'evidence' || on === undefined || person === undefined) return undefined
  return {
    kind: 'evidence',
    on,
    person,
    title: textOf(record.title),
    place: placeOf(record.place ?? { card: record.card }),
    index: numberOf(record.index),
    sender: textOf(record.sender),
    file: { messageId: textOf(file.messageId), fileKey: textOf(file.fileKey) },
    command: textOf(record.command),
  }
}
