import type { Database, HashText, Store } from '../app/ports.ts'
import type { Tally } from '../app/tally.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { briefStore } from './briefs.ts'
import { cardPostStore } from './card-posts.ts'
import { directoryStore } from './directory.ts'
import { dueStore } from './due.ts'
import { inboxStore } from './inbox.ts'
import { journalStore } from './journal.ts'
import { outboxStore } from './outbox.ts'
import { problemStore } from './problems.ts'
import { proposalStore } from './proposals.ts'
import { readingStore } from './readings.ts'
import { sentFileStore } from './sent-files.ts'
import { settingStore } from './settings.ts'
import { sourceStore } from './sources.ts'
import type { Held, Sqlite, Transactions } from './sqlite.ts'
import { committedTally } from './tally.ts'
import { topicStore } from './topics.ts'

export interface DatabaseParts {
  readonly sqlite: Sqlite
  readonly transactions: Transactions
  readonly hash: HashText
  /** What a problem's row keeps for the figures, so that a digest is one scan. */
  readonly factsOf: (problem: Problem) => DigestFacts
  /** Hears what was counted, after each commit; absent: nobody counts. */
  readonly tally?: Tally | undefined
}

const NOBODY: Tally = { add: () => undefined }

/** The ledger over any synchronous SQLite whose migrations are applied. */
export const openDatabase = (parts: DatabaseParts): Database => {
  const { sqlite, transactions, hash, factsOf } = parts
  const counting = committedTally(parts.tally ?? NOBODY)
  const journal = journalStore(sqlite, hash)
  const problems = problemStore(sqlite, factsOf)
  const directory = directoryStore(sqlite)
  const due = dueStore(sqlite)
  const readings = readingStore(sqlite)
  const outbox = outboxStore(sqlite)
  const settings = settingStore(sqlite)
  const holding: readonly Held[] = [journal, problems, directory, due, readings, outbox, settings]
  const store: Store = {
    journal,
    problems,
    directory,
    inbox: inboxStore(sqlite),
    outbox,
    cards: cardPostStore(sqlite),
    due,
    briefs: briefStore(sqlite),
    files: sentFileStore(sqlite),
    proposals: proposalStore(sqlite),
    topics: topicStore(sqlite),
    sources: sourceStore(sqlite, hash),
    settings,
    readings,
    tally: counting.tally,
  }
  const forget: Held['forget'] = (why) => {
    for (const each of holding) each.forget(why)
  }
  const forgetful = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      forget('undone')
      throw error
    }
  }
  const upToDate = <T>(work: (store: Store) => T): T => {
    if (transactions.othersWrote()) forget('written')
    return work(store)
  }
  return {
    transact: (work) => {
      directory.begin()
      return forgetful(() => counting.whole(() => transactions.immediate(() => upToDate(work))))
    },
    savepoint: (_store, work) => forgetful(() => counting.part(() => transactions.savepoint(work))),
    read: (work) => transactions.snapshot(() => upToDate(work)),
    close: () => transactions.close(),
  }
}
