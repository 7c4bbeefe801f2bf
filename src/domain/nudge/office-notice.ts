import type { OrganisationCode, PersonId } from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'

/** What OFFICE is told of running the ledger, as a line of its daily card. */
export type OfficeNotice =
  /** So many calls of one kind to the platform were given up with this code; `people` = whom they were for, none for a chat. */
  | {
      readonly kind: 'undelivered'
      readonly call: string
      readonly code: string
      readonly people: readonly PersonId[]
      readonly times: number
    }
  /** So many calls of one kind have failed with this code for over a day and are tried on; `people` as above. */
  | {
      readonly kind: 'stuck'
      readonly call: string
      readonly code: string
      readonly people: readonly PersonId[]
      readonly times: number
    }
  /** A decision waits for people whom the platform does not know. */
  | { readonly kind: 'unreachable'; readonly code: string; readonly people: readonly PersonId[] }
  /** People of the ledger whom the platform does not know: nothing reaches them. */
  | { readonly kind: 'unbound'; readonly people: readonly PersonId[] }
  /** People who may not read them are where items are told: in the chat of a unit, or of the office itself (null). */
  | {
      readonly kind: 'guests'
      readonly organisation: OrganisationCode | null
      readonly people: readonly PersonId[]
    }
  /** The digest of this day could not go to the leading group: none of its chats is bound. */
  | { readonly kind: 'digestNotSent'; readonly day: LocalDate }
  /** The calendar's data ends with this year: later workdays are provisional (domain.md 2.10). */
  | { readonly kind: 'calendarEnds'; readonly year: number }
  /** The filter of secrets fired so often; who wrote what is nobody's to know (domain.md 3.10.5). */
  | { readonly kind: 'secretsRefused'; readonly times: number }
  /** Nothing came in for a while; that many messages were read back from the chats and handled. */
  | { readonly kind: 'gap'; readonly from: LocalMoment; readonly to: LocalMoment; readonly messages: number }

/** A day and a local time `HH:mm`. */
export interface LocalMoment {
  readonly day: LocalDate
  readonly time: string
}
