import type { Person } from '../../domain/people/person.ts'
import { ballHolders } from '../../domain/problem/holder.ts'
import type { Problem, RootCause } from '../../domain/problem/problem.ts'
import { standingEvidence, standingTasks } from '../../domain/problem/queries.ts'
import { card, type Fact, facts, panel } from './build/layout.ts'
import { cut, line } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { historyLines } from './parts/history.ts'
import { legend, lightTag, problemLight } from './parts/light.ts'
import { evidenceLines, taskTable } from './parts/measures.ts'
import { nudgedLine } from './parts/nudged.ts'
import { problemButtons } from './parts/problem-buttons.ts'
import { deadlineText, flagsOf, percentText, problemHeader } from './parts/problem-facts.ts'
import { statusLines } from './parts/problem-status.ts'
import { updateForms } from './parts/update-form.ts'
import { type CardView, nameOf, pressers, showsSubstance, unitName } from './view.ts'

interface State {
  readonly problem: Problem
  readonly substance: boolean
  /** Whose buttons stand on the card. */
  readonly people: readonly Person[]
}

const isOver = ({ state }: Problem): boolean => state === 'closed' || state === 'voided'

/** The item with its tasks, its history and what its viewer may do (contract.md 4); settled once closed. */
export const problemCard = defineCard<'problem', State>({
  name: 'problem',
  load: (view, { code, viewer }) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined) return undefined
    const substance = showsSubstance(view, problem, viewer)
    return { problem, substance, people: pressers(view, problem, viewer) }
  },
  draw: (state, view) => {
    const { problem, substance } = state
    const header = problemHeader(view, problem, substance)
    const draw = (detail: Detail) =>
      card(header, substance ? fullBody(view, state, detail) : wideBody(view, problem))
    return { card: fitted(draw), settled: isOver(problem) }
  },
})

/** Codes, figures and lights only (contract.md 5). */
const wideBody = (view: CardView, problem: Problem): readonly RootElement[] => {
  const { labels, terms, problemCard: words } = view.text
  const done = problem.tasks.filter(({ state }) => state === 'done').length
  return [
    facts(
      [
        [labels.unit, unitName(view, problem.organisation)],
        [labels.state, terms.problemStates[problem.state]],
        [labels.deadline, deadlineText(view, problem)],
        [labels.percent, percentText(view, problem)],
        [labels.light, lightTag(view, problemLight(view, problem)).text],
      ],
      terms.colon,
    ),
    line(words.tasksDone(done, standingTasks(problem).length)),
    legend(view),
  ]
}

const fullBody = (view: CardView, { problem, people }: State, detail: Detail): readonly RootElement[] => {
  const words = view.text.problemCard
  const evidence = evidenceLines(view, problem, null, detail)
  const history = historyLines(view, problem, detail)
  return [
    facts(problemFacts(view, problem), view.text.terms.colon),
    ...substanceLines(view, problem, detail),
    ...statusLines(view, problem, detail),
    ...taskTable(view, problem, detail),
    ...(evidence.length === 0 ? [] : [panel(words.evidence(standingEvidence(problem).length), evidence)]),
    ...(history.length === 0 ? [] : [panel(words.history, history)]),
    ...nudgedLine(view, people, problem, [problem.code, ...problem.tasks.map(({ code }) => code)]),
    ...(isOver(problem)
      ? []
      : [...updateForms(view, people, problem, detail), ...problemButtons(view, people, problem)]),
    legend(view),
  ]
}

const problemFacts = (view: CardView, problem: Problem): readonly Fact[] => {
  const { labels, terms, phrases } = view.text
  const department =
    problem.head === null
      ? problem.department
      : phrases.bracketed(problem.department, nameOf(view, problem.head))
  return [
    [labels.type, terms.rectifyTypes[problem.type]],
    [labels.deadline, deadlineText(view, problem)],
    [labels.first, nameOf(view, problem.firstResponsible)],
    [labels.leader, nameOf(view, problem.leader)],
    [labels.department, department === '' ? terms.unassigned : department],
    [labels.percent, percentText(view, problem)],
    ...holderFact(view, problem),
  ]
}

/** Who holds the ball now (domain.md D65). */
const holderFact = (view: CardView, problem: Problem): readonly Fact[] => {
  const holder = ballHolders(view.directory, problem, view.now)
  const [first] = holder?.people ?? []
  if (holder === null || first === undefined) return []
  const { phrases, labels, terms } = view.text
  return [[labels.holder, phrases.bracketed(nameOf(view, first), terms.roles[holder.role])]]
}

const rootCauseText = (view: CardView, cause: RootCause, limit: number): string => {
  const { rootCause, comma } = view.text.terms
  const tags = [cause.kind, cause.level].map((part) => (part === null ? rootCause.unstated : rootCause[part]))
  return view.text.phrases.bracketed(cut(cause.text, limit), tags.join(comma))
}

const substanceLines = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const { labels, terms } = view.text
  const flags = flagsOf(view, problem).map((flag) => flag.text)
  return [
    line(`${labels.description}${terms.colon}${cut(problem.description, detail.text)}`),
    ...(problem.rootCause === null
      ? []
      : [line(`${labels.rootCause}${terms.colon}${rootCauseText(view, problem.rootCause, detail.text)}`)]),
    ...planned(view, problem),
    ...(flags.length === 0 ? [] : [line(`${labels.flags}${terms.colon}${flags.join(terms.comma)}`)]),
  ]
}

/** The institution that the plan promises (D46). */
const planned = (view: CardView, { plannedInstitution: promised }: Problem): readonly RootElement[] => {
  if (promised === null) return []
  const { labels, problemCard: words, terms } = view.text
  const told = words.plannedInstitution(terms.institutionActions[promised.action], cut(promised.title, 200))
  return [line(`${labels.outcome}${terms.colon}${told}`)]
}
