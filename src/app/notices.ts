import type { Notice } from '../domain/problem/notice.ts'
import type { SecretKind } from '../domain/secrets/secret.ts'
import type { CardDesk } from './cards.ts'
import type { Receiver } from './outbox.ts'
import type { Store } from './ports.ts'

export interface NoticeRequest {
  readonly notice: Notice
  readonly to: Receiver
  readonly key: string
}

export interface WarningRequest {
  readonly secret: SecretKind
  /** Who sent it: one to one, never a chat. */
  readonly to: { readonly openId: string }
  readonly key: string
}

/** Cards and notices in one place: all that use cases say to people. */
export interface Desk extends CardDesk {
  /** A note of its own, for an open window; in a closed one notices are lines of the daily card. */
  notify(store: Store, request: NoticeRequest): void
  /** Tells somebody in private that what he sent must not be sent, without quoting it (domain.md 3.10.5). */
  warn(store: Store, request: WarningRequest): void
  /** Tells who asked for a file that it may not be kept, one to one and without its name. */
  withhold(store: Store, to: { readonly openId: string }, key: string): void
}
