import { eq } from 'drizzle-orm'
import type { InboxStore } from '../app/ports.ts'
import { inbox } from './schema/traffic.ts'
import { type Sqlite, slot } from './sqlite.ts'

export const inboxStore = (db: Sqlite): InboxStore => {
  const answer = db
    .select({ answer: inbox.answer })
    .from(inbox)
    .where(eq(inbox.key, slot('key')))
    .prepare()
  const insert = db
    .insert(inbox)
    .values({ key: slot('key'), answer: slot('answer'), at: slot('at') })
    .onConflictDoNothing()
    .prepare()
  return {
    answerTo: (key) => answer.get({ key })?.answer,
    record: (key, given, at) => {
      insert.run({ key, answer: given, at })
    },
  }
}
