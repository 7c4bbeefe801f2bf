import type { ReviewStage } from '../problem/vocabulary.ts'
import type { ItemCode } from './codes.ts'
import type { LocalDate } from './time.ts'

/** What an application still lacks (P10, T5). `items` are codes that a text may list. */
export interface Gap {
  readonly kind:
    | 'taskOpen'
    | 'taskEvidence'
    | 'onlySelfWritten'
    | 'outcome'
    | 'rootCause'
    | 'blocker'
    | 'extension'
    | 'statement'
    | 'unitStatement'
    | 'percent'
    | 'evidence'
    | 'deliverable'
    | 'tick'
    | 'onSiteCheck'
    | 'opinion'
    | 'reason'
    | 'finding'
    | 'reopenEvidence'
    | 'explanation'
  readonly items: readonly string[]
}

/** Why someone may not review (domain.md 3.4, four-eyes set). */
export type ConflictReason =
  | 'submitter'
  | 'contributor'
  | 'earlierReviewer'
  | 'sameOrganisation'
  | 'sameDepartment'
  | 'applicant'
  | 'delegator'

/** Every reason for which the regime or the ledger says no, with what its text needs. */
export interface RefusalDetails {
  stranger: Record<string, never>
  unknownItem: { readonly code: string }
  unknownPerson: { readonly given: string }
  outOfScope: { readonly code: string }
  /** The actor may read it, but the group that would read the answer may not. */
  notHere: { readonly code: string }
  notPermitted: { readonly action: string; readonly code: string | null }
  wrongState: { readonly code: string; readonly state: string; readonly action: string }
  conflict: { readonly code: string; readonly reason: ConflictReason }
  noEligibleReviewer: { readonly code: string; readonly stage: ReviewStage }
  incomplete: { readonly code: string; readonly missing: readonly Gap[] }
  evidenceChanged: { readonly code: string; readonly items: readonly string[] }
  stale: { readonly code: string }
  badPercent: { readonly given: string }
  fallNeedsReason: { readonly code: ItemCode; readonly before: number }
  badDate: { readonly given: string }
  datePast: { readonly date: LocalDate }
  dateFuture: { readonly date: LocalDate }
  dateNotLater: { readonly date: LocalDate; readonly than: LocalDate }
  dateBeyondProblem: { readonly date: LocalDate; readonly limit: LocalDate }
  dateBeyondAsked: { readonly date: LocalDate; readonly asked: LocalDate }
  dateTooFar: { readonly date: LocalDate; readonly limit: LocalDate }
  emptyFile: { readonly code: string }
  extensionLimit: { readonly code: string; readonly limit: number }
  extensionPending: { readonly code: string }
  groupOnly: { readonly code: string }
  reasonRequired: { readonly code: string }
  textTooLong: { readonly field: string; readonly limit: number }
  nothingToDo: { readonly code: string }
  /** Whoever is asked to hurry is the actor himself. */
  ownToDo: { readonly code: string }
  nothingToUndo: { readonly minutes: number }
  undoTooLate: { readonly code: string; readonly minutes: number }
  /** Something rests on the update by now. */
  undoOvertaken: { readonly code: string }
  /** The last act is a decision, which stands. */
  undoDecision: { readonly code: string }
  /** `given` is the person's name. */
  notALeader: { readonly given: string }
  /** The ledger has the person, the problem's organisation has not; `given` is the name. */
  notOfUnit: { readonly given: string }
  evidenceFrozen: { readonly code: string }
  noFile: { readonly code: string }
  /** A message proposes something and lacks what it needs; its writer adds it on the card. */
  itemNeeded: Record<string, never>
  dateNeeded: { readonly code: string }
  figureNeeded: { readonly code: string }
  fileNeeded: { readonly code: string }
  /** Only who wrote the message confirms what was understood of it (domain.md 3.10.1). */
  writerOnly: { readonly name: string }
  /** No chat of the leading group is bound: the digest would not reach it. */
  noLeadingChat: Record<string, never>
  /** A later digest is due; the one of this day goes out no more. */
  digestSkipped: { readonly day: LocalDate }
  chatNotGroup: Record<string, never>
  usage: { readonly command: string }
  unknownCommand: { readonly given: string }
}
export type RefusalCode = keyof RefusalDetails

/** The one way in which a rule says no. Surfaces turn `code` and `details` into a text; everything else is a bug. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C
  readonly details: RefusalDetails[C]

  constructor(code: C, details: RefusalDetails[C]) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
