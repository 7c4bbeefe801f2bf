import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { closeOutNumber, standingEvidence, standingTasks } from '../../domain/problem/queries.ts'
import { datePicker, form, input, multiSelect, submit } from './build/inputs.ts'
import { card, facts } from './build/layout.ts'
import { cut, heading, line, remark } from './build/text.ts'
import type { Form, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { type Detail, fitted } from './fit.ts'
import { permits } from './parts/permits.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { type CardView, dayText, pressers, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly pending: boolean
}
const MOST_FILES = 20

const load = (
  view: CardView,
  { code, viewer }: { code: Problem['code']; viewer: PersonId },
): State | undefined => {
  const problem = view.store.problems.get(code)
  if (problem === undefined || !showsSubstance(view, problem, viewer)) return undefined
  return { problem, pending: permits(view, pressers(view, problem, viewer), 'reopen', problem) }
}

/** P21: finding, evidence, the organisation's statement, new deadline, tasks to be done again. */
export const reopenForm = defineCard<'reopenForm', State>({
  name: 'reopenForm',
  load,
  draw: ({ problem, pending }, view) => {
    const header = {
      title: view.text.reopenCard.title(problem.code),
      subtitle: cut(problem.title, 80),
      template: pending ? 'orange' : 'grey',
    } as const
    const draw = (detail: Detail) =>
      card(header, [
        facts(briefFacts(view, problem), view.text.terms.colon),
        ...closingLine(view, problem),
        pending ? findingForm(view, problem, detail) : heading(outcome(view, problem)),
      ])
    return { card: fitted(draw), settled: !pending }
  },
})

const closingLine = (view: CardView, problem: Problem): readonly RootElement[] => {
  const closing = problem.closings.at(-1)
  return closing === undefined
    ? []
    : [line(view.text.reopenCard.closing(closing.number, dayText(view, closing.at)))]
}

const findingForm = (view: CardView, problem: Problem, detail: Detail): Form => {
  const { buttons, confirms, reopenCard: words } = view.text
  const files = standingEvidence(problem).slice(-Math.min(MOST_FILES, detail.entries)).reverse()
  const tasks = standingTasks(problem).slice(0, Math.min(40, detail.entries))
  return form('reopen', [
    input({
      name: FIELD.finding,
      label: words.finding,
      hint: words.findingHint,
      limit: LIMITS.finding,
      lines: 3,
    }),
    ...(files.length === 0
      ? []
      : [
          multiSelect(
            FIELD.evidence,
            words.evidence,
            files.map((each) => ({ text: `${each.code} ${each.title}`, value: each.code })),
          ),
        ]),
    input({
      name: FIELD.unitStatement,
      label: words.statement,
      hint: words.statementHint,
      limit: LIMITS.statement,
      lines: 3,
    }),
    remark(words.deadline),
    datePicker(FIELD.deadline, words.deadline),
    ...(tasks.length === 0
      ? []
      : [
          multiSelect(
            FIELD.tasks,
            words.tasks,
            tasks.map((task) => ({ text: cut(`${task.code} ${task.content}`, 40), value: task.code })),
          ),
        ]),
    submit('submit', {
      text: buttons.submit,
      type: 'danger',
      confirm: { title: confirms.title, text: confirms.reopen },
      action: { do: 'reopen', code: problem.code, v: problem.closings.length },
    }),
  ])
}

const outcome = (view: CardView, problem: Problem): string => {
  const { dates, reopenCard: words, terms } = view.text
  const reopening = problem.reopenings.at(-1)
  const reopened = reopening !== undefined && closeOutNumber(problem) === null
  return reopened
    ? words.done(dates.day(reopening.deadline))
    : words.moved(terms.problemStates[problem.state])
}
