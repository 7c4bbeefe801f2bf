import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { form, input, select, submit } from './build/inputs.ts'
import { card, facts } from './build/layout.ts'
import { cut, heading, line } from './build/text.ts'
import type { Form } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { type Detail, fitted } from './fit.ts'
import { permits } from './parts/permits.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { applicationVersion } from './versions.ts'
import { type CardView, nameOf, pressers, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly pending: boolean
}
/** Months between checks that the form suggests (domain.md P18: default quarterly). */
const QUARTERLY = 3

/** P18: GROUP moves a problem to long-term effort with a holder and an interval. */
export const longTermForm = defineCard<'longTermForm', State>({
  name: 'longTermForm',
  load: (view, { code, viewer }) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined || !showsSubstance(view, problem, viewer)) return undefined
    return { problem, pending: permits(view, pressers(view, problem, viewer), 'setLongTerm', problem) }
  },
  draw: ({ problem, pending }, view) => {
    const header = {
      title: view.text.longTermCard.title(problem.code),
      subtitle: cut(problem.title, 80),
      template: pending ? 'blue' : 'grey',
    } as const
    const draw = (detail: Detail) =>
      card(header, [
        facts(briefFacts(view, problem), view.text.terms.colon),
        line(cut(problem.description, detail.text)),
        pending ? holderForm(view, problem) : heading(outcome(view, problem)),
      ])
    return { card: fitted(draw), settled: !pending }
  },
})

/** Holders that suggest themselves: the chain of the problem, then the unit's leaders. */
const holdersFor = (view: CardView, problem: Problem): readonly PersonId[] => {
  const leaders = view.directory.organisations.get(problem.organisation)?.leaders ?? []
  const chain = [problem.leader, problem.head, problem.firstResponsible, ...leaders]
  return [...new Set(chain.filter((person) => person !== null))].slice(0, 20)
}

const holderForm = (view: CardView, problem: Problem): Form => {
  const { buttons, confirms, longTermCard: words, phrases } = view.text
  const choices = holdersFor(view, problem).map((person) => {
    const post = view.directory.people.get(person)?.post ?? ''
    const name = nameOf(view, person)
    return { text: phrases.titled(name, post), value: person }
  })
  return form('long_term', [
    select(FIELD.holder, words.holder, choices),
    input({ name: FIELD.months, label: words.months, limit: LIMITS.months, value: String(QUARTERLY) }),
    input({
      name: FIELD.opinion,
      label: words.opinion,
      hint: words.opinionHint,
      limit: LIMITS.opinion,
      lines: 3,
    }),
    submit('set', {
      text: buttons.confirm,
      type: 'primary',
      confirm: { title: confirms.title, text: confirms.longTerm },
      action: { do: 'setLongTerm', code: problem.code, v: applicationVersion(problem) },
    }),
  ])
}

const outcome = (view: CardView, { longTerm, state }: Problem): string => {
  const { longTermCard: words, terms } = view.text
  if (state !== 'longTerm' || longTerm === null) return words.moved(terms.problemStates[state])
  return words.done(nameOf(view, longTerm.holder), longTerm.intervalMonths)
}
