import type { Mark } from '../domain/digest/marks.ts'
import type {
  EvidenceCode,
  ExtensionCode,
  ItemCode,
  OrganisationCode,
  PersonId,
  ProblemCode,
  TaskCode,
} from '../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../domain/kernel/time.ts'
import type { ProblemState, ReviewStage } from '../domain/problem/vocabulary.ts'
import type { CardPost } from './card-posts.ts'
import type { Receiver } from './outbox.ts'
import type { Store } from './ports.ts'

/** Every card with what it needs beside the ledger's state. A card is a pure function of the two. */
export interface CardParams {
  /** The item with tasks, history and the buttons that `viewer` (or, in a unit's chat, its members) may press. */
  problem: { readonly code: ProblemCode; readonly viewer: PersonId | null }
  /** T6/T7: accept or return a task. */
  taskAcceptance: { readonly task: TaskCode; readonly viewer: PersonId }
  /** P10: the application form. */
  closeOutForm: { readonly code: ProblemCode; readonly viewer: PersonId }
  /** P11–P14: one reviewer's card for one stage of one application. */
  review: {
    readonly code: ProblemCode
    readonly attempt: number
    readonly stage: ReviewStage
    readonly viewer: PersonId
  }
  /** P16/P17: opinion or decision on an extension. */
  extension: {
    readonly code: ProblemCode
    readonly extension: ExtensionCode
    readonly step: 'leader' | 'first' | 'decision'
    readonly viewer: PersonId
  }
  /** T8: the leader decides on a task's own due date. */
  taskExtension: { readonly task: TaskCode; readonly viewer: PersonId; readonly to: LocalDate }
  /** P11a: OFFICE (or GROUP) names another reviewer. */
  nameReviewer: {
    readonly code: ProblemCode
    readonly attempt: number
    readonly stage: ReviewStage
    readonly viewer: PersonId
  }
  /** P21: the reopening form. */
  reopenForm: { readonly code: ProblemCode; readonly viewer: PersonId }
  /** P18: to long-term, a form for GROUP. */
  longTermForm: { readonly code: ProblemCode; readonly viewer: PersonId }
  /** What the files of one command became; `more` of them wait for the next one. */
  evidence: {
    readonly on: ItemCode
    readonly viewer: PersonId
    readonly files: readonly EvidenceFile[]
    readonly more: number
  }
  /** What was understood of a message, for its writer to confirm; afterwards what became of it (domain.md 3.10.1). */
  proposal: { readonly id: string; readonly page: number }
  /** The merged nudge of a person's day (domain.md 3.8). */
  brief: { readonly id: string; readonly person: PersonId; readonly day: LocalDate }
  /** A chase sent by hand. */
  chase: { readonly on: ItemCode; readonly from: PersonId; readonly to: PersonId; readonly text: string }
  /** /台账: a page of the ledger. */
  ledger: { readonly query: LedgerFilter; readonly page: number; readonly viewer: PersonId }
  /** /我的. */
  mine: { readonly viewer: PersonId }
  /** OFFICE's draft with the release button. */
  digestDraft: { readonly day: LocalDate; readonly viewer: PersonId }
  /** The released digest: `organisation` null = the full version. */
  digest: { readonly day: LocalDate; readonly organisation: OrganisationCode | null }
  /** /周报: figures at an instant, not released. */
  digestPreview: {
    readonly day: LocalDate
    readonly organisation: OrganisationCode | null
    readonly viewer: PersonId
  }
  help: { readonly command: string | null; readonly viewer: PersonId | null }
  calendar: { readonly day: LocalDate; readonly viewer: PersonId | null }
}
/** One file: receiving, received (with its kind to choose), or failed. */
export interface EvidenceFile {
  readonly title: string
  readonly status: 'receiving' | 'received' | 'failed'
  readonly evidence: EvidenceCode | null
  readonly reason: string | null
}
export type CardName = keyof CardParams

export interface LedgerFilter {
  readonly organisation: OrganisationCode | null
  readonly states: readonly ProblemState[]
  readonly overdue: boolean
  readonly words: readonly string[]
  /** These problems alone; empty = any. */
  readonly codes: readonly ProblemCode[]
  readonly marks?: readonly Mark[]
  /** Returned as often as this. */
  readonly returned?: number | null
  /** Whatever has all these words in its text counts as if it had the marks. */
  readonly asText?: readonly string[]
}

export type CardRequest = {
  [Name in CardName]: {
    readonly card: Name
    readonly params: CardParams[Name]
    /** What the card follows: it is redrawn whenever this object changes. */
    readonly object: string
    readonly to: Receiver
    /** The message that it answers; absent = a message of its own. */
    readonly reply?: { readonly messageId: string; readonly inThread: boolean }
    /** Idempotency key of the posting. */
    readonly key: string
    readonly priority: 0 | 1 | 2
    /** Not before this instant: notices wait for the send window (domain.md 3.8). */
    readonly notBefore?: Instant
    /** App-urgent for these platform users once it is posted. */
    readonly urgentFor?: readonly string[]
  }
}[CardName]

/** A plain answer; `text` is data and never interpreted. */
export interface NoteRequest {
  readonly text: string
  readonly to: Receiver
  readonly reply?: { readonly messageId: string; readonly inThread: boolean }
  readonly key: string
  readonly priority: 0 | 1 | 2
  readonly notBefore?: Instant
}

/** Where notices become messages: draws the card now and puts its bytes in the outbox, in the same transaction. */
export interface CardDesk {
  /** Returns the card post's id; of the one that is there already when the key is known. */
  post(store: Store, request: CardRequest): string
  note(store: Store, request: NoteRequest): void
  /**
   * Draws the present content; puts a patch in the outbox if it differs. Past 14 days it can be patched no more: what
   * still asks for an act is posted anew, once for each place (contract.md 5).
   */
  refresh(store: Store, post: CardPost): void
  /** Posts the card anew as a message of its own: its message is recalled, deleted or too old to be patched. */
  renew(store: Store, post: CardPost): void
  /** The present content of a card, for the answer to a click. */
  draw(store: Store, post: CardPost): object
}
