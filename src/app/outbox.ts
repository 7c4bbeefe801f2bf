import type { Sha256 } from '../domain/kernel/codes.ts'
import type { Instant } from '../domain/kernel/time.ts'

export type Receiver = { readonly chatId: string } | { readonly openId: string }

/** One call to the platform, with the bytes that every try sends. `content` is the JSON string of the API. */
export type OutboundCall =
  | {
      readonly kind: 'create'
      readonly to: Receiver
      readonly messageType: 'interactive' | 'post' | 'text'
      readonly content: string
    }
  | {
      readonly kind: 'reply'
      readonly messageId: string
      /** The chat of that message: where to go when the message is recalled. */
      readonly to: Receiver
      readonly inThread: boolean
      readonly messageType: 'interactive' | 'post' | 'text'
      readonly content: string
    }
  | { readonly kind: 'patch'; readonly messageId: string; readonly content: string }
  | { readonly kind: 'urgent'; readonly messageId: string; readonly openIds: readonly string[] }
  | { readonly kind: 'react'; readonly messageId: string; readonly emoji: string }
  | {
      readonly kind: 'download'
      readonly messageId: string
      readonly fileKey: string
      readonly resource: 'image' | 'file'
    }
  /** What a message of that chat says and carries now: of an edit nobody tells the bot, in some groups not of the message. */
  | { readonly kind: 'lookup'; readonly messageId: string; readonly chatId: string }

export const OUTBOUND_KINDS = [
  'create',
  'reply',
  'patch',
  'urgent',
  'react',
  'download',
  'lookup',
] as const satisfies readonly OutboundCall['kind'][]

/** A file in a message that was looked up; `name` is empty where the platform gives none. */
export interface FoundFile {
  /** Platform id of the sender; null when it was not a person. */
  readonly openId: string | null
  readonly fileKey: string
  readonly resource: 'image' | 'file'
  readonly name: string
}

/** A message that was looked up. Its text lives in the settling call alone and is stored nowhere. */
export interface FoundMessage {
  /** As of an inbound message: the bot's own mention and @all removed, others as `@Name`. Data, never markup. */
  readonly text: string
  /** When it was edited last; null where the platform tells no such time. */
  readonly editedAt: Instant | null
  readonly parentId: string | null
  readonly rootId: string | null
  readonly files: readonly FoundFile[]
}

export interface OutboxRow {
  /** Also the platform's `uuid` (≤ 50 characters): a second try sends no second message. */
  readonly id: string
  /** Effects are keyed so that doing them twice does them once. */
  readonly key: string
  /** Order is kept among the rows of one priority inside a lane: the chat, the person, or the message patched. */
  readonly lane: string
  readonly call: OutboundCall
  /** Smaller goes first: 0 answers, 1 what they cause, 2 what nobody asked for: in the send window only. */
  readonly priority: 0 | 1 | 2
  /** What the app does with the outcome, JSON of a Continuation, or null. */
  readonly continuation: string | null
  readonly createdAt: Instant
  readonly notBefore: Instant
  readonly tries: number
  /** First try that may have reached the platform, null when surely none did; set by `trying`. */
  readonly triedAt?: Instant | null
  /** Request id of what caused it, null when nobody asked; put there by `onAccountOf`. */
  readonly request?: string | null
}

/** What waits of one priority. */
export interface Backlog {
  readonly priority: OutboxRow['priority']
  readonly rows: number
  /** When the oldest came; rows for a later window count from its opening. */
  readonly oldest: Instant
}

/**
 * What became of one try.
 * `done`: the platform took it; `messageId` and place of a create or reply, `file` of a download, `found` of a lookup,
 * `gone` when the message was recalled, nothing when it is not in that chat.
 * `retry`: not before `afterMs` from now, with the same bytes and `uuid`; `reached` tells whether the platform may
 * have acted on this try, `limit` how many such calls it permits; `aside`: it sends nothing before something else has,
 * so nothing of its lane is to wait for it.
 * `notSent`: earlier tries, whose fate was unknown, surely sent nothing; the row's `uuid` is spent.
 * `newMessage`: the message answered or patched can no longer be reached; say it in a message of its own.
 * `giveUp`: no try will help; `tell` = who must know.
 * `code` is the platform's code or the name of a transport failure such as `timeout`.
 */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly messageId: string | null
      readonly posted?: { readonly chatId: string; readonly threadId: string | null }
      readonly file?: { readonly hash: Sha256; readonly bytes: number }
      readonly found?: FoundMessage | 'gone'
    }
  | {
      readonly kind: 'retry'
      readonly afterMs: number
      readonly code: string
      readonly reached: 'no' | 'maybe'
      readonly limit?: number
      readonly aside?: true
    }
  | { readonly kind: 'notSent' }
  | { readonly kind: 'newMessage'; readonly code: string }
  | { readonly kind: 'giveUp'; readonly code: string; readonly tell: 'office' | 'log' }

/** A row that goes next in its lane, as far as it matters for when it may start. */
export interface OutboxHead extends Pick<OutboxRow, 'id' | 'lane' | 'priority' | 'triedAt'> {
  readonly kind: OutboundCall['kind']
}

/** A call to which the platform gave its last answer. */
export interface SettledCall extends Pick<OutboxHead, 'lane' | 'kind'> {
  readonly at: Instant
}

/** A row with what became of it. */
export interface KeptRow extends OutboxRow {
  readonly state: 'waiting' | 'sent' | 'dead'
  readonly messageId: string | null
}

/** The latest instants at which anything that waits may go. */
interface Sooner {
  readonly again: Instant
  readonly unasked: Instant
}

export interface OutboxStore {
  /** Rows that are put by `work` carry this request id. */
  onAccountOf<T>(request: string | null, work: () => T): T
  /**
   * Adds the row unless its key is known; returns the id of the row that now has the key. A row that comes behind others
   * has no place among them until `place`: what comes in a flood costs no more than it would alone.
   */
  put(row: OutboxRow): string
  /** Whether rows wait for their place. */
  hasUnplaced(): boolean
  /** Gives up to so many rows, the most urgent and oldest first, their places in their lanes; returns how many. */
  place(limit: number): number
  /** Puts right which row of each lane goes next: once at start, whatever wrote the rows. */
  arrange(): void
  /**
   * Of each lane the row that goes next among those that have their place, if it is due and its kind is not held back;
   * the more urgent first, then those that have been due for longer. The cost does not depend on how many rows wait
   * behind them.
   */
  ready(now: Instant, limit: number, held?: readonly OutboundCall['kind'][]): readonly OutboxHead[]
  /** Before a try leaves: sets `triedAt` where it is null, so that a crash cannot hide the try. */
  trying(ids: readonly string[], at: Instant): void
  /** The only try so far surely did nothing: `triedAt` is null again. */
  notReached(id: string): void
  get(id: string): KeptRow | undefined
  byKey(key: string): KeptRow | undefined
  /** The calls that were settled then, oldest first, the latest few thousand; the cost does not depend on how many others were. */
  settledBetween(from: Instant, to: Instant): readonly SettledCall[]
  /** Whether a row is known to have become this message. */
  hasMessage(messageId: string): boolean
  sent(id: string, messageId: string | null, at: Instant): void
  /** After a try. */
  postpone(id: string, notBefore: Instant): void
  /** Without a try. */
  defer(id: string, notBefore: Instant): void
  /** The same row in its place under a new `uuid`, as if it had never been tried. */
  renew(id: string, newId: string, notBefore: Instant): void
  /** Rows that wait for another try may go now: what failed them is over. */
  hurry(now: Instant): void
  /**
   * The clock was set back: tries that it says were yet to be made count as made at `triedAt`; what was to wait for
   * another try goes at `again`, or, if nobody asked for it, at `unasked`, and answers that were never tried likewise.
   */
  setBack(limits: { readonly now: Instant; readonly triedAt: Instant } & Sooner): void
  dead(id: string, code: string, at: Instant): void
  /** When the next waiting row that has its place may go. */
  next(): Instant | undefined
  waiting(): number
  /** By priority, where something waits; costs as much as waits. */
  backlog(): readonly Backlog[]
}
