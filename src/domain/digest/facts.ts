import type { OrganisationCode, ProblemCode } from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { ProblemState } from '../problem/vocabulary.ts'

/** What the figures of domain.md 3.9 need of one problem; projected at every save, so that a digest is one scan. */
export interface DigestFacts {
  readonly code: ProblemCode
  readonly organisation: OrganisationCode
  readonly category: string
  readonly state: ProblemState
  readonly issuedAt: Instant
  readonly claimedAt: Instant | null
  readonly effectiveDeadline: LocalDate
  /** Submission of the application that is pending, or that was accepted last. */
  readonly submittedAt: Instant | null
  readonly closedAt: readonly Instant[]
  readonly returnedAt: readonly Instant[]
  readonly reopenedAt: readonly Instant[]
  readonly extendedAt: readonly Instant[]
  /** Applications decided, with whether the attempt was the first since issue or reopening. */
  readonly decided: readonly { readonly at: Instant; readonly accepted: boolean; readonly first: boolean }[]
  readonly institutionIssuedAt: Instant | null
  /** Percent behind the time share, open blockers and returns are what the lights need. */
  readonly percent: number
  readonly startedOn: LocalDate
  readonly blockersSince: readonly Instant[]
  readonly returnedOpen: boolean
}
