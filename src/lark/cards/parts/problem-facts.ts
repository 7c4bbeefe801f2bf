import { derivedPercent } from '../../../domain/problem/percent.ts'
import type { Problem, Task } from '../../../domain/problem/problem.ts'
import { openBlockers, pendingExtension } from '../../../domain/problem/queries.ts'
import { inReview } from '../../../domain/problem/vocabulary.ts'
import type { Fact, HeaderOf, Tag } from '../build/layout.ts'
import { cut } from '../build/text.ts'
import { type CardView, nameOf, today, unitName } from '../view.ts'
import { lightTag, lightTemplate, problemLight } from './light.ts'

/** Marks beside the state (domain.md 3.4: derived flags are no states). */
export const flagsOf = (view: CardView, problem: Problem): readonly Tag[] => {
  const { flags } = view.text.terms
  const open = problem.state === 'rectifying'
  const late = open && problem.effectiveDeadline < today(view)
  const marks: readonly (Tag | false)[] = [
    late && { text: flags.overdue, color: 'red' },
    problem.reopenings.length > 0 && { text: flags.reopened, color: 'red' },
    pendingExtension(problem) !== undefined && { text: flags.extending, color: 'orange' },
    problem.returns > 0 && { text: flags.returned(problem.returns), color: 'orange' },
    openBlockers(problem).length > 0 && { text: view.text.problemCard.blockers, color: 'orange' },
    problem.isKey && { text: flags.key, color: 'purple' },
    problem.isCommon && { text: flags.common, color: 'purple' },
  ]
  return marks.filter((mark) => mark !== false)
}

/** Header of a problem's own card: code and title, unit and category, state and light. */
export const problemHeader = (view: CardView, problem: Problem, substance: boolean): HeaderOf => {
  const light = problemLight(view, problem)
  const unit = unitName(view, problem.organisation)
  return {
    title: substance ? cut(`${problem.code} ${problem.title}`, 80) : problem.code,
    subtitle: substance ? cut(`${unit} · ${problem.category}`, 80) : unit,
    tags: [
      { text: view.text.terms.problemStates[problem.state], color: 'neutral' },
      lightTag(view, light),
      ...flagsOf(view, problem).slice(0, 1),
    ],
    template: lightTemplate(light),
  }
}

/** “2025年10月31日（剩余3天；原定2025年10月15日）”; no countdown once nothing is due of the unit. */
export const deadlineText = (view: CardView, problem: Problem): string => {
  const { dates, labels, phrases, terms } = view.text
  const counts = problem.state !== 'closed' && problem.state !== 'longTerm' && !inReview(problem.state)
  const remarks = [
    ...(counts && problem.state !== 'voided'
      ? [dates.distance(view.calendar.daysBetween(today(view), problem.effectiveDeadline))]
      : []),
    ...(problem.deadline === problem.effectiveDeadline
      ? []
      : [`${labels.original} ${dates.day(problem.deadline)}`]),
  ]
  const day = dates.day(problem.effectiveDeadline)
  return remarks.length === 0 ? day : phrases.bracketed(day, remarks.join(terms.semicolon))
}

/** The derived percent, with what was said of the whole problem where it differs (domain.md 3.5). */
export const percentText = (view: CardView, problem: Problem): string => {
  const { terms, phrases, labels } = view.text
  const derived = derivedPercent(problem)
  const said = problem.reportedPercent
  if (said === null || said === derived) return terms.percent(derived)
  return phrases.bracketed(terms.percent(derived), `${labels.reported} ${terms.percent(said)}`)
}

/** Facts that stand on every card about an item, small. */
export const briefFacts = (view: CardView, problem: Problem): readonly Fact[] => {
  const { labels } = view.text
  return [
    [labels.unit, unitName(view, problem.organisation)],
    [labels.deadline, deadlineText(view, problem)],
    [labels.leader, nameOf(view, problem.leader)],
    [labels.percent, percentText(view, problem)],
  ]
}

export const taskFacts = (view: CardView, problem: Problem, task: Task): readonly Fact[] => {
  const { labels, dates, terms } = view.text
  return [
    [labels.unit, unitName(view, problem.organisation)],
    [labels.problem, problem.code],
    [labels.owner, nameOf(view, task.owner)],
    [labels.due, dates.day(task.effectiveDue)],
    [labels.percent, terms.percent(task.percent)],
    [labels.state, terms.taskStates[task.state]],
  ]
}
