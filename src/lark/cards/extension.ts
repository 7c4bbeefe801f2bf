import type { PersonId } from '../../domain/kernel/codes.ts'
import { type ExtensionStep, extensionStep } from '../../domain/problem/extension-step.ts'
import type { Extension, Opinion, Problem } from '../../domain/problem/problem.ts'
import { grantedExtensions } from '../../domain/problem/queries.ts'
import type { CardAction } from './action.ts'
import { datePicker, form, input, submit } from './build/inputs.ts'
import { card, facts, row } from './build/layout.ts'
import { cut, heading, line, remark } from './build/text.ts'
import type { Form, RootElement, Template } from './build/types.ts'
import { defineCard } from './card.ts'
import { FIELD, LIMITS } from './fields.ts'
import { type Detail, fitted } from './fit.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { actorName, type CardView, momentText, nameOf, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly extension: Extension
  readonly step: ExtensionStep
  readonly pending: boolean
}

/** P16, P17: one step of one extension before one person; bound to both, settled once the step is over. */
export const extension = defineCard<'extension', State>({
  name: 'extension',
  load: (view, { code, extension: wanted, step, viewer }) => {
    const problem = view.store.problems.get(code)
    const found = problem?.extensions.find((each) => each.code === wanted)
    if (problem === undefined || found === undefined || !showsSubstance(view, problem, viewer))
      return undefined
    const pending =
      problem.state === 'rectifying' &&
      found.undoneAt === undefined &&
      found.decision === null &&
      extensionStep(problem, found) === step
    return { problem, extension: found, step, pending }
  },
  draw: (state, view) => {
    const { problem, step } = state
    const header = {
      title: view.text.extensionCard.title(problem.code),
      subtitle: cut(problem.title, 80),
      tags: [{ text: view.text.extensionCard.steps[step], color: 'neutral' as const }],
      template: templateOf(state),
    }
    const draw = (detail: Detail) =>
      card(header, [
        ...request(view, state, detail),
        ...(state.pending ? [decisionForm(view, state)] : decided(view, state, detail)),
      ])
    return { card: fitted(draw), settled: !state.pending }
  },
})

const templateOf = ({ pending, extension: { decision } }: State): Template => {
  if (pending) return 'indigo'
  if (decision === null) return 'grey'
  return decision.granted === null ? 'orange' : 'green'
}

const request = (
  view: CardView,
  { problem, extension: asked }: State,
  detail: Detail,
): readonly RootElement[] => {
  const { extensionCard: words, labels, terms, dates } = view.text
  const before = grantedExtensions(problem).filter((each) => each.code !== asked.code)
  const days = before.reduce(
    (sum, { from, decision }) =>
      sum + (decision?.granted == null ? 0 : view.calendar.daysBetween(from, decision.granted)),
    0,
  )
  return [
    facts(
      [
        ...briefFacts(view, problem),
        [labels.applicant, actorName(view, asked.by, asked.onBehalfOf)],
        [labels.askedOn, momentText(view, asked.at)],
      ],
      terms.colon,
    ),
    line(`${words.asked}${terms.colon}${words.request(dates.day(asked.from), dates.day(asked.asked))}`),
    line(`${labels.reason}${terms.colon}${cut(asked.reason, detail.text)}`),
    remark(before.length === 0 ? words.noEarlier : words.earlier(before.length, days)),
    ...(asked.late ? [line(words.late, { color: 'red' })] : []),
    ...opinions(view, problem, asked, detail),
  ]
}

/** The two opinions as far as they are given; the applicant's own counts as given. */
const opinions = (
  view: CardView,
  problem: Problem,
  asked: Extension,
  detail: Detail,
): readonly RootElement[] => {
  const { extensionCard: words, terms } = view.text
  const told = (step: 'leader' | 'first', person: PersonId | null, opinion: Opinion | null): string => {
    const name = `${words.steps[step]}${terms.colon}`
    if (opinion !== null) {
      const said = opinion.agrees ? words.agrees : words.opposes
      const verdict = `${name}${said(nameOf(view, opinion.by), momentText(view, opinion.at))}`
      return opinion.text === '' ? verdict : `${verdict}${terms.semicolon}${cut(opinion.text, detail.text)}`
    }
    return `${name}${person === asked.by ? words.asApplicant : words.waiting}`
  }
  return [
    line(told('leader', problem.leader, asked.leaderOpinion)),
    line(told('first', problem.firstResponsible, asked.firstOpinion)),
  ]
}

const actionOf = ({ problem, extension: { code: extension }, step }: State, yes: boolean): CardAction =>
  step === 'decision'
    ? { do: 'extensionDecide', code: problem.code, extension, grants: yes }
    : { do: 'extensionOpinion', code: problem.code, extension, step, agrees: yes }

const decisionForm = (view: CardView, state: State): Form => {
  const { buttons, confirms, extensionCard: words } = view.text
  const decides = state.step === 'decision'
  const explains = state.step === 'first' && state.extension.late
  return form('extension', [
    input({
      name: FIELD.opinion,
      label: words.opinion,
      hint: explains ? words.explanationHint : words.opinionHint,
      limit: LIMITS.opinion,
      lines: 2,
    }),
    ...(decides
      ? [remark(words.grantedUntil), datePicker(FIELD.until, words.grantedUntil, state.extension.asked)]
      : []),
    row([
      submit('yes', {
        text: decides ? buttons.approve : buttons.agree,
        type: 'primary',
        action: actionOf(state, true),
      }),
      submit('no', {
        text: decides ? buttons.refuse : buttons.disagree,
        type: 'danger',
        confirm: { title: confirms.title, text: decides ? confirms.refuse : confirms.oppose },
        action: actionOf(state, false),
      }),
    ]),
  ])
}

const decided = (view: CardView, state: State, detail: Detail): readonly RootElement[] => {
  const { labels, terms } = view.text
  const said = state.extension.decision?.text ?? ''
  return [
    heading(outcome(view, state)),
    ...(said === '' ? [] : [line(`${labels.opinion}${terms.colon}${cut(said, detail.text)}`)]),
  ]
}

const outcome = (view: CardView, { extension: asked, step }: State): string => {
  const { phrases, extensionCard: words, dates } = view.text
  const { decision, undoneAt } = asked
  if (undoneAt !== undefined)
    return phrases.bracketed(words.undone, phrases.by(nameOf(view, asked.by), momentText(view, undoneAt)))
  if (decision !== null) {
    const told = decision.granted === null ? words.refused : words.granted(dates.day(decision.granted))
    return phrases.bracketed(told, phrases.by(nameOf(view, decision.by), momentText(view, decision.at)))
  }
  const opinion = step === 'leader' ? asked.leaderOpinion : step === 'first' ? asked.firstOpinion : null
  return opinion === null ? words.overtaken : words.signed
}
