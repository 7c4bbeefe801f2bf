import type { TaskCode } from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'
import type { Problem, Task, TaskDefinition } from './problem.ts'

/** T1. */
export const plannedTask = (definition: TaskDefinition): Task => ({
  ...definition,
  state: 'unclaimed',
  percent: 0,
  effectiveDue: definition.due,
  dueVersion: 1,
  submittedBy: null,
  acceptedBy: null,
  acceptedAt: null,
  pendingExtension: null,
  lastReturn: null,
})

/** The problem with one task changed; an unknown task leaves it as it is. */
export const onTask = (problem: Problem, code: TaskCode, change: (task: Task) => Partial<Task>): Problem => ({
  ...problem,
  tasks: problem.tasks.map((task) => (task.code === code ? { ...task, ...change(task) } : task)),
})

/** T9: back in progress with a new due date. At most 99 %, so that finishing has to be reported anew (T5). */
export const restarted = (
  problem: Problem,
  named: readonly { readonly task: TaskCode; readonly due: LocalDate }[],
  lastReturn: NonNullable<Task['lastReturn']>,
): Problem =>
  named.reduce(
    (changed, { task: code, due }) =>
      onTask(changed, code, (task) => ({
        state: 'inProgress',
        percent: Math.min(task.percent, 99),
        effectiveDue: due,
        dueVersion: task.dueVersion + 1,
        submittedBy: null,
        acceptedBy: null,
        acceptedAt: null,
        pendingExtension: null,
        lastReturn,
      })),
    problem,
  )
