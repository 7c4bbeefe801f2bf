import { and, asc, type SQL, sql } from 'drizzle-orm'
import type { ProblemQuery, ProblemStore } from '../app/ports.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { participant, problem, problemTerm } from './schema/ledger.ts'
import { foldText, keyTermsOf } from './search.ts'
import { type Sqlite, slot } from './sqlite.ts'
import { decode } from './stored-json.ts'

/** More words than anybody means; an expression of thousands would be refused by SQLite. */
const MOST_WORDS = 16
/** Of words that may be in the text instead: statements hold no more than a hundred values on Workers. */
const MOST_HELD = 8

type Values = Record<string, string | number>
/** One part of a query: what it adds to the statement's shape, its condition, and the values it binds. */
interface Part {
  readonly shape: string
  readonly condition: SQL | undefined
  readonly values: Values
}

const within = (numbers: SQL): SQL => sql`${problem.number} in (${numbers})`
const termHas = (name: string): SQL =>
  within(sql`select ${problemTerm.problem} from ${problemTerm} where ${problemTerm.term} = ${slot(name)}`)

const wordPart = (word: string, name: string): Part => {
  const [first, last] = keyTermsOf(word)
  return {
    shape: 'word',
    condition: and(
      termHas(`${name}first`),
      termHas(`${name}last`),
      sql`instr(${problem.search}, ${slot(name)}) > 0`,
    ),
    values: { [`${name}first`]: first, [`${name}last`]: last, [name]: word },
  }
}

const wordParts = (words: readonly string[], name: string, most: number): readonly Part[] =>
  words
    .flatMap((word) => foldText(word).split(/\s+/u))
    .filter((word) => word !== '')
    .slice(0, most)
    .map((word, at) => wordPart(word, `${name}${at}`))

const valuesOf = (parts: readonly Part[]): Values => Object.assign({}, ...parts.map((part) => part.values))

const partsOf = (query: ProblemQuery): readonly Part[] => {
  const parts: Part[] = []
  const add = (shape: string, condition: SQL, values: Values = {}) => parts.push({ shape, condition, values })
  if (query.organisation !== undefined)
    add('organisation', sql`${problem.organisation} = ${slot('organisation')}`, {
      organisation: query.organisation,
    })
  if (query.states !== undefined) {
    const names = query.states.map((_, at) => `state${at}`)
    const list = sql.join(names.map(slot), sql`, `)
    add(
      `states${names.length}`,
      sql`${problem.state} in (${list})`,
      Object.fromEntries(query.states.map((state, at) => [`state${at}`, state])),
    )
  }
  if (query.codes !== undefined) {
    // One value for all: statements hold no more than a hundred on Workers.
    const named = sql`${problem.code} in (select value from json_each(${slot('codes')}))`
    const held = wordParts(query.orHolding ?? [], 'held', MOST_HELD)
    const holding = and(...held.map(({ condition }) => condition))
    const either = holding === undefined ? named : sql`(${named} or (${holding}))`
    add(`codes${held.length}`, either, { codes: JSON.stringify(query.codes), ...valuesOf(held) })
  }
  // 超期: open, neither in review nor long-term (domain.md 3.9).
  if (query.overdueOn !== undefined)
    add(
      'overdue',
      sql`${problem.state} in ('awaitingSignature', 'awaitingClaim', 'awaitingPlan', 'planReview', 'rectifying') and ${problem.effectiveDeadline} < ${slot('overdueOn')}`,
      { overdueOn: query.overdueOn },
    )
  if (query.involving !== undefined)
    add(
      'involving',
      within(
        sql`select ${participant.problem} from ${participant} where ${participant.person} = ${slot('involving')}`,
      ),
      { involving: query.involving },
    )
  if (query.heldBy !== undefined)
    add('heldBy', sql`${problem.holder} = ${slot('heldBy')}`, { heldBy: query.heldBy })
  return [...parts, ...wordParts(query.words ?? [], 'word', MOST_WORDS)]
}

/** Finds by any mixture of conditions; each mixture is prepared once. */
export const problemFinder = (db: Sqlite): ProblemStore['find'] => {
  const prepare = (condition: SQL | undefined) => ({
    page: db
      .select({ body: problem.body })
      .from(problem)
      .where(condition)
      .orderBy(asc(problem.number))
      .limit(sql.placeholder('limit'))
      .offset(sql.placeholder('offset'))
      .prepare(),
    count: db.select({ total: sql<number>`count(*)` }).from(problem).where(condition).prepare(),
  })
  const prepared = new Map<string, ReturnType<typeof prepare>>()

  return (query) => {
    const parts = partsOf(query)
    const shape = parts.map((part) => part.shape).join(' ')
    const statements = prepared.get(shape) ?? prepare(and(...parts.map((part) => part.condition)))
    prepared.set(shape, statements)
    const values = valuesOf(parts)
    const page = statements.page.all({ ...values, limit: query.limit, offset: query.offset })
    return {
      problems: page.map((row) => decode<Problem>(row.body)),
      total: statements.count.get(values)?.total ?? 0,
    }
  }
}
