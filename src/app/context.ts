import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import type { Instant } from '../domain/kernel/time.ts'
import type { Directory } from '../domain/people/directory.ts'
import type { Person } from '../domain/people/person.ts'
import type { Desk } from './notices.ts'
import type { Cause, Store } from './ports.ts'

/** What every use case works with: one transaction, one instant, one cause. */
export interface Work {
  readonly store: Store
  /** When it takes effect. */
  readonly now: Instant
  /** When it came to us, where that was later: a message that was missed takes effect at its own time. */
  readonly arrivedAt?: Instant
  readonly calendar: WorkCalendar
  readonly directory: Directory
  readonly cause: Cause
  readonly desk: Desk
  readonly newId: () => string
}

/** The instant at which it is stored, the order of the journal's chain; limits of handling run from here. */
export const storedAt = ({ now, arrivedAt }: Pick<Work, 'now' | 'arrivedAt'>): Instant => arrivedAt ?? now

/** A use case on behalf of a person; identity is the platform's, never a typed name (contract.md 5). */
export interface Acting extends Work {
  readonly actor: Person
}
