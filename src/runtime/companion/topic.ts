import type { Store } from '../../app/ports.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { Directory } from '../../domain/people/directory.ts'
import type { Catalogue, Locale } from '../../text/index.ts'

/** A message of the bot as the platform keeps it. */
export interface BotMessage {
  readonly messageId: string
  readonly chatId: string
  /** UTC ms. */
  readonly at: number
  /** Whether it is marked urgent for somebody. */
  readonly urgent: boolean
}

/** A chat, and the open_ids of those who read it. */
interface Place {
  readonly name: string
  readonly group: boolean
  readonly readers: readonly string[]
}

/** What a topic looks up on the platform. */
export interface PlatformView {
  /** Event ids of what persons pressed on the message. */
  pressesOn(messageId: string): readonly string[]
  /** The bot's messages in one chat, or in all, from an instant (UTC ms) on, oldest first. */
  botMessages(of: { readonly chatId?: string; readonly since?: number }): readonly BotMessage[]
  /** The chats in which this person can meet the bot, the one-to-one chat first. */
  chatsOf(openId: string): readonly string[]
  placeOf(chatId: string): Place
}

/** What every topic reads: one snapshot of the ledger at one instant. */
export interface CompanionView {
  readonly store: Store
  readonly directory: Directory
  readonly calendar: WorkCalendar
  readonly now: Instant
  readonly text: Catalogue
  /** The bot's own language. */
  readonly locale: Locale
  readonly platform: PlatformView
}

/** Answers one question of the page with plain JSON. */
export type Topic = (view: CompanionView, query: Readonly<Record<string, string>>) => unknown
