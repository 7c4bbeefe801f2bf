import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { rereadTime } from '../../domain/people/profile.ts'
import { storedAt, type Work } from '../context.ts'

/**
 * A message that led to an update, stored or pending. Nobody is told when it is edited (lark-platform.md 1.6), so it is
 * read again.
 */
export interface SourceMessage {
  readonly messageId: string
  readonly chatId: string
  /** Who sent it. */
  readonly person: PersonId
  readonly kind: 'plain' | 'command'
  /** When it was sent. */
  readonly saidAt: Instant
}

/** Messages to read again. Of a text only the SHA-256 is kept. */
export interface SourceStore {
  /** Notes the message with the text that was read, for the next cut-off; one that is known is noted anew. */
  note(source: SourceMessage, text: string, at: Instant): void
  get(messageId: string): SourceMessage | undefined
  /** Whether the text is the one that was noted last. */
  isNoted(messageId: string, text: string): boolean
  /** Noted before the instant and not read since, oldest first. */
  unread(before: Instant, limit: number): readonly SourceMessage[]
  /** It need not be read again unless it is noted anew; unknown messages are passed over. */
  wasRead(messageId: string, at: Instant): void
}

/**
 * Notes a message that led to an update, and plans the cut-off at which it is read again: the next from when it came,
 * for that of a late message's own day is over.
 */
export const noteSource = (work: Work, source: SourceMessage, text: string): void => {
  const { store } = work
  const noted = storedAt(work)
  store.sources.note(source, text, noted)
  const at = nextCutOff(work, noted)
  store.due.plan([{ key: `reread:${at}`, kind: 'reread', object: 'reread', at, payload: '' }])
}

const nextCutOff = ({ calendar, directory }: Work, now: Instant): Instant => {
  const time = rereadTime(profileOf(directory))
  const today = calendar.dayOf(now)
  const cutOff = calendar.at(today, time)
  return now < cutOff ? cutOff : calendar.at(calendar.addDays(today, 1), time)
}
