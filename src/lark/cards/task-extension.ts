import type { LocalDate } from '../../domain/kernel/time.ts'
import type { Problem, Task } from '../../domain/problem/problem.ts'
import { button } from './build/inputs.ts'
import { card, facts, row } from './build/layout.ts'
import { cut, line } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { LIMITS } from './fields.ts'
import { taskFacts } from './parts/problem-facts.ts'
import { findTask } from './task-acceptance.ts'
import { type CardView, nameOf } from './view.ts'

interface State {
  readonly problem: Problem
  readonly task: Task
  readonly to: LocalDate
}

/** T8: the decision on a task's own due date; settled once that request is decided. */
export const taskExtension = defineCard<'taskExtension', State>({
  name: 'taskExtension',
  load: (view, { task, viewer, to }) => {
    const found = findTask(view, task, viewer)
    return found === undefined ? undefined : { ...found, to }
  },
  draw: (state, view) => {
    const { task, problem, to } = state
    const pending = task.pendingExtension?.to === to && task.state === 'inProgress'
    const granted = !pending && task.undoneExtension !== to && task.effectiveDue === to
    const header = {
      title: view.text.taskCards.extension(task.code),
      subtitle: cut(`${problem.code} ${problem.title}`, 80),
      template: pending ? 'indigo' : granted ? 'green' : 'grey',
    } as const
    return { card: card(header, body(view, state, pending)), settled: !pending }
  },
})

const body = (view: CardView, { task, problem, to }: State, pending: boolean): readonly RootElement[] => {
  const { buttons, confirms, dates, labels, taskCards, terms } = view.text
  const asked = task.pendingExtension
  const common = [
    facts(taskFacts(view, problem, task), terms.colon),
    line(`${labels.measure}${terms.colon}${cut(task.content, LIMITS.note)}`),
  ]
  if (!pending || asked === null) {
    const due = dates.day(task.effectiveDue)
    const settled =
      task.undoneExtension === to
        ? taskCards.extensionUndone(due)
        : task.effectiveDue === to
          ? taskCards.extensionGranted(due)
          : taskCards.extensionRefused(due)
    return [...common, line(settled)]
  }
  return [
    ...common,
    line(`${labels.applicant}${terms.colon}${nameOf(view, asked.by)}`),
    line(taskCards.extensionAsked(dates.day(task.effectiveDue), dates.day(to))),
    line(`${labels.reason}${terms.colon}${cut(asked.reason, LIMITS.note)}`),
    row([
      button({
        text: buttons.approve,
        type: 'primary',
        action: { do: 'taskExtensionDecide', task: task.code, to, grants: true },
      }),
      button({
        text: buttons.refuse,
        type: 'danger',
        confirm: { title: confirms.title, text: confirms.refuse },
        action: { do: 'taskExtensionDecide', task: task.code, to, grants: false },
      }),
    ]),
  ]
}
