import { isDigestEvent, isDirectoryEvent, isProblemEvent } from '../../app/ledger-event.ts'
import type { JournalEntry } from '../../app/ports.ts'
import { SYSTEM } from '../../domain/people/system.ts'
import { eventText } from '../../text/index.ts'
import { sentSince } from './sent.ts'
import type { CompanionView, Topic } from './topic.ts'

/** Entries told at once; the latest are. */
const MOST = 2000

/**
 * `journal`: `?message=om_…` the entries that the message, or what was pressed on it, brought about;
 * `?cause=<id>` those of one event or message; `?since=<UTC ms>` those recorded from then on, with what the bot sent.
 */
export const journal: Topic = (view, { message, cause, since }) => {
  if (since !== undefined) {
    const from = Number(since)
    const entries = told(view, ({ recordedAt }) => recordedAt >= from)
    return { entries, sent: sentSince(view, from) }
  }
  const causes = new Set([
    ...(message === undefined ? [] : [message, ...view.platform.pressesOn(message)]),
    ...(cause === undefined ? [] : [cause]),
  ])
  return { entries: told(view, (entry) => causes.has(entry.cause.id)) }
}

const told = (view: CompanionView, wanted: (entry: JournalEntry) => boolean) => {
  const found: JournalEntry[] = []
  for (const entry of view.store.journal.read()) if (wanted(entry)) found.push(entry)
  return found.slice(-MOST).map((entry) => entryTold(view, entry))
}

const entryTold = (view: CompanionView, { seq, stream, event, stamp, cause, recordedAt }: JournalEntry) => {
  const { text, directory } = view
  const nameOf = (id: typeof stamp.by): string =>
    id === SYSTEM ? text.terms.system : (directory.people.get(id)?.name ?? id)
  const by =
    stamp.onBehalfOf === null
      ? nameOf(stamp.by)
      : text.phrases.onBehalf(nameOf(stamp.by), nameOf(stamp.onBehalfOf))
  return {
    seq,
    at: recordedAt,
    by,
    openId: directory.people.get(stamp.by)?.openId ?? '',
    code: stream,
    what: words(view, event, nameOf),
    type: event.type,
    cause,
  }
}

const words = (
  { text }: CompanionView,
  event: JournalEntry['event'],
  nameOf: (id: JournalEntry['stamp']['by']) => string,
): string => {
  const { companion } = text
  if (isProblemEvent(event)) return eventText(text, event, { person: nameOf })
  if (isDirectoryEvent(event)) return companion.directory[event.type]
  if (!isDigestEvent(event) || event.type === 'digestSkipped') return companion.digestSkipped
  return event.type === 'digestFrozen'
    ? companion.digestFrozen(text.dates.day(event.day))
    : companion.digestReleased(event.by)
}
