import {
  type ItemCode,
  type PersonId,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
} from '../domain/kernel/codes.ts'
import type { Acting } from './context.ts'
import { enqueue } from './outbound/enqueue.ts'
import { field, numberIn, property } from './stored.ts'

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
    const continuation: EvidenceContinuation = {
      kind: 'evidence',
      on,
      person: acting.actor.id,
      title,
      place,
      index,
      sender,
      file: { messageId, fileKey },
      command,
    }
    enqueue(
      acting,
      {
        key: `download:evidence:${key}:${messageId}:${fileKey}`,
        lane: `download:${messageId}`,
        call: { kind: 'download', messageId, fileKey, resource },
        priority: 0,
      },
      continuation,
    )
    acting.store.files.take(messageId, fileKey)
  }
}

const placeOf = (place: unknown): EvidencePlace =>
  property(place, 'proposal') === undefined
    ? { card: field(place, 'card') }
    : { proposal: field(place, 'proposal'), line: numberIn(place, 'line') }

/** Reads a continuation back; undefined for rows of another kind. */
export const parseEvidenceContinuation = (stored: unknown): EvidenceContinuation | undefined => {
  const on = parseProblemCode(field(stored, 'on')) ?? parseTaskCode(field(stored, 'on'))
  const person = parsePersonId(field(stored, 'person'))
  if (field(stored, 'kind') !== 'evidence' || on === undefined || person === undefined) return undefined
  const file = property(stored, 'file')
  return {
    kind: 'evidence',
    on,
    person,
    title: field(stored, 'title'),
    // Rows of before have the card's id where the place stands now.
    place: placeOf(property(stored, 'place') ?? stored),
    index: numberIn(stored, 'index'),
    sender: field(stored, 'sender'),
    file: { messageId: field(file, 'messageId'), fileKey: field(file, 'fileKey') },
    command: field(stored, 'command'),
  }
}
