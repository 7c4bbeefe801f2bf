import { and, asc, eq, gt } from 'drizzle-orm'
import type { ProblemStore, StoredProblem } from '../app/ports.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import type { ProblemCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { problemFinder } from './find-problems.ts'
import { problemRelations } from './problem-relations.ts'
import { problem, task } from './schema/ledger.ts'
import { foldText } from './search.ts'
import { type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

const PAGE = 500

/** `WT-012` → 12: the order of codes, which text would lose past WT-999. */
const numberOf = (code: ProblemCode): number => Number(code.slice(3))

const COLUMNS = {
  organisation: slot('organisation'),
  state: slot('state'),
  effectiveDeadline: slot('effectiveDeadline'),
  holder: slot('holder'),
  search: slot('search'),
  rev: slot('rev'),
  facts: slot('facts'),
  body: slot('body'),
}

/** What the columns of a problem's row say, derived from nothing but the problem. */
const columnsOf = (value: Problem, facts: DigestFacts) => ({
  organisation: value.organisation,
  state: value.state,
  effectiveDeadline: value.effectiveDeadline,
  search: foldText(`${value.code} ${value.title} ${value.description} ${value.category}`),
  rev: value.rev,
  facts: encode(facts),
})

export const problemStore = (db: Sqlite, factsOf: (problem: Problem) => DigestFacts): ProblemStore => {
  const relations = problemRelations(db)
  const get = db
    .select({ body: problem.body })
    .from(problem)
    .where(eq(problem.code, slot('code')))
    .prepare()
  const insert = db
    .insert(problem)
    .values({ number: slot('number'), code: slot('code'), ...COLUMNS })
    .onConflictDoNothing()
    .returning({ number: problem.number })
    .prepare()
  const update = db
    .update(problem)
    .set(COLUMNS)
    .where(and(eq(problem.number, slot('number')), eq(problem.rev, slot('expectedRev'))))
    .returning({ number: problem.number })
    .prepare()
  const owned = db
    .selectDistinct({ number: problem.number, body: problem.body })
    .from(task)
    .innerJoin(problem, eq(problem.number, task.problem))
    .where(and(eq(task.owner, slot('person')), relations.taskIsOpen))
    .orderBy(asc(problem.number))
    .prepare()
  const factsPage = db
    .select({ number: problem.number, facts: problem.facts })
    .from(problem)
    .where(gt(problem.number, slot('after')))
    .orderBy(asc(problem.number))
    .limit(PAGE)
    .prepare()
  const wholePage = db
    .select({
      number: problem.number,
      code: problem.code,
      organisation: problem.organisation,
      state: problem.state,
      effectiveDeadline: problem.effectiveDeadline,
      search: problem.search,
      rev: problem.rev,
      facts: problem.facts,
      body: problem.body,
    })
    .from(problem)
    .where(gt(problem.number, slot('after')))
    .orderBy(asc(problem.number))
    .limit(PAGE)
    .prepare()
  const codes = db.select({ code: problem.code }).from(problem).orderBy(asc(problem.number)).prepare()

  function* facts(): Iterable<DigestFacts> {
    let after = 0
    for (;;) {
      const rows = factsPage.all({ after })
      for (const row of rows) {
        after = row.number
        yield decode<DigestFacts>(row.facts)
      }
      if (rows.length < PAGE) return
    }
  }

  function* stored(): Iterable<StoredProblem> {
    let after = 0
    for (;;) {
      const rows = wholePage.all({ after })
      for (const { number, code, body, ...columns } of rows) {
        after = number
        yield {
          code,
          problem: decode<Problem>(body),
          projection: { ...columns, ...relations.actual(number) },
        }
      }
      if (rows.length < PAGE) return
    }
  }

  return {
    get: (code) => {
      const row = get.get({ code })
      return row === undefined ? undefined : decode<Problem>(row.body)
    },
    find: problemFinder(db),
    withOpenTaskOf: (person) => owned.all({ person }).map((row) => decode<Problem>(row.body)),
    save: (value, expectedRev, holder) => {
      const number = numberOf(value.code)
      const columns = columnsOf(value, factsOf(value))
      const statement = expectedRev === 0 ? insert : update
      const written = statement.all({
        number,
        code: value.code,
        expectedRev,
        holder,
        body: encode(value),
        ...columns,
      })
      if (written.length === 0) throw new Refusal('stale', { code: value.code })
      if (expectedRev === 0) relations.index(number, columns.search)
      relations.keep(number, value)
    },
    facts,
    stored,
    projection: (value) => ({
      ...columnsOf(value, factsOf(value)),
      ...relations.expected(value),
    }),
    codes: () => codes.all().map(({ code }) => code),
  }
}
