import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Cause } from '../../app/ports.ts'
import type { OrganisationCode, PersonId, ProblemCode, TaskCode } from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import type { ProblemState, TaskState } from '../../domain/problem/vocabulary.ts'

/** The truth: append-only, each entry bound to the one before by its hash (architecture.md 3). */
export const journal = sqliteTable(
  'journal',
  {
    seq: integer('seq').primaryKey(),
    stream: text('stream').notNull(),
    at: integer('at').$type<Instant>().notNull(),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
    by: text('by').$type<PersonId>().notNull(),
    onBehalfOf: text('on_behalf_of').$type<PersonId>(),
    causeKind: text('cause_kind').$type<Cause['kind']>().notNull(),
    causeId: text('cause_id').notNull(),
    event: text('event').notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    index('journal_stream').on(t.stream, t.seq),
    index('journal_act').on(t.by, t.seq).where(sql`cause_kind in ('message', 'click', 'platform')`),
    index('journal_cause').on(t.causeId, t.seq).where(sql`cause_kind = 'message'`),
  ],
)

/** The fold of a problem's stream with the columns that queries look at. */
export const problem = sqliteTable(
  'problem',
  {
    number: integer('number').primaryKey(),
    code: text('code').$type<ProblemCode>().notNull(),
    organisation: text('organisation').$type<OrganisationCode>().notNull(),
    state: text('state').$type<ProblemState>().notNull(),
    effectiveDeadline: text('effective_deadline').$type<LocalDate>().notNull(),
    /** Who must act next; null when nobody must. */
    holder: text('holder').$type<PersonId>(),
    /** Code, title, description and category, folded as in search.ts. */
    search: text('search').notNull(),
    rev: integer('rev').notNull(),
    facts: text('facts').notNull(),
    body: text('body').notNull(),
  },
  (t) => [
    uniqueIndex('problem_code').on(t.code),
    index('problem_organisation').on(t.organisation, t.number),
    index('problem_state').on(t.state, t.effectiveDeadline),
    index('problem_holder').on(t.holder, t.number),
  ],
)

/** The words of a problem, one and two characters long: how a keyword finds its problems by an index. */
export const problemTerm = sqliteTable(
  'problem_term',
  {
    term: text('term').notNull(),
    problem: integer('problem')
      .notNull()
      .references(() => problem.number),
  },
  (t) => [primaryKey({ columns: [t.term, t.problem] })],
)

export const task = sqliteTable(
  'task',
  {
    code: text('code').$type<TaskCode>().primaryKey(),
    problem: integer('problem')
      .notNull()
      .references(() => problem.number),
    owner: text('owner').$type<PersonId>().notNull(),
    state: text('state').$type<TaskState>().notNull(),
    effectiveDue: text('effective_due').$type<LocalDate>().notNull(),
  },
  (t) => [index('task_problem').on(t.problem), index('task_owner').on(t.owner, t.state, t.problem)],
)

/** Who belongs to a problem: first responsible, leader, head, owners of tasks. */
export const participant = sqliteTable(
  'participant',
  {
    problem: integer('problem')
      .notNull()
      .references(() => problem.number),
    person: text('person').$type<PersonId>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.problem, t.person] }),
    index('participant_person').on(t.person, t.problem),
  ],
)

/** One row: the fold of the stream `directory`. */
export const directory = sqliteTable('directory', {
  id: integer('id').primaryKey(),
  rev: integer('rev').notNull(),
  body: text('body').notNull(),
})
