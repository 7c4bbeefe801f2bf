import { and, asc, eq, lt, sql } from 'drizzle-orm'
import type { HashText } from '../app/ports.ts'
import type { SourceStore } from '../app/reread/source.ts'
import { sourceMessage } from './schema/proposals.ts'
import { byLimit, type Sqlite, slot } from './sqlite.ts'

const SOURCE = {
  messageId: sourceMessage.messageId,
  chatId: sourceMessage.chatId,
  person: sourceMessage.person,
  kind: sourceMessage.kind,
  saidAt: sourceMessage.saidAt,
}
/** A literal, because a partial index serves no bound value. */
const UNREAD = sql`${sourceMessage.readAt} is null`

export const sourceStore = (db: Sqlite, hash: HashText): SourceStore => {
  const note = db
    .insert(sourceMessage)
    .values({
      messageId: slot('messageId'),
      chatId: slot('chatId'),
      person: slot('person'),
      kind: slot('kind'),
      saidAt: slot('saidAt'),
      textHash: slot('textHash'),
      notedAt: slot('notedAt'),
    })
    .onConflictDoUpdate({
      target: sourceMessage.messageId,
      set: { textHash: sql`excluded.text_hash`, notedAt: sql`excluded.noted_at`, readAt: null },
    })
    .prepare()
  const get = db
    .select(SOURCE)
    .from(sourceMessage)
    .where(eq(sourceMessage.messageId, slot('messageId')))
    .prepare()
  const noted = db
    .select({ textHash: sourceMessage.textHash })
    .from(sourceMessage)
    .where(eq(sourceMessage.messageId, slot('messageId')))
    .prepare()
  const unread = byLimit((limit) =>
    db
      .select(SOURCE)
      .from(sourceMessage)
      .where(and(UNREAD, lt(sourceMessage.notedAt, slot('before'))))
      .orderBy(asc(sourceMessage.notedAt))
      .limit(limit)
      .prepare(),
  )
  const read = db
    .update(sourceMessage)
    .set({ readAt: slot('readAt') })
    .where(and(eq(sourceMessage.messageId, slot('messageId')), UNREAD))
    .prepare()

  return {
    note: (source, text, at) => {
      note.run({ ...source, textHash: hash(text), notedAt: at })
    },
    get: (messageId) => get.get({ messageId }),
    isNoted: (messageId, text) => noted.get({ messageId })?.textHash === hash(text),
    unread: (before, limit) => unread(limit).all({ before }),
    wasRead: (messageId, at) => {
      read.run({ messageId, readAt: at })
    },
  }
}
