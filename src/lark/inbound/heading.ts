import type { Instant } from '../../domain/kernel/time.ts'
import type { Inbound } from './event.ts'

/** What every reader gets beside the event's body. */
export interface Heading {
  readonly eventId: string
  readonly at: Instant | undefined
  /** open_id of our own bot. */
  readonly self: string
  /** The whole envelope: old card callbacks keep their context outside the event. */
  readonly envelope: unknown
}

/** Reads one type of event; undefined when something we rely on is missing. */
export type Reader = (event: unknown, heading: Heading) => Inbound | undefined
