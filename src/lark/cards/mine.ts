import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Person } from '../../domain/people/person.ts'
import { mayRead } from '../../domain/policy/reading.ts'
import type { Problem, Task } from '../../domain/problem/problem.ts'
import { REVIEW_STATES } from '../../domain/problem/vocabulary.ts'
import { openLines, type Proposal } from '../../domain/proposal/proposal.ts'
import { button } from './build/inputs.ts'
import { card, row, table } from './build/layout.ts'
import { cut, heading, line, remark } from './build/text.ts'
import type { Button, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { decisionsFor, type ToDecide } from './parts/decisions.ts'
import { legend } from './parts/light.ts'
import { pendingPart } from './parts/pending.ts'
import { problemTable } from './parts/problem-table.ts'
import { type CardView, concernsPlace, mayStandIn, showsSubstance } from './view.ts'

const MOST = 30
const MOST_BUTTONS = 5

interface State {
  readonly person: Person
  readonly held: readonly Problem[]
  readonly tasks: readonly { readonly problem: Problem; readonly task: Task }[]
  /** What he wrote and has not confirmed yet. */
  readonly pending: readonly Proposal[]
  readonly decisions: readonly ToDecide[]
  readonly involved: readonly Problem[]
  /** Problems found beyond those listed. */
  readonly more: number
}

/** /我的: what waits for the person, his tasks, his reviews, and what else he is part of. */
export const mine = defineCard<'mine', State>({
  name: 'mine',
  load: (view, { viewer }) => {
    const person = view.directory.people.get(viewer)
    if (person === undefined) return undefined
    const held = view.store.problems.find({ heldBy: viewer, limit: MOST, offset: 0 })
    const involved = view.store.problems.find({ involving: viewer, limit: MOST, offset: 0 })
    const shown = new Set(held.problems.map(({ code }) => code))
    const isNew = ({ code, state }: Problem): boolean => !shown.has(code) && state !== 'closed'
    const fits = (problem: Problem): boolean => concernsPlace(view, problem)
    return {
      person,
      held: held.problems.filter(fits),
      tasks: tasksOf(view, viewer).filter(({ problem }) => fits(problem)),
      pending: view.store.proposals
        .waitingFor(viewer)
        .filter((each) => mayStandIn(view, view.store, openLines(each))),
      decisions: decisionsOf(view, person),
      involved: involved.problems.filter((problem) => isNew(problem) && fits(problem)),
      more: held.total - held.problems.length + (involved.total - involved.problems.length),
    }
  },
  draw: (state, view) => {
    const header = { title: view.text.mineCard.title(state.person.name), template: 'blue' } as const
    const draw = (detail: Detail) => card(header, body(view, state, detail), { wide: true })
    return { card: fitted(draw), settled: false }
  },
})

const tasksOf = (view: CardView, viewer: PersonId): State['tasks'] =>
  view.store.problems
    .withOpenTaskOf(viewer)
    .flatMap((problem) =>
      problem.tasks
        .filter((task) => task.owner === viewer && task.state !== 'done' && task.state !== 'cancelled')
        .map((task) => ({ problem, task })),
    )

/** Problems on which somebody may have asked for a judgement. */
const DECIDED_ON = [...REVIEW_STATES, 'rectifying'] as const
const MOST_LOOKED_AT = 500

const decisionsOf = (view: CardView, person: Person): readonly ToDecide[] =>
  view.store.problems
    .find({ states: DECIDED_ON, limit: MOST_LOOKED_AT, offset: 0 })
    .problems.filter((problem) => concernsPlace(view, problem))
    .filter((problem) => mayRead(view.directory, person, problem, view.now))
    .flatMap((problem) => decisionsFor(view, [person], problem))

const body = (view: CardView, state: State, detail: Detail): readonly RootElement[] => {
  const { mineCard: words, phrases } = view.text
  const { held, tasks, pending, decisions, involved, person } = state
  const titled = (problem: Problem) => showsSubstance(view, problem, person.id)
  const limit = Math.min(MOST, detail.entries)
  const listed = (name: string, title: string, problems: readonly Problem[]): readonly RootElement[] =>
    problems.length === 0
      ? []
      : [heading(title), problemTable(name, view, problems.slice(0, limit), titled, detail)]
  const nothing = held.length + tasks.length + pending.length + decisions.length === 0
  const cutOff = Math.max(0, held.length - limit) + Math.max(0, involved.length - limit) + state.more
  return [
    ...(nothing ? [line(words.nothing)] : []),
    ...pendingPart(view, pending),
    ...decisionPart(view, decisions),
    ...listed('held', words.held, held),
    ...openButtons(view, held),
    ...taskPart(view, state, limit, detail),
    ...listed('involved', words.involved, involved),
    ...(cutOff > 0 ? [remark(phrases.more(cutOff))] : []),
    ...(held.length + involved.length > 0 ? [legend(view)] : []),
  ]
}

const openButtons = (view: CardView, problems: readonly Problem[]): readonly RootElement[] => {
  const shown = problems.slice(0, MOST_BUTTONS)
  if (shown.length === 0) return []
  const { buttons } = view.text
  return [
    row(
      shown.map(({ code }) =>
        button({ text: `${buttons.open} ${code}`, action: { do: 'openProblem', code } }),
      ),
    ),
  ]
}

const decisionPart = (view: CardView, decisions: readonly ToDecide[]): readonly RootElement[] => {
  if (decisions.length === 0) return []
  const { mineCard: words, phrases } = view.text
  const shown = decisions.slice(0, MOST_BUTTONS * 2)
  const buttons: readonly Button[] = shown.map(({ title, action }) =>
    button({ text: title, type: 'primary', action }),
  )
  const rest = decisions.length - shown.length
  return [heading(words.decisions), row(buttons), ...(rest > 0 ? [remark(phrases.more(rest))] : [])]
}

const taskPart = (
  view: CardView,
  { tasks, person }: State,
  limit: number,
  detail: Detail,
): readonly RootElement[] => {
  if (tasks.length === 0) return []
  const { mineCard: words, labels, terms, dates, phrases } = view.text
  const columns = [
    { title: labels.code, width: '110px' },
    { title: labels.measure, width: '260px' },
    { title: labels.due, width: '100px' },
    { title: labels.percent, width: '80px' },
    { title: labels.state, width: '100px' },
  ]
  const shown = tasks.slice(0, limit)
  const rows = shown.map(({ problem, task }) => [
    task.code,
    showsSubstance(view, problem, person.id) ? cut(task.content, detail.cell) : terms.withheld,
    dates.short(task.effectiveDue),
    terms.percent(task.percent),
    terms.taskStates[task.state],
  ])
  const rest = tasks.length - shown.length
  return [
    heading(words.tasks),
    table('tasks', columns, rows),
    ...(rest > 0 ? [remark(phrases.more(rest))] : []),
  ]
}
