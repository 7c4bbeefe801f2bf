import type { Notice } from '../domain/problem/notice.ts'
import type { CardDesk } from './cards.ts'
import type { Receiver } from './outbox.ts'
import type { Store } from './ports.ts'

export interface NoticeRequest {
  readonly notice: Notice
  readonly to: Receiver
  readonly key: string
}

/** Cards and notices in one place: all that use cases say to people. */
export interface Desk extends CardDesk {
  /** A note of its own, for an open window; in a closed one notices are lines of the daily card. */
  notify(store: Store, request: NoticeRequest): void
}
