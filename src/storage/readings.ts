import { and, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import type { ReadingStore } from '../app/reading.ts'
import { reading } from './schema/traffic.ts'
import { type Held, type Sqlite, slot } from './sqlite.ts'

/** So much later a chat is noted as active again: it only tells which were active lately. */
const AGAIN_MS = 10_000
/** Chats of which it is held when they were noted. */
const MOST_HELD = 5000

/** Held beyond transactions: a row is never taken away but with its thread, which is then long silent. */
export const readingStore = (db: Sqlite): ReadingStore & Held => {
  const noted = new Map<string, number>()
  const get = db
    .select()
    .from(reading)
    .where(eq(reading.container, slot('container')))
    .prepare()
  const chats = db
    .select()
    .from(reading)
    .where(inArray(reading.type, ['group', 'p2p']))
    .orderBy(desc(reading.activeAt))
    .prepare()
  const threads = db
    .select()
    .from(reading)
    .where(and(eq(reading.type, 'thread'), gte(reading.activeAt, slot('activeSince'))))
    .orderBy(desc(reading.activeAt))
    .prepare()
  const seen = db
    .insert(reading)
    .values({
      container: slot('container'),
      chatId: slot('chatId'),
      type: slot('type'),
      since: slot('since'),
      takenUntil: slot('since'),
      activeAt: slot('activeAt'),
    })
    .onConflictDoUpdate({
      target: reading.container,
      set: { activeAt: slot('activeAt') },
      setWhere: lt(reading.activeAt, slot('activeAt')),
    })
    .prepare()
  const takenIn = db
    .update(reading)
    .set({ takenUntil: sql`max(${reading.takenUntil}, ${slot('until')})` })
    .where(eq(reading.container, slot('container')))
    .prepare()
  const begin = db
    .update(reading)
    .set({
      since: sql`max(${reading.since}, ${slot('since')})`,
      takenUntil: sql`max(${reading.takenUntil}, ${slot('since')})`,
    })
    .where(eq(reading.container, slot('container')))
    .prepare()
  const forget = db
    .delete(reading)
    .where(and(eq(reading.type, 'thread'), lt(reading.activeAt, slot('activeBefore'))))
    .prepare()
  return {
    get: (container) => get.get({ container }),
    chats: () => chats.all(),
    threads: (activeSince) => threads.all({ activeSince }),
    seen: (row) => {
      const { container, activeAt } = row
      const known = noted.get(container)
      if (known !== undefined && activeAt < known + AGAIN_MS) return
      seen.run({ ...row })
      if (noted.size >= MOST_HELD) noted.clear()
      noted.set(container, activeAt)
    },
    takenIn: (container, until) => {
      takenIn.run({ container, until })
    },
    beginAt: (container, since) => {
      begin.run({ container, since })
    },
    forgetThreads: (activeBefore) => {
      forget.run({ activeBefore })
      noted.clear()
    },
    forget: (why) => {
      if (why === 'undone') noted.clear()
    },
  }
}
