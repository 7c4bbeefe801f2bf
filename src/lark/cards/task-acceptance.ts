import type { PersonId, TaskCode } from '../../domain/kernel/codes.ts'
import { problemOf } from '../../domain/kernel/codes.ts'
import type { Problem, Task } from '../../domain/problem/problem.ts'
import { taskOf } from '../../domain/problem/queries.ts'
import { form, input, submit } from './build/inputs.ts'
import { card, facts, row } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { Form, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { type Detail, fitted } from './fit.ts'
import { evidenceLines } from './parts/measures.ts'
import { taskFacts } from './parts/problem-facts.ts'
import { taskContentVersion } from './versions.ts'
import { type CardView, momentText, nameOf, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly task: Task
}

/** T6, T7: the measure beside its criterion and evidence; settled by acceptance or return. */
export const taskAcceptance = defineCard<'taskAcceptance', State>({
  name: 'taskAcceptance',
  load: (view, { task: code, viewer }) => findTask(view, code, viewer),
  draw: (state, view) => {
    const { task } = state
    const pending = task.state === 'acceptance'
    const template = pending ? 'indigo' : task.state === 'done' ? 'green' : 'grey'
    const header = {
      title: view.text.taskCards.acceptance(task.code),
      subtitle: cut(`${state.problem.code} ${state.problem.title}`, 80),
      tags: [
        {
          text: view.text.terms.taskStates[task.state],
          color: pending ? ('indigo' as const) : ('neutral' as const),
        },
      ],
      template,
    } as const
    return { card: fitted((detail) => card(header, body(view, state, detail))), settled: !pending }
  },
})

/** The task with its problem, if its substance may stand here. */
export const findTask = (view: CardView, code: TaskCode, viewer: PersonId): State | undefined => {
  const problem = view.store.problems.get(problemOf(code))
  const task = problem === undefined ? undefined : taskOf(problem, code)
  if (problem === undefined || task === undefined) return undefined
  return showsSubstance(view, problem, viewer) ? { problem, task } : undefined
}

const body = (view: CardView, { problem, task }: State, detail: Detail): readonly RootElement[] => {
  const { labels, terms, taskCards } = view.text
  return [
    facts(taskFacts(view, problem, task), terms.colon),
    line(`${labels.measure}${terms.colon}${cut(task.content, detail.text)}`),
    line(`${labels.criterion}${terms.colon}${cut(task.acceptance, detail.text)}`),
    line(`${labels.evidence}${terms.colon}`),
    ...evidenceLines(view, problem, task.code, detail),
    ...(task.state === 'acceptance'
      ? [remark(taskCards.acceptanceHint), decisionForm(view, problem, task)]
      : [line(outcome(view, task))]),
  ]
}

const decisionForm = (view: CardView, problem: Problem, task: Task): Form => {
  const { buttons, confirms, labels } = view.text
  const v = taskContentVersion(problem, task.code)
  return form('acceptance', [
    input({ name: FIELD.opinion, label: labels.opinion, limit: LIMITS.opinion, lines: 2 }),
    row([
      submit('accept', {
        text: buttons.pass,
        type: 'primary',
        action: { do: 'acceptTask', task: task.code, v },
      }),
      submit('return', {
        text: buttons.return,
        type: 'danger',
        confirm: { title: confirms.title, text: confirms.returnTask },
        action: { do: 'returnTask', task: task.code, v },
      }),
    ]),
  ])
}

const outcome = (view: CardView, task: Task): string => {
  const { phrases, taskCards, terms } = view.text
  if (task.state === 'done' && task.acceptedBy !== null && task.acceptedAt !== null) {
    const by = phrases.by(nameOf(view, task.acceptedBy), momentText(view, task.acceptedAt))
    return phrases.bracketed(taskCards.accepted, by)
  }
  if (task.state === 'inProgress' && task.lastReturn !== null) {
    const by = phrases.by(nameOf(view, task.lastReturn.by), momentText(view, task.lastReturn.at))
    return phrases.bracketed(taskCards.returned(cut(task.lastReturn.reason, LIMITS.reason)), by)
  }
  return taskCards.moved(terms.taskStates[task.state])
}
