import type { PersonId } from '../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../domain/kernel/time.ts'

/** A line of somebody's daily card: gathered until the window opens, sent once (domain.md 3.8). */
export interface BriefLine {
  readonly key: string
  readonly person: PersonId
  readonly kind: 'nudge' | 'notice'
  readonly object: string
  readonly payload: string
  readonly createdAt: Instant
}

export interface BriefStore {
  add(line: BriefLine): void
  /** Says something else in a line that still waits. */
  rewrite(key: string, payload: string): void
  /** People with waiting lines who have had no daily card on `day`. */
  peopleWaiting(day: LocalDate, limit: number): readonly PersonId[]
  waiting(person: PersonId): readonly BriefLine[]
  /** The lines went out with this card (or were dropped: card null). */
  sent(keys: readonly string[], card: string | null): void
  /** `card` null: the day has passed for somebody whom no card reaches. */
  recordDay(person: PersonId, day: LocalDate, card: string | null, at: Instant): void
  /** The latest daily card of a person; undefined when there was none. */
  latest(person: PersonId): string | undefined
  /** The card goes out to nobody: its lines wait again, and the person has had no card that day. */
  withdraw(card: string): void
  linesOf(card: string): readonly BriefLine[]
  /** Whose daily card it is, and what he did with it; undefined for no such card. */
  card(
    card: string,
  ):
    | { readonly person: PersonId; readonly seenAt: Instant | null; readonly answeredAt: Instant | null }
    | undefined
  /** 已阅, answered: shown to those above. */
  mark(card: string, what: 'seen' | 'answered', at: Instant): void
  /** Latest nudge of an object: who was nudged and who has seen it. */
  ofObject(
    object: string,
  ): readonly { readonly person: PersonId; readonly sentAt: Instant; readonly seenAt: Instant | null }[]
  nextNumber(): number
}
