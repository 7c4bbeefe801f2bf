import type { Instant } from '../domain/kernel/time.ts'
import type { Receiver } from './outbox.ts'

/** A card that stands in a chat and follows the state of its object until it is settled. */
export interface CardPost {
  readonly id: string
  /** Which card: a key of the card registry. */
  readonly card: string
  /** The problem, task, application, digest or daily card that it shows. */
  readonly object: string
  /** What else the card's function needs (viewer, page, stage …), JSON. */
  readonly params: string
  readonly to: Receiver
  /** The outbox row that posts it; its message id once it is sent. */
  readonly outboxId: string
  readonly messageId: string | null
  readonly postedAt: Instant
  /** Hash of the content last sent: an unchanged card is not patched. */
  readonly contentHash: string
  readonly settled: boolean
}

export interface CardPostStore {
  add(post: CardPost): void
  get(id: string): CardPost | undefined
  byMessage(messageId: string): CardPost | undefined
  /** Marks every unsettled card of the object as out of date. */
  touch(object: string): void
  /** Marks every unsettled card of the place as out of date: other eyes are there now. */
  touchPlace(place: Receiver): void
  /** Out-of-date cards that are posted and were not patched within the last second. */
  stale(now: Instant, limit: number): readonly CardPost[]
  /** The present content is on its way; the next patch not before `notBefore`. */
  refreshed(id: string, contentHash: string, settled: boolean, notBefore: Instant): void
  posted(outboxId: string, messageId: string): void
  /** Another outbox row now posts the card: the message that it answered is gone. */
  moved(outboxId: string, toOutboxId: string): void
  /** The card moved to a new message (older than 14 days, recalled). */
  replaced(id: string, outboxId: string, postedAt: Instant): void
  /** The latest unsettled card that says the same in the same place; the card itself when there is no later one. */
  standing(like: Pick<CardPost, 'card' | 'object' | 'params' | 'to'>): CardPost | undefined
  /** Gives the card other params (JSON) and marks it out of date. */
  rewrite(id: string, params: string): void
  /** Nothing more to update. */
  settle(id: string): void
  next(): Instant | undefined
}
