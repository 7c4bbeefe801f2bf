import type { Acting, Work } from '../context.ts'
import { forgetMessage } from '../forget-message.ts'
import type { FoundMessage, Outcome } from '../outbox.ts'
import { refuseSecrets } from '../screen.ts'
import type { RereadContinuation } from './run.ts'
import { noteSource, type SourceMessage } from './source.ts'

/** Reads an edited message as it was read at first, and puts what it says anew to its sender. Throws no Refusal. */
export type ReadAgain = (acting: Acting, source: SourceMessage, found: FoundMessage) => void

/**
 * A source message was looked up: a recalled one is forgotten, an edited one read again. Where the platform did not
 * give it, everything stays as it is.
 */
export const continueReread = (
  work: Work,
  { messageId }: RereadContinuation,
  outcome: Outcome,
  readAgain: ReadAgain,
): void => {
  if (outcome.kind !== 'done' || outcome.found === undefined) return
  if (outcome.found === 'gone') {
    forgetMessage(work, messageId)
    return
  }
  const source = work.store.sources.get(messageId)
  const actor = source === undefined ? undefined : work.directory.people.get(source.person)
  if (source !== undefined && actor !== undefined)
    takeIn({ ...work, actor }, source, outcome.found, readAgain)
}

/** The one door of texts that are read again. The new text is noted: it is put to the sender once. */
const takeIn = (acting: Acting, source: SourceMessage, found: FoundMessage, readAgain: ReadAgain): void => {
  if (acting.store.sources.isNoted(source.messageId, found.text)) return
  const brought = { texts: [found.text], fileNames: found.files.map(({ name }) => name) }
  const inboundId = `reread:${source.messageId}`
  if (refuseSecrets(acting, { openId: acting.actor.openId ?? '', inboundId }, brought)) return
  noteSource(acting, source, found.text)
  readAgain(acting, source, found)
}
