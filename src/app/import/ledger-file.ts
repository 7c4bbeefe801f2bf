import type {
  ExtensionCode,
  OrganisationCode,
  PersonId,
  ProblemCode,
  RoundCode,
  TaskCode,
} from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import type {
  InstitutionAction,
  MeasureKind,
  ProblemState,
  RectifyType,
} from '../../domain/problem/vocabulary.ts'

/** A person as a row of the file names him; the same id may stand in many rows. */
export interface PersonRow {
  readonly id: PersonId
  readonly name: string
  readonly post: string
  readonly openId: string | null
  readonly mobile: string | null
  readonly email: string | null
}

export interface RoundRow {
  readonly code: RoundCode
  readonly name: string
  readonly inspectingOrganisation: string
  readonly leadingGroup: string
  readonly supervisionOffice: string
  readonly onSite: readonly [LocalDate, LocalDate] | null
  readonly feedbackDate: LocalDate
  readonly planDue: LocalDate | null
  readonly concentratedEnd: LocalDate
  readonly progressReportDue: LocalDate | null
  readonly leadingChatId: string | null
  readonly supervisors: Readonly<Record<'JIJIAN' | 'ZUZHI' | 'OFFICE' | 'GROUP', readonly PersonRow[]>>
}

export interface OrganisationRow {
  readonly code: OrganisationCode
  readonly name: string
  readonly short: string
  readonly kind: string
  readonly firstResponsible: PersonRow
  readonly leaders: readonly PersonRow[]
  readonly departments: readonly { readonly name: string; readonly head: PersonRow }[]
  readonly liaison: PersonRow | null
  readonly groupChatName: string | null
  readonly groupChatId: string | null
  readonly feedback: {
    readonly code: string
    readonly issued: LocalDate | null
    readonly received: LocalDate | null
    readonly signedBy: string | null
  }
}

export interface MeasureRow {
  readonly code: TaskCode
  readonly content: string
  readonly kind: MeasureKind
  readonly deadline: LocalDate
  readonly department: string
  readonly owner: PersonRow
  readonly acceptance: string
}

export interface ExtensionRow {
  readonly code: ExtensionCode
  readonly appliedOn: LocalDate
  readonly from: LocalDate
  readonly to: LocalDate
  readonly reason: string
  /** Null while it waits. */
  readonly decided: { readonly on: LocalDate; readonly granted: boolean } | null
}

/** Where a problem stands that is already under way; the two flags of the file are states of their own here. */
export type TakenState = Exclude<ProblemState, 'voided'> | 'reopened' | 'returned'

export interface StateRow {
  readonly status: TakenState
  readonly percent: number | null
  /** Of the application that is pending, accepted or returned. */
  readonly submittedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  readonly effectiveDeadline: LocalDate | null
  readonly firstClosedOn: LocalDate | null
  readonly reopenedOn: LocalDate | null
  readonly reopenReason: string
  readonly returnedOn: LocalDate | null
  readonly returnReason: string
  readonly extensions: readonly ExtensionRow[]
}

export interface ProblemRow {
  readonly code: ProblemCode
  readonly organisation: OrganisationCode
  readonly feedback: string
  readonly category: string
  readonly section: string
  readonly title: string
  readonly description: string
  readonly type: RectifyType
  readonly isCommon: boolean
  readonly isKey: boolean
  /** `人`/`制度` are kinds, `执行`/`决策` levels (contract.md “Taking over a ledger”). */
  readonly rootCause: {
    readonly kind: 'people' | 'institution' | null
    readonly level: 'execution' | 'decision' | null
    readonly text: string
  } | null
  /** A name, to be that of the organisation's first responsible person. */
  readonly firstResponsible: string
  readonly leader: PersonRow
  readonly department: string
  readonly head: PersonRow
  readonly deadline: LocalDate
  readonly measures: readonly MeasureRow[]
  readonly institution: {
    readonly title: string
    readonly action: InstitutionAction
    readonly executionCheckDue: LocalDate | null
  } | null
  /** Null: the problem has just been issued. */
  readonly state: StateRow | null
}

/** The JSON file, parsed. A row that could not be parsed is null; its faults are listed beside. */
export interface LedgerFile {
  readonly round: RoundRow | null
  readonly organisations: readonly (OrganisationRow | null)[]
  readonly problems: readonly (ProblemRow | null)[]
  /** The instant that the file describes; null = now. */
  readonly takenAt: Instant | null
}
