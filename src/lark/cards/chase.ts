import type { CardParams } from '../../app/cards.ts'
import { isTaskCode, problemOfItem } from '../../domain/kernel/codes.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { taskOf } from '../../domain/problem/queries.ts'
import { inReview } from '../../domain/problem/vocabulary.ts'
import { card, facts } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { fitted } from './fit.ts'
import { briefFacts, taskFacts } from './parts/problem-facts.ts'
import { updateForm } from './parts/update-form.ts'
import { type CardView, nameOf, pressers, showsSubstance } from './view.ts'

interface State {
  readonly params: CardParams['chase']
  readonly problem: Problem
  readonly open: boolean
}

const isOpen = (problem: Problem, on: CardParams['chase']['on']): boolean => {
  if (!isTaskCode(on))
    return problem.state !== 'closed' && problem.state !== 'voided' && !inReview(problem.state)
  const task = taskOf(problem, on)
  return task !== undefined && task.state !== 'done' && task.state !== 'cancelled'
}

/** 催办 by hand: who asks, what for, and the answer on the spot; settled when nothing is left to do. */
export const chase = defineCard<'chase', State>({
  name: 'chase',
  load: (view, params) => {
    const { on, to } = params
    const problem = view.store.problems.get(problemOfItem(on))
    if (problem === undefined || !showsSubstance(view, problem, to)) return undefined
    return { params, problem, open: isOpen(problem, on) }
  },
  draw: (state, view) => {
    const { params, problem, open } = state
    const header = {
      title: view.text.chaseCard.title(params.on),
      subtitle: cut(`${problem.code} ${problem.title}`, 80),
      template: open ? 'orange' : 'grey',
    } as const
    return { card: fitted(() => card(header, body(view, state))), settled: !open }
  },
})

const body = (view: CardView, { params, problem, open }: State): readonly RootElement[] => {
  const { chaseCard: words, terms } = view.text
  const { on, from, to } = params
  const task = isTaskCode(on) ? taskOf(problem, on) : undefined
  const form = open ? updateForm(view, pressers(view, problem, to), problem, on) : undefined
  const state = task === undefined ? terms.problemStates[problem.state] : terms.taskStates[task.state]
  return [
    line(words.from(nameOf(view, from), view.directory.people.get(from)?.post ?? '')),
    line(params.text === '' ? words.empty : cut(params.text, 500)),
    facts(task === undefined ? briefFacts(view, problem) : taskFacts(view, problem, task), terms.colon),
    ...(task === undefined ? [] : [remark(cut(task.content, 300))]),
    ...(form === undefined ? [] : [form]),
    ...(open ? [] : [line(words.settled(state))]),
  ]
}
