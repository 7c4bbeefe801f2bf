import Driver from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import type { ProblemQuery } from '../../src/app/ports.ts'
import { instant, localDate } from '../../src/domain/kernel/time.ts'
import { migrate, readMigrations } from '../../src/runtime/migrations.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { organisation, person, plainFacts } from './stage.ts'

const QUERIES: readonly Partial<ProblemQuery>[] = [
  { organisation: organisation('ORG-01') },
  { states: ['rectifying', 'closed'] },
  { overdueOn: localDate('2025-10-24') },
  { words: ['采购', '轮岗办法'] },
  { involving: person('U-105') },
  { heldBy: person('U-105') },
]
/** All codes in order, the ledger without a condition, the newest entry, and the directory's one row. */
const BY_DESIGN = [
  /from "problem" order by/,
  /from "journal" order by "journal"."seq" desc limit 1$/,
  /from "directory"$/,
  // verify alone passes through all of the index of words, and through the words of one problem.
  /^select count\(\*\) from "problem_term"$/,
  /from "problem_term" group by "problem_term"."problem"$/,
  /^select wanted.value from json_each\(\?\) as wanted where not exists/,
]

/** Everything that a ledger has SQLite run, and the driver that plans it. */
const everyStatement = () => {
  const driver = new Driver(':memory:')
  onTestFinished(() => void driver.close())
  migrate(driver, readMigrations())
  const statements = new Set<string>()
  const prepare = driver.prepare.bind(driver)
  Object.assign(driver, {
    prepare: (text: string) => {
      statements.add(text)
      return prepare(text)
    },
  })
  const run = <T>(work: () => T): T => work()
  const database = openDatabase({
    sqlite: drizzle({ client: driver }),
    transactions: {
      immediate: run,
      snapshot: run,
      savepoint: run,
      othersWrote: () => true,
      close: () => undefined,
    },
    hash: sha256,
    factsOf: plainFacts,
  })
  database.read((store) => {
    for (const query of QUERIES) store.problems.find({ ...query, limit: 10, offset: 0 })
    // These are prepared when they are first asked for.
    const now = instant(0)
    store.outbox.ready(now, 1)
    store.due.ready(now, 1)
    store.cards.stale(now, 1)
    store.sources.unread(now, 1)
    store.briefs.peopleWaiting(localDate('2025-10-24'), 1)
    for (const filter of [{}, { stream: 'WT-001' }]) for (const _ of store.journal.read(filter)) break
  })
  return { statements, prepare }
}

it('finds rows by an index in every statement, so that no answer slows down as the ledger grows', () => {
  const { statements, prepare } = everyStatement()
  expect(statements.size).toBeGreaterThan(60)
  const scans = [...statements].flatMap((text) => {
    if (BY_DESIGN.some((form) => form.test(text))) return []
    const explain = prepare(`explain query plan ${text}`)
    const plan: unknown[] = explain.all(...Array.from({ length: text.split('?').length - 1 }, () => 1))
    return plan.flatMap((step) => {
      const detail = String(Object.values(Object(step)).at(-1))
      return /^SCAN (?!.*USING (COVERING )?INDEX)/.test(detail) && !/^SCAN (CONSTANT|\d)/.test(detail)
        ? [`${detail}: ${text}`]
        : []
    })
  })
  expect(scans).toEqual([])

  const planOf = (text: string): string => {
    const values = Array.from({ length: text.split('?').length - 1 }, () => 1)
    return JSON.stringify(prepare(`explain query plan ${text}`).all(...values))
  }
  const plansOn = (index: string) => [...statements].filter((text) => planOf(text).includes(index))
  expect(plansOn('journal_act')).toHaveLength(1)
  expect(plansOn('journal_cause')).toHaveLength(1)
  // A look at the outbox takes its rows from the index of those that go next, in order, and reads nothing else.
  const looks = [...plansOn('outbox_ready'), ...plansOn('outbox_next')]
    .filter((text) => text.startsWith('select'))
    .map(planOf)
  expect(looks).toHaveLength(2)
  // So does the look at what was settled in the last minute, at every start.
  looks.push(...plansOn('outbox_settled').map(planOf))
  expect(looks).toHaveLength(3)
  for (const plan of looks) {
    expect(plan).toContain('USING COVERING INDEX')
    expect(plan).not.toContain('TEMP B-TREE')
  }
})

it('binds no limit but for pages of a list, because SQLite plans such a statement anew with each run', () => {
  const bound = [...everyStatement().statements].filter((text) => /limit \?/.test(text))
  expect(bound.filter((text) => !/^select "body" from "problem" .*limit \? offset \?$/.test(text))).toEqual(
    [],
  )
})
