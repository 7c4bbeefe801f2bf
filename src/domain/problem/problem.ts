import type {
  ApplicationCode,
  EvidenceCode,
  ExtensionCode,
  OrganisationCode,
  PersonId,
  ProblemCode,
  Sha256,
  TaskCode,
} from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { Blocker, Evidence, Marks, Progress } from './entries.ts'
import type {
  EvidenceKind,
  InstitutionAction,
  MeasureKind,
  ProblemState,
  RectifyType,
  ReturnReason,
  ReviewStage,
  TaskState,
} from './vocabulary.ts'

/** What OFFICE issues and nobody edits afterwards. */
export interface ProblemDefinition {
  readonly code: ProblemCode
  readonly organisation: OrganisationCode
  readonly feedback: string
  readonly category: string
  readonly section: string
  readonly title: string
  readonly description: string
  readonly type: RectifyType
  readonly isCommon: boolean
  /** 重点难点: needs an on-site check record at the supervision review (P12). */
  readonly isKey: boolean
  readonly deadline: LocalDate
}

/** `kind` 人/制度, `level` 执行/决策; an absent part is 未填 (contract.md “Taking over a ledger”). */
export interface RootCause {
  readonly kind: 'people' | 'institution' | null
  readonly level: 'execution' | 'decision' | null
  readonly text: string
  readonly reviewed: boolean
}

export interface TaskDefinition {
  readonly code: TaskCode
  readonly content: string
  readonly kind: MeasureKind
  readonly department: string
  readonly owner: PersonId
  readonly due: LocalDate
  readonly acceptance: string
  /** Evidence kinds that T5 asks for; none listed = none required. */
  readonly deliverables: readonly EvidenceKind[]
  readonly weight: number
}

export interface Task extends TaskDefinition {
  readonly state: TaskState
  readonly percent: number
  readonly effectiveDue: LocalDate
  /** Rises with every move of the due date; nudges of older versions are void. */
  readonly dueVersion: number
  readonly submittedBy: PersonId | null
  readonly acceptedBy: PersonId | null
  readonly acceptedAt: Instant | null
  /** An extension of the task's own due date that waits for the LEADER (T8). */
  readonly pendingExtension: { readonly to: LocalDate; readonly reason: string; readonly by: PersonId } | null
  readonly lastReturn: { readonly reason: string; readonly by: PersonId; readonly at: Instant } | null
  /** The date of a request that its author took back: its card says so. */
  readonly undoneExtension?: LocalDate | null
}

export interface Opinion {
  readonly by: PersonId
  readonly agrees: boolean
  readonly text: string
  readonly at: Instant
}

export interface Extension extends Marks {
  readonly code: ExtensionCode
  readonly from: LocalDate
  readonly asked: LocalDate
  readonly reason: string
  readonly by: PersonId
  readonly onBehalfOf: PersonId | null
  readonly at: Instant
  /** Asked after the effective deadline: needs FIRST's explanation, given with his opinion (P16). */
  readonly late: boolean
  readonly leaderOpinion: Opinion | null
  readonly firstOpinion: Opinion | null
  readonly decision: (Opinion & { readonly granted: LocalDate | null }) | null
}

/** A lasting institution, or the reason why there is none, as the application states it (D9, D46). */
export type InstitutionalOutcome =
  | {
      readonly kind: 'institution'
      readonly action: InstitutionAction
      readonly title: string
      readonly number: string
      readonly issuedOn: LocalDate
      readonly evidence: EvidenceCode | null
    }
  | { readonly kind: 'exemption'; readonly reason: string }

export interface Review {
  readonly stage: ReviewStage
  readonly by: PersonId
  readonly onBehalfOf: PersonId | null
  readonly result: 'agreed' | 'returned'
  readonly opinion: string
  readonly returnReason: ReturnReason | null
  /** Codes of the measures ticked, and `exemption` when the exemption reason was accepted. */
  readonly ticks: readonly string[]
  readonly onSiteCheck: string | null
  readonly at: Instant
}

export interface NamedReviewer {
  readonly stage: ReviewStage
  readonly person: PersonId
  readonly by: PersonId
  readonly reason: string
}

export type ApplicationState = 'pending' | 'accepted' | 'returned' | 'withdrawn' | 'longTerm'

export interface Application {
  readonly code: ApplicationCode
  readonly attempt: number
  readonly by: PersonId
  readonly onBehalfOf: PersonId | null
  readonly at: Instant
  readonly statement: string
  readonly outcome: InstitutionalOutcome | null
  /** Evidence as it stood at submission; a changed hash blocks determination (P13). */
  readonly snapshot: readonly { readonly code: EvidenceCode; readonly hash: Sha256 | null }[]
  /** Reporters and uploaders at submission: with the submitter they may not review (domain.md 3.4). */
  readonly contributors: readonly PersonId[]
  /** When the present review stage began: the review clock counts from here (domain.md 3.7). */
  readonly stageSince: Instant
  readonly reviews: readonly Review[]
  readonly named: readonly NamedReviewer[]
  readonly state: ApplicationState
}

export interface PlannedInstitution {
  readonly title: string
  readonly action: InstitutionAction
  readonly executionCheckDue: LocalDate | null
}

export interface Closing {
  readonly number: ApplicationCode
  readonly at: Instant
  /** The accepted application's submission: what 按期 is judged by (domain.md 3.7). */
  readonly submittedAt: Instant
}

export interface Reopening {
  readonly by: PersonId
  readonly at: Instant
  readonly finding: string
  readonly evidence: readonly EvidenceCode[]
  readonly statement: string
  readonly deadline: LocalDate
}

/** One problem with everything that belongs to it: the unit of consistency. */
export interface Problem extends ProblemDefinition {
  readonly state: ProblemState
  readonly issuedAt: Instant
  readonly signedAt: Instant | null
  readonly firstResponsible: PersonId
  readonly leader: PersonId | null
  readonly department: string
  readonly head: PersonId | null
  readonly claim: {
    readonly by: PersonId
    readonly at: Instant
    readonly mode: 'claimed' | 'assigned'
  } | null
  readonly rootCause: RootCause | null
  readonly plannedInstitution: PlannedInstitution | null
  readonly effectiveDeadline: LocalDate
  /** Rises with every move of the effective deadline; nudges of older versions are void. */
  readonly deadlineVersion: number
  /** What was said of the whole problem, beside the percent derived from its tasks. */
  readonly reportedPercent: number | null
  readonly tasks: readonly Task[]
  readonly progress: readonly Progress[]
  readonly evidence: readonly Evidence[]
  readonly blockers: readonly Blocker[]
  readonly extensions: readonly Extension[]
  readonly applications: readonly Application[]
  readonly returns: number
  readonly lastReturnAt: Instant | null
  readonly reopenings: readonly Reopening[]
  readonly closings: readonly Closing[]
  readonly longTerm: {
    readonly since: Instant
    readonly holder: PersonId
    readonly intervalMonths: number
  } | null
  /** Last update by people: the silence rung counts from here. */
  readonly lastUpdateAt: Instant
  /** Number of events folded into this state. */
  readonly rev: number
}
