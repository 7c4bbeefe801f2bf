import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { SentFile, SentFileStore } from '../app/ports.ts'
import { sentFile } from './schema/traffic.ts'
import { type Sqlite, slot } from './sqlite.ts'

const FIELDS = {
  messageId: sentFile.messageId,
  chatId: sentFile.chatId,
  openId: sentFile.openId,
  fileKey: sentFile.fileKey,
  resource: sentFile.resource,
  name: sentFile.name,
  at: sentFile.at,
}

export const sentFileStore = (db: Sqlite): SentFileStore => {
  const insert = db
    .insert(sentFile)
    .values({
      messageId: slot('messageId'),
      chatId: slot('chatId'),
      openId: slot('openId'),
      fileKey: slot('fileKey'),
      resource: slot('resource'),
      name: slot('name'),
      at: slot('at'),
      taken: 0,
    })
    .onConflictDoNothing()
    .prepare()
  const ofMessage = db
    .select(FIELDS)
    .from(sentFile)
    .where(eq(sentFile.messageId, slot('messageId')))
    .orderBy(asc(sentFile.fileKey))
    .prepare()
  const recent = db
    .select(FIELDS)
    .from(sentFile)
    .where(
      and(
        eq(sentFile.chatId, slot('chatId')),
        eq(sentFile.openId, slot('openId')),
        gte(sentFile.at, slot('since')),
        sql`${sentFile.taken} = 0`,
      ),
    )
    .orderBy(asc(sentFile.at))
    .prepare()
  const take = db
    .update(sentFile)
    .set({ taken: 1 })
    .where(and(eq(sentFile.messageId, slot('messageId')), eq(sentFile.fileKey, slot('fileKey'))))
    .prepare()

  const became = db
    .update(sentFile)
    .set({ evidence: slot('evidence') })
    .where(and(eq(sentFile.messageId, slot('messageId')), eq(sentFile.fileKey, slot('fileKey'))))
    .prepare()
  const evidence = db
    .select({ evidence: sentFile.evidence })
    .from(sentFile)
    .where(eq(sentFile.messageId, slot('messageId')))
    .orderBy(asc(sentFile.fileKey))
    .prepare()

  return {
    record: (file: SentFile) => {
      insert.run({ ...file })
    },
    ofMessage: (messageId) => ofMessage.all({ messageId }),
    recent: (chatId, openId, since) => recent.all({ chatId, openId, since }),
    take: (messageId, fileKey) => {
      take.run({ messageId, fileKey })
    },
    becameEvidence: (messageId, fileKey, code) => {
      became.run({ messageId, fileKey, evidence: code })
    },
    evidenceFrom: (messageId) => evidence.all({ messageId }).flatMap((row) => row.evidence ?? []),
  }
}
