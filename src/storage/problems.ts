import { and, asc, eq, gt } from 'drizzle-orm'
import type { ProblemStore, StoredProblem } from '../app/ports.ts'
import type { DigestFacts } from '../domain/digest/facts.ts'
import type { PersonId, ProblemCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { problemFinder } from './find-problems.ts'
import { problemRelations } from './problem-relations.ts'
import { problemTerms } from './problem-terms.ts'
import { problem, task } from './schema/ledger.ts'
import { foldText } from './search.ts'
import { atMost, byLimit, type Held, type Sqlite, slot } from './sqlite.ts'
import { decode, encode } from './stored-json.ts'

const PAGE = 500
/** No limit, as SQLite says it. */
const EVERYTHING = { after: null, limit: -1 }

/** `WT-012` → 12: the order of codes, which text would lose past WT-999. */
const numberOf = (code: ProblemCode): number => Number(code.slice(3))

/** What is held at a time, in characters of their texts: some hundred problems, not a whole import. */
const MOST_HELD = 500_000

/** Columns that every change writes. */
const CONTENT = { rev: slot('rev'), facts: slot('facts'), body: slot('body') }
/** Columns that queries look at: an index is written with each. */
const LOOKED_AT = {
  state: slot('state'),
  effectiveDeadline: slot('effectiveDeadline'),
  holder: slot('holder'),
}
/** Columns of what is issued and never changes. */
const ISSUED = {
  number: slot('number'),
  code: slot('code'),
  organisation: slot('organisation'),
  search: slot('search'),
}

const searchOf = ({ code, title, description, category }: Problem): string =>
  foldText(`${code} ${title} ${description} ${category}`)

/** A problem as its row has it. */
interface Row {
  readonly problem: Problem
  readonly holder: PersonId | null
}

const isSameLook = (one: Row, other: Row): boolean =>
  one.holder === other.holder &&
  one.problem.state === other.problem.state &&
  one.problem.effectiveDeadline === other.problem.effectiveDeadline

export const problemStore = (db: Sqlite, factsOf: (problem: Problem) => DigestFacts): ProblemStore & Held => {
  const relations = problemRelations(db)
  const terms = problemTerms(db)
  const held = new Map<ProblemCode, Row & { readonly size: number }>()
  let heldSize = 0
  const letGo = (): void => {
    held.clear()
    heldSize = 0
  }
  const hold = (row: Row, size: number): void => {
    const { code } = row.problem
    heldSize -= held.get(code)?.size ?? 0
    if (heldSize + size > MOST_HELD) letGo()
    held.set(code, { ...row, size })
    heldSize += size
  }
  const get = db
    .select({ body: problem.body, holder: problem.holder })
    .from(problem)
    .where(eq(problem.code, slot('code')))
    .prepare()
  const insert = db
    .insert(problem)
    .values({ ...ISSUED, ...LOOKED_AT, ...CONTENT })
    .onConflictDoNothing()
    .returning({ number: problem.number })
    .prepare()
  const present = and(eq(problem.number, slot('number')), eq(problem.rev, slot('expectedRev')))
  const update = db
    .update(problem)
    .set({ ...LOOKED_AT, ...CONTENT })
    .where(present)
    .returning({ number: problem.number })
    .prepare()
  const updateContent = db
    .update(problem)
    .set(CONTENT)
    .where(present)
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
    .limit(atMost(PAGE))
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
    .limit(atMost(PAGE))
    .prepare()
  const codes = byLimit((limit) =>
    db
      .select({ code: problem.code })
      .from(problem)
      .where(gt(problem.number, slot('after')))
      .orderBy(asc(problem.number))
      .limit(limit)
      .prepare(),
  )

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
      const known = held.get(code)
      if (known !== undefined) return known.problem
      const row = get.get({ code })
      if (row === undefined) return undefined
      const read = decode<Problem>(row.body)
      hold({ problem: read, holder: row.holder }, row.body.length)
      return read
    },
    find: problemFinder(db),
    withOpenTaskOf: (person) => owned.all({ person }).map((row) => decode<Problem>(row.body)),
    save: (value, expectedRev, holder) => {
      const { code, organisation, state, effectiveDeadline, rev } = value
      const number = numberOf(code)
      const row: Row = { problem: value, holder }
      const before = held.get(code)
      const known = before?.problem.rev === expectedRev ? before : undefined
      const content = { rev, facts: encode(factsOf(value)), body: encode(value) }
      const lookedAt = { state, effectiveDeadline, holder }
      if (expectedRev === 0) {
        const search = searchOf(value)
        const issued = { number, code, organisation, search }
        if (insert.all({ ...issued, ...lookedAt, ...content }).length === 0)
          throw new Refusal('stale', { code })
        terms.index(number, search)
      } else {
        const statement = known !== undefined && isSameLook(known, row) ? updateContent : update
        const written = statement.all({ number, expectedRev, ...lookedAt, ...content })
        if (written.length === 0) throw new Refusal('stale', { code })
      }
      relations.keep(number, value, known?.problem)
      hold(row, content.body.length)
    },
    facts,
    stored,
    misindexed: terms.misindexed,
    projection: (value) => ({
      organisation: value.organisation,
      state: value.state,
      effectiveDeadline: value.effectiveDeadline,
      search: searchOf(value),
      rev: value.rev,
      facts: encode(factsOf(value)),
      ...relations.expected(value),
    }),
    forget: letGo,
    codes: ({ after, limit } = EVERYTHING) =>
      codes(limit)
        .all({ after: after === null ? 0 : numberOf(after) })
        .map(({ code }) => code),
  }
}
