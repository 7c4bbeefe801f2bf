import type { OrganisationCode, ProblemCode } from '../kernel/codes.ts'

export type LightCounts = Readonly<Record<'green' | 'yellow' | 'red' | 'grey' | 'blue' | 'closed', number>>

/** Counts and rates of domain.md 3.9 for one scope. Rates are percent with two decimals, null for “—”. */
export interface ScopeFigures {
  readonly total: number
  readonly due: number
  readonly closed: number
  readonly dueClosed: number
  readonly onTimeClosed: number
  readonly earlyClosed: number
  readonly inReview: number
  readonly longTerm: number
  readonly open: number
  readonly overdue: number
  readonly lateSubmitted: number
  readonly reopenedOpen: number
  readonly newlyClosed: number
  readonly newlyOverdue: number
  readonly returned: number
  readonly extended: number
  readonly completionRate: number | null
  readonly dueClosedRate: number | null
  readonly onTimeRate: number | null
  readonly overdueRate: number | null
  readonly firstPassRate: number | null
  readonly reopenRate: number | null
  readonly claimInTimeRate: number | null
  readonly institutions: number
  readonly lights: LightCounts
  readonly overdueCodes: readonly ProblemCode[]
  readonly newlyClosedCodes: readonly ProblemCode[]
  readonly reopenedCodes: readonly ProblemCode[]
  readonly dueNextWeekCodes: readonly ProblemCode[]
}

export interface DigestFigures {
  readonly all: ScopeFigures
  readonly byOrganisation: readonly {
    readonly organisation: OrganisationCode
    readonly figures: ScopeFigures
  }[]
}
