import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Gap } from '../../domain/kernel/refusal.ts'
import { closeOutGaps, needsOutcome } from '../../domain/problem/close-out.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { pendingApplication, standingEvidence } from '../../domain/problem/queries.ts'
import type { InstitutionAction } from '../../domain/problem/vocabulary.ts'
import { datePicker, form, input, select, submit } from './build/inputs.ts'
import { card, facts } from './build/layout.ts'
import { cut, heading, line, remark } from './build/text.ts'
import type { Element, Form, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { type Detail, fitted } from './fit.ts'
import { measures } from './parts/measures.ts'
import { permits } from './parts/permits.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { applicationVersion } from './versions.ts'
import { type CardView, momentText, pressers, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly viewer: PersonId
}

/** P10: the application form; while something is missing, what is missing instead of the form. */
export const closeOutForm = defineCard<'closeOutForm', State>({
  name: 'closeOutForm',
  load: (view, { code, viewer }) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined || !showsSubstance(view, problem, viewer)) return undefined
    return { problem, viewer }
  },
  draw: (state, view) => {
    const { problem, viewer } = state
    const open = permits(view, pressers(view, problem, viewer), 'submitCloseOut', problem)
    const header = {
      title: view.text.closeOutCard.title(problem.code),
      subtitle: cut(problem.title, 80),
      template: open ? 'blue' : 'grey',
    } as const
    const draw = (detail: Detail) =>
      card(header, [...common(view, problem, detail), ...ending(view, problem, open)])
    return { card: fitted(draw), settled: !open }
  },
})

const common = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => [
  facts(briefFacts(view, problem), view.text.terms.colon),
  heading(view.text.closeOutCard.measures),
  ...measures(view, problem, detail),
]

/** What the form itself fills is no gap. */
const standingGaps = (problem: Problem): readonly Gap[] =>
  closeOutGaps(problem, { statement: '', outcome: null }).filter(
    ({ kind }) => kind !== 'statement' && kind !== 'outcome',
  )

const ending = (view: CardView, problem: Problem, open: boolean): readonly RootElement[] => {
  const { closeOutCard: words, gaps, terms } = view.text
  if (!open) {
    const application = pendingApplication(problem)
    return [
      line(
        application === undefined
          ? words.moved(terms.problemStates[problem.state])
          : words.submitted(application.code, momentText(view, application.at)),
      ),
    ]
  }
  const missing = standingGaps(problem)
  if (missing.length === 0) return [applicationForm(view, problem)]
  return [
    heading(words.gapsTitle),
    ...missing.map((gap) => line(cut(words.gap(gaps[gap.kind](gap.items)), 300))),
  ]
}

const applicationForm = (view: CardView, problem: Problem): Form => {
  const { buttons, closeOutCard: words, labels } = view.text
  return form('close_out', [
    input({
      name: FIELD.statement,
      label: labels.statement,
      hint: words.statementHint,
      limit: LIMITS.statement,
      lines: 5,
    }),
    ...(needsOutcome(problem) || problem.plannedInstitution !== null ? outcomeFields(view, problem) : []),
    submit('submit', {
      text: buttons.submit,
      type: 'primary',
      action: { do: 'submitCloseOut', code: problem.code, v: applicationVersion(problem) },
    }),
  ])
}

const ACTIONS: readonly InstitutionAction[] = ['enact', 'revise', 'repeal']
const MAX_FILES = 20

/** D9, D46: title, number, date and file of the institution, or the reason for none. */
const outcomeFields = (view: CardView, problem: Problem): readonly Element[] => {
  const { closeOutCard: words, terms } = view.text
  const planned = problem.plannedInstitution
  const files = [...standingEvidence(problem)]
    .reverse()
    .sort((a, b) => Number(b.kind === 'institutionText') - Number(a.kind === 'institutionText'))
    .slice(0, MAX_FILES)
  return [
    remark(words.outcomeTitle),
    ...(planned === null ? [] : [remark(words.planned(cut(planned.title, 100)))]),
    select(
      FIELD.institutionAction,
      words.action,
      ACTIONS.map((action) => ({ text: terms.institutionActions[action], value: action })),
      planned?.action,
    ),
    input({
      name: FIELD.institutionTitle,
      label: words.institutionTitle,
      limit: LIMITS.institutionTitle,
    }),
    input({ name: FIELD.institutionNumber, label: words.number, limit: LIMITS.institutionNumber }),
    datePicker(FIELD.institutionDate, words.issuedOn),
    ...(files.length === 0
      ? []
      : [
          select(
            FIELD.institutionFile,
            words.file,
            files.map((each) => ({ text: `${each.code} ${each.title}`, value: each.code })),
          ),
        ]),
    input({
      name: FIELD.exemption,
      label: words.exemption,
      hint: words.exemptionHint,
      limit: LIMITS.exemption,
      lines: 2,
    }),
  ]
}
