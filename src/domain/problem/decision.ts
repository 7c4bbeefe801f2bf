import type { WorkCalendar } from '../calendar/calendar.ts'
import type { PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { Directory } from '../people/directory.ts'
import type { Person } from '../people/person.ts'
import type { ProblemEvent } from './events.ts'

/** What a decision may look at beside the problem. */
export interface Deciding {
  readonly directory: Directory
  readonly calendar: WorkCalendar
  readonly at: Instant
  readonly actor: Person
}

/** The outcome of a decider: events, and whose duty was done when a delegate acted. */
export interface Decision {
  readonly events: readonly ProblemEvent[]
  readonly onBehalfOf: PersonId | null
}
