import { asc, gt, notExists, sql } from 'drizzle-orm'
import { type ProblemCode, problemCode } from '../domain/kernel/codes.ts'
import { problem, problemTerm } from './schema/ledger.ts'
import { termsOf } from './search.ts'
import { atMost, type Sqlite, slot } from './sqlite.ts'

const PAGE = 500

/** The index of words: written once, at issue, for title, description and category never change. */
export const problemTerms = (db: Sqlite) => {
  const add = db
    .insert(problemTerm)
    .values({ term: slot('term'), problem: slot('problem') })
    .prepare()
  const page = db
    .select({ number: problem.number, code: problem.code, search: problem.search })
    .from(problem)
    .where(gt(problem.number, slot('after')))
    .orderBy(asc(problem.number))
    .limit(atMost(PAGE))
    .prepare()
  const row = db
    .select({ term: problemTerm.term })
    .from(problemTerm)
    .where(sql`${problemTerm.term} = wanted.value and ${problemTerm.problem} = ${slot('number')}`)
  const missing = db
    .select({ term: sql<string>`wanted.value` })
    .from(sql`json_each(${slot('terms')}) as wanted`)
    .where(notExists(row))
    .limit(atMost(1))
    .prepare()
  const total = db.select({ rows: sql<number>`count(*)` }).from(problemTerm).prepare()
  const totals = db
    .select({ number: problemTerm.problem, rows: sql<number>`count(*)` })
    .from(problemTerm)
    .groupBy(problemTerm.problem)
    .prepare()

  function* indexed() {
    let after = 0
    for (;;) {
      const rows = page.all({ after })
      for (const { number, code, search } of rows) {
        after = number
        yield { number, code, terms: termsOf(search) }
      }
      if (rows.length < PAGE) return
    }
  }

  /** The first problem with rows of its own too many, or the number under which nothing is issued. */
  const overfull = (): ProblemCode | undefined => {
    const held = new Map(totals.all().map(({ number, rows }) => [number, rows]))
    for (const { number, code, terms } of indexed()) {
      if (held.get(number) !== terms.size) return code
      held.delete(number)
    }
    const [stray] = held.keys()
    return stray === undefined ? undefined : problemCode(stray)
  }

  return {
    index: (number: number, folded: string): void => {
      for (const term of termsOf(folded)) add.run({ term, problem: number })
    },
    /**
     * The first problem that the index misses or knows by words that it has not. Every word is looked up by the
     * index's key, and no row may be left over: one pass, a page of problems in memory.
     */
    misindexed: (): ProblemCode | undefined => {
      let expected = 0
      for (const { number, code, terms } of indexed()) {
        if (missing.all({ number, terms: JSON.stringify([...terms]) }).length > 0) return code
        expected += terms.size
      }
      return total.get()?.rows === expected ? undefined : overfull()
    },
  }
}
