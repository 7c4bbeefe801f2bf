import { eq, sql } from 'drizzle-orm'
import type { PersonId } from '../domain/kernel/codes.ts'
import type { Problem, Task } from '../domain/problem/problem.ts'
import { participant, task } from './schema/ledger.ts'
import { type Sqlite, slot } from './sqlite.ts'

/** Everybody whom a problem concerns: first responsible, leader, head, owners of tasks. */
const participantsOf = (problem: Problem): ReadonlySet<PersonId> => {
  const people = new Set<PersonId>([problem.firstResponsible])
  if (problem.leader !== null) people.add(problem.leader)
  if (problem.head !== null) people.add(problem.head)
  for (const each of problem.tasks) people.add(each.owner)
  return people
}

const taskLine = ({
  code,
  owner,
  state,
  effectiveDue,
}: Pick<Task, 'code' | 'owner' | 'state' | 'effectiveDue'>) => `${code} ${owner} ${state} ${effectiveDue}`

const byText = (a: string, b: string): number => (a < b ? -1 : 1)

const isSameTask = (one: Task, other: Task | undefined): boolean =>
  one.code === other?.code &&
  one.owner === other.owner &&
  one.state === other.state &&
  one.effectiveDue === other.effectiveDue

/** Whether all that the rows beside a problem's own tell is as it was. */
const isSameCast = (one: Problem, other: Problem): boolean =>
  one.firstResponsible === other.firstResponsible &&
  one.leader === other.leader &&
  one.head === other.head &&
  one.tasks.length === other.tasks.length &&
  one.tasks.every((task, at) => isSameTask(task, other.tasks[at]))

/** The rows beside a problem's own: tasks and participants. Only what changed is written. */
export const problemRelations = (db: Sqlite) => {
  const tasks = db
    .select({ code: task.code, owner: task.owner, state: task.state, effectiveDue: task.effectiveDue })
    .from(task)
    .where(eq(task.problem, slot('problem')))
    .prepare()
  const putTask = db
    .insert(task)
    .values({
      code: slot('code'),
      problem: slot('problem'),
      owner: slot('owner'),
      state: slot('state'),
      effectiveDue: slot('effectiveDue'),
    })
    .onConflictDoUpdate({
      target: task.code,
      set: { owner: slot('owner'), state: slot('state'), effectiveDue: slot('effectiveDue') },
    })
    .prepare()
  const dropTask = db
    .delete(task)
    .where(eq(task.code, slot('code')))
    .prepare()
  const people = db
    .select({ person: participant.person })
    .from(participant)
    .where(eq(participant.problem, slot('problem')))
    .prepare()
  const addPerson = db
    .insert(participant)
    .values({ problem: slot('problem'), person: slot('person') })
    .prepare()
  const dropPerson = db
    .delete(participant)
    .where(sql`${participant.problem} = ${slot('problem')} and ${participant.person} = ${slot('person')}`)
    .prepare()

  const expected = (value: Problem) => ({
    tasks: value.tasks.map(taskLine).sort(byText),
    participants: [...participantsOf(value)].sort(byText),
  })

  const keepTasks = (number: number, value: Problem): void => {
    const known = new Map(tasks.all({ problem: number }).map((row) => [row.code, row]))
    for (const { code, owner, state, effectiveDue } of value.tasks) {
      const row = known.get(code)
      known.delete(code)
      const same = row?.owner === owner && row.state === state && row.effectiveDue === effectiveDue
      if (!same) putTask.run({ code, problem: number, owner, state, effectiveDue })
    }
    for (const code of known.keys()) dropTask.run({ code })
  }

  const keepPeople = (number: number, value: Problem): void => {
    const known = new Set(people.all({ problem: number }).map(({ person }) => person))
    for (const person of participantsOf(value)) {
      if (!known.delete(person)) addPerson.run({ problem: number, person })
    }
    for (const person of known) dropPerson.run({ problem: number, person })
  }

  return {
    /** What the rows say, in an order of their own, for comparison with `expected`. */
    actual: (number: number) => ({
      tasks: tasks.all({ problem: number }).map(taskLine).sort(byText),
      participants: people
        .all({ problem: number })
        .map(({ person }) => person)
        .sort(byText),
    }),
    expected,
    taskIsOpen: sql`${task.state} in ('unclaimed', 'inProgress', 'acceptance')`,
    /** @param before the problem that the rows are of; absent when that is not known */
    keep: (number: number, value: Problem, before: Problem | undefined): void => {
      if (before !== undefined && isSameCast(before, value)) return
      keepTasks(number, value)
      keepPeople(number, value)
    },
  }
}
