import type {
  BlockerCode,
  EvidenceCode,
  ExtensionCode,
  ItemCode,
  PersonId,
  Sha256,
  TaskCode,
} from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type {
  InstitutionalOutcome,
  PlannedInstitution,
  Problem,
  ProblemDefinition,
  RootCause,
  Task,
  TaskDefinition,
} from './problem.ts'
import type { Subject, UpdateRef } from './update.ts'
import type { EvidenceKind, ReturnReason, ReviewStage } from './vocabulary.ts'

/** When and by whom; `onBehalfOf` when a delegate acted. */
export interface Stamp {
  readonly at: Instant
  readonly by: PersonId
  readonly onBehalfOf: PersonId | null
}

/** What stands again after an update was taken back: the problem as if it had never been made. */
export interface Back {
  readonly problem: Pick<
    Problem,
    'state' | 'leader' | 'department' | 'head' | 'claim' | 'reportedPercent' | 'lastUpdateAt'
  >
  readonly tasks: readonly TaskBack[]
}
export type TaskBack = Pick<Task, 'code' | 'state' | 'percent' | 'owner' | 'submittedBy' | 'pendingExtension'>

/** Everything that can happen to a problem. The P/T numbers are those of domain.md 3.4 and 3.5. */
export type ProblemEvent =
  /** P1 */
  | {
      readonly type: 'issued'
      readonly definition: ProblemDefinition
      readonly firstResponsible: PersonId
      /** Who is meant to work it off, where the file that it came with says so; a claim goes by it. */
      readonly proposed?: { readonly department: string; readonly head: PersonId }
    }
  /** P2 */
  | { readonly type: 'signed' }
  /** P3, P4 */
  | {
      readonly type: 'claimed'
      readonly leader: PersonId
      readonly mode: 'claimed' | 'assigned'
      /** The department that works it off, where it is known at once. */
      readonly department: string
      readonly head: PersonId | null
    }
  /** P5, T1 */
  | {
      readonly type: 'planned'
      readonly rootCause: RootCause
      readonly tasks: readonly TaskDefinition[]
      readonly institution: PlannedInstitution | null
    }
  /** P6 */
  | { readonly type: 'planSubmitted' }
  /** P7 */
  | { readonly type: 'planApproved' }
  /** P9, T4; `task` is set when the report goes to a task's percent */
  | {
      readonly type: 'progressReported'
      readonly on: ItemCode
      readonly task: TaskCode | null
      readonly percent: number
      readonly before: number
      readonly note: string
      /** When it was said; absent in entries of before and of imports, which were told in their order. */
      readonly saidAt?: Instant
      /** Read in a message and confirmed by its writer: it took effect then, not when it was said. */
      readonly confirmed?: true
      /** The day by which its author means to be done. */
      readonly expected?: LocalDate
    }
  | {
      readonly type: 'evidenceAdded'
      readonly code: EvidenceCode
      readonly on: ItemCode
      readonly kind: EvidenceKind
      readonly title: string
      readonly file: { readonly hash: Sha256; readonly bytes: number } | null
      /** Who put the file into the chat, where that was somebody else. */
      readonly sentBy?: PersonId
    }
  | { readonly type: 'evidenceKindChanged'; readonly code: EvidenceCode; readonly kind: EvidenceKind }
  | {
      readonly type: 'blockerRaised'
      readonly code: BlockerCode
      readonly on: ItemCode
      readonly text: string
    }
  | { readonly type: 'blockerCleared'; readonly code: BlockerCode }
  /** T2 */
  | { readonly type: 'taskClaimed'; readonly task: TaskCode }
  /** T3 */
  | { readonly type: 'taskAssigned'; readonly task: TaskCode; readonly owner: PersonId }
  /** T5 */
  | { readonly type: 'taskSubmitted'; readonly task: TaskCode }
  /** T6 */
  | { readonly type: 'taskAccepted'; readonly task: TaskCode }
  /** T7 */
  | { readonly type: 'taskReturned'; readonly task: TaskCode; readonly reason: string }
  /** T8 */
  | {
      readonly type: 'taskExtensionAsked'
      readonly task: TaskCode
      readonly to: LocalDate
      readonly reason: string
    }
  | { readonly type: 'taskExtensionDecided'; readonly task: TaskCode; readonly granted: LocalDate | null }
  /** T10 */
  | {
      readonly type: 'taskCancelled'
      readonly task: TaskCode
      readonly reason: string
      readonly agreedBy: PersonId
    }
  /** P10 */
  | {
      readonly type: 'closeOutSubmitted'
      readonly statement: string
      readonly outcome: InstitutionalOutcome | null
      readonly snapshot: readonly { readonly code: EvidenceCode; readonly hash: Sha256 | null }[]
      readonly contributors: readonly PersonId[]
    }
  /** P11, P12, P13: agreement at one stage; the determination closes the problem */
  | {
      readonly type: 'reviewAgreed'
      readonly stage: ReviewStage
      readonly opinion: string
      readonly ticks: readonly string[]
      readonly onSiteCheck: string | null
    }
  /** P14 with T9 for the tasks named */
  | {
      readonly type: 'closeOutReturned'
      readonly stage: ReviewStage
      readonly reason: ReturnReason
      readonly text: string
      readonly ticks: readonly string[]
      readonly tasks: readonly { readonly task: TaskCode; readonly due: LocalDate }[]
    }
  /** P15 */
  | { readonly type: 'closeOutWithdrawn' }
  /** P11a */
  | {
      readonly type: 'reviewerNamed'
      readonly stage: ReviewStage
      readonly person: PersonId
      readonly reason: string
    }
  /** P16 */
  | {
      readonly type: 'extensionAsked'
      readonly code: ExtensionCode
      readonly asked: LocalDate
      readonly reason: string
      readonly late: boolean
    }
  /** P17 */
  | {
      readonly type: 'extensionOpinionGiven'
      readonly code: ExtensionCode
      readonly as: 'leader' | 'first'
      readonly agrees: boolean
      readonly text: string
    }
  | {
      readonly type: 'extensionDecided'
      readonly code: ExtensionCode
      readonly granted: LocalDate | null
      readonly text: string
    }
  /** P18 */
  | {
      readonly type: 'longTermSet'
      readonly holder: PersonId
      readonly intervalMonths: number
      readonly opinion: string
    }
  /** P21 with T9 for the tasks named */
  | {
      readonly type: 'reopened'
      readonly finding: string
      readonly evidence: readonly EvidenceCode[]
      readonly statement: string
      readonly deadline: LocalDate
      readonly tasks: readonly { readonly task: TaskCode; readonly due: LocalDate }[]
    }
  /** A chase sent by hand (催办), kept on the item's record. */
  | {
      readonly type: 'chased'
      readonly on: ItemCode
      readonly to: readonly PersonId[]
      readonly text: string
    }
  /** Its author took an update back within the time for it; `back` is what stands again. */
  | {
      readonly type: 'updateUndone'
      readonly what: UpdateRef
      readonly subject: Subject
      readonly back: Back
    }
  /** The message behind an update was recalled: a note, the update stays (domain.md 3.10.6). */
  | { readonly type: 'sourceRecalled'; readonly what: UpdateRef; readonly subject: Subject }

export type ProblemEventType = ProblemEvent['type']
