import type { Person } from '../../domain/people/person.ts'
import { nameableReviewers } from '../../domain/policy/four-eyes.ts'
import type { Application, NamedReviewer, Problem } from '../../domain/problem/problem.ts'
import { openStages, pendingApplication } from '../../domain/problem/queries.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import { form, input, select, submit } from './build/inputs.ts'
import { card, facts } from './build/layout.ts'
import { cut, heading, line } from './build/text.ts'
import type { Form, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { fitted } from './fit.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { type CardView, nameOf, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly application: Application
  readonly stage: ReviewStage
  readonly named: NamedReviewer | undefined
  readonly candidates: readonly Person[]
  readonly pending: boolean
}

/** P11a: OFFICE (or GROUP) names another reviewer for a stage that has none left. */
export const nameReviewer = defineCard<'nameReviewer', State>({
  name: 'nameReviewer',
  load: (view, { code, attempt, stage, viewer }) => {
    const problem = view.store.problems.get(code)
    const application = problem?.applications.find((each) => each.attempt === attempt)
    if (problem === undefined || application === undefined || !showsSubstance(view, problem, viewer))
      return undefined
    const named = application.named.findLast((each) => each.stage === stage)
    const current = pendingApplication(problem)?.attempt === attempt && openStages(problem).includes(stage)
    const pending = current && named === undefined
    const candidates = pending ? nameableReviewers(view.directory, problem, stage, view.now).people : []
    return { problem, application, stage, named, candidates, pending }
  },
  draw: (state, view) => {
    const { problem, pending, named } = state
    const header = {
      title: view.text.nameReviewerCard.title(problem.code),
      subtitle: cut(problem.title, 80),
      template: pending ? 'indigo' : named === undefined ? 'grey' : 'green',
    } as const
    const draw = ({ entries }: { readonly entries: number }) => card(header, body(view, state, entries))
    return { card: fitted(draw), settled: !pending }
  },
})

const body = (view: CardView, state: State, entries: number): readonly RootElement[] => {
  const { nameReviewerCard: words, terms } = view.text
  const { problem, stage, named, pending, candidates } = state
  const common = facts(briefFacts(view, problem), terms.colon)
  if (named !== undefined)
    return [common, heading(words.done(nameOf(view, named.person))), line(cut(named.reason, 500))]
  if (!pending) return [common, heading(words.overtaken)]
  const why = line(words.why(terms.stages[stage]))
  if (candidates.length === 0) return [common, why, line(words.nobody)]
  return [common, why, namingForm(view, state, entries)]
}

const namingForm = (view: CardView, state: State, entries: number): Form => {
  const { buttons, phrases, nameReviewerCard: words } = view.text
  const { problem, application, stage, candidates } = state
  return form('name_reviewer', [
    select(
      FIELD.reviewer,
      words.reviewer,
      candidates.slice(0, entries).map(({ id, name, post }) => ({
        text: phrases.titled(name, post),
        value: id,
      })),
    ),
    input({ name: FIELD.reason, label: words.reason, limit: LIMITS.reason, lines: 2 }),
    submit('name', {
      text: buttons.confirm,
      type: 'primary',
      action: { do: 'nameReviewer', code: problem.code, attempt: application.attempt, stage },
    }),
  ])
}
