import type { Instant } from '../../domain/kernel/time.ts'

/** Somebody named with @ in a message. `openId` is null for @all and for mentions without an id. */
export interface Mention {
  readonly openId: string | null
  readonly name: string
  /** Its placeholder in the raw text, such as `@_user_1`. */
  readonly key: string
}

/** A file that a message carries; downloaded by message id and key (lark-platform.md 3.7). */
export interface InboundFile {
  readonly fileKey: string
  readonly resource: 'image' | 'file'
  /** Empty where the platform gives none (images, voice). */
  readonly name: string
}

interface Common {
  /** What makes it the same when it comes again: message id for messages and recalls, else event id (lark-platform.md 1.2). */
  readonly id: string
  readonly eventId: string
  readonly at: Instant
}

export interface InboundMessage extends Common {
  readonly kind: 'message'
  readonly chatId: string
  readonly chatType: 'p2p' | 'group'
  /** The sender. */
  readonly openId: string
  readonly messageType: string
  /** Plain text: the bot's own mention and @all removed, others as `@Name`. Data, never markup. */
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly mentionsBot: boolean
  readonly mentionsAll: boolean
  readonly parentId: string | null
  readonly rootId: string | null
  readonly threadId: string | null
  readonly files: readonly InboundFile[]
  /** The text was longer than 150 KB and is cut. */
  readonly oversized: boolean
}

export interface InboundClick extends Common {
  readonly kind: 'click'
  readonly openId: string
  readonly messageId: string
  readonly chatId: string
  /** The component's callback value; JSON text is parsed. Untrusted. */
  readonly value: unknown
  readonly tag: string
  readonly name: string | null
  readonly form: Readonly<Record<string, unknown>>
  readonly option: string | null
  readonly options: readonly string[]
  readonly checked: boolean | null
  readonly inputValue: string | null
  /** `c-…`, for a delayed update of the card. */
  readonly token: string | null
  readonly timezone: string | null
}

export interface InboundRecall extends Common {
  readonly kind: 'recalled'
  readonly messageId: string
  readonly chatId: string
}

/** The bot came into a group, or is out of it (removed, or the group was dissolved). */
export interface InboundBotMove extends Common {
  readonly kind: 'botAdded' | 'botRemoved'
  readonly chatId: string
  readonly name: string
  /** Who did it, if told. */
  readonly openId: string | null
}

export interface InboundMemberMove extends Common {
  readonly kind: 'memberAdded' | 'memberRemoved'
  readonly chatId: string
  readonly users: readonly { readonly openId: string; readonly name: string }[]
}

/** An event of no use here, or one that lacks what we need of it (`malformed`). */
export interface InboundOther {
  readonly kind: 'other'
  readonly id: string
  readonly eventId: string
  readonly type: string
  readonly malformed: boolean
}

/** Everything the platform tells us, parsed once at the edge. */
export type Inbound =
  | InboundMessage
  | InboundClick
  | InboundRecall
  | InboundBotMove
  | InboundMemberMove
  | InboundOther

/** Takes one event; what it resolves to is the answer's JSON, `{}` or `{toast, card}` (lark-platform.md 1.7). */
export type Receive = (inbound: Inbound) => Promise<unknown>
