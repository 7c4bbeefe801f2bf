import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { OrganisationRow, ProblemRow, RoundRow } from './ledger-file.ts'
import type { Reviewers } from './reviewers.ts'
import type { Scribe } from './scribe.ts'

/** One problem of the file with everything that its history needs; checked before. */
export interface Past {
  readonly row: ProblemRow
  readonly unit: OrganisationRow
  readonly round: RoundRow
  readonly reviewers: Reviewers
  readonly calendar: WorkCalendar
  /** The instant that the file describes: percents stood so then. */
  readonly takenAt: Instant
}

/** Something that happened at an instant; steps are told in the order of their instants. */
export interface Step {
  readonly at: Instant
  tell(scribe: Scribe): void
}
