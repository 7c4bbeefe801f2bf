import { eq, sql } from 'drizzle-orm'
import type { TopicStore } from '../app/proposal/store.ts'
import { parseProblemCode, parseTaskCode } from '../domain/kernel/codes.ts'
import { topic } from './schema/proposals.ts'
import { type Sqlite, slot } from './sqlite.ts'

export const topicStore = (db: Sqlite): TopicStore => {
  const find = db
    .select({ item: topic.item })
    .from(topic)
    .where(eq(topic.messageId, slot('messageId')))
    .prepare()
  const upsert = db
    .insert(topic)
    .values({ messageId: slot('messageId'), item: slot('item') })
    .onConflictDoUpdate({ target: topic.messageId, set: { item: sql`excluded.item` } })
    .prepare()
  return {
    get: (messageId) => {
      const item = find.get({ messageId })?.item
      if (item === undefined) return undefined
      return item === 'several' ? item : (parseProblemCode(item) ?? parseTaskCode(item))
    },
    set: (messageId, item) => {
      upsert.run({ messageId, item })
    },
  }
}
