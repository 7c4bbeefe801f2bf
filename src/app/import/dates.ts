import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import type { StateRow } from './ledger-file.ts'

/** “Dates are 17:00 of the given day” (contract.md “Taking over a ledger”). */
export const instantOf = (calendar: WorkCalendar, day: LocalDate): Instant => calendar.at(day, '17:00')

/** What has happened to a problem by the state in which it is taken over, in this order of stages. */
const STAGE_OF = {
  awaitingSignature: 0,
  awaitingClaim: 1,
  awaitingPlan: 2,
  planReview: 3,
  rectifying: 4,
  reopened: 4,
  returned: 4,
  initialReview: 5,
  supervisionReview: 6,
  determination: 7,
  longTerm: 7,
  closed: 8,
} as const satisfies Record<StateRow['status'], number>

export const stageOf = (state: StateRow): number => STAGE_OF[state.status]
export const isSigned = (state: StateRow): boolean => stageOf(state) >= 1
export const isClaimed = (state: StateRow): boolean => stageOf(state) >= 2
export const isPlanned = (state: StateRow): boolean => stageOf(state) >= 3
export const isApproved = (state: StateRow): boolean => stageOf(state) >= 4
/** Its application is pending or was accepted. */
export const isSubmitted = (state: StateRow): boolean => stageOf(state) >= 5
