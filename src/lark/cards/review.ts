import { profileOf } from '../../domain/people/directory.ts'
import type { Application, Problem, Review } from '../../domain/problem/problem.ts'
import { openStages, pendingApplication, reviewDue, standingEvidence } from '../../domain/problem/queries.ts'
import { changedEvidence } from '../../domain/problem/review.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import { card, type Fact, facts } from './build/layout.ts'
import { cut, heading, line, remark } from './build/text.ts'
import type { RootElement, Template } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { evidenceText, measures } from './parts/measures.ts'
import { briefFacts } from './parts/problem-facts.ts'
import { reviewForm } from './parts/review-form.ts'
import { actorName, type CardView, momentText, showsSubstance } from './view.ts'

interface State {
  readonly problem: Problem
  readonly application: Application
  readonly stage: ReviewStage
  /** A reviewer named for this application reads it no longer once it is over (P11a). */
  readonly substance: boolean
  /** The decision at this stage, once it is made. */
  readonly review: Review | undefined
  readonly pending: boolean
}

/** P11–P14: one stage of one application before one reviewer; bound to both, settled once the stage is over. */
export const review = defineCard<'review', State>({
  name: 'review',
  load: (view, { code, attempt, stage, viewer }) => {
    const problem = view.store.problems.get(code)
    const application = problem?.applications.find((each) => each.attempt === attempt)
    if (problem === undefined || application === undefined) return undefined
    if (view.audience === 'wide') return undefined
    const done = application.reviews.find((each) => each.stage === stage)
    const substance = showsSubstance(view, problem, viewer)
    const current = pendingApplication(problem)?.attempt === attempt && openStages(problem).includes(stage)
    return { problem, application, stage, substance, review: done, pending: current && substance }
  },
  draw: (state, view) => {
    const { problem, stage, pending, substance } = state
    const header = {
      title: view.text.reviewCard.title(problem.code, view.text.terms.stages[stage]),
      template: templateOf(state),
      ...(substance ? { subtitle: cut(problem.title, 80) } : {}),
    }
    const draw = (detail: Detail) =>
      card(header, [
        ...(substance ? applicationPart(view, state, detail) : []),
        ...(pending
          ? [reviewForm(view, state, detail)]
          : [heading(outcome(view, state)), ...(substance ? decisionLines(view, state, detail) : [])]),
      ])
    return { card: fitted(draw), settled: !pending }
  },
})

const templateOf = ({ pending, review }: State): Template => {
  if (pending) return 'indigo'
  if (review === undefined) return 'grey'
  return review.result === 'agreed' ? 'green' : 'orange'
}

const applicationPart = (view: CardView, state: State, detail: Detail): readonly RootElement[] => {
  const { problem, application } = state
  const { reviewCard: words, labels, terms } = view.text
  const due = state.pending ? reviewDue(problem, view.calendar, profileOf(view.directory)) : null
  const attached = standingEvidence(problem).filter(({ on }) => on === problem.code)
  return [
    facts([...briefFacts(view, problem), ...applicationFacts(view, application)], terms.colon),
    ...(due === null ? [] : [remark(words.due(view.text.dates.day(due)))]),
    line(`${labels.description}${terms.colon}${cut(problem.description, detail.text)}`),
    line(`${words.statement}${terms.colon}${cut(application.statement, detail.text)}`),
    line(`${words.outcome}${terms.colon}${outcomeText(view, application, detail)}`),
    ...measures(view, problem, detail),
    ...attached
      .slice(-Math.min(6, detail.entries))
      .map((each) => remark(`${problem.code} · ${evidenceText(view, each, detail.cell)}`)),
    ...changes(view, state),
    ...earlierOpinions(view, state, detail),
  ]
}

const applicationFacts = (view: CardView, application: Application): readonly Fact[] => {
  const { labels, phrases } = view.text
  return [
    [labels.applicant, actorName(view, application.by, application.onBehalfOf)],
    [labels.askedOn, momentText(view, application.at)],
    [labels.attempt, phrases.attempt(application.attempt)],
  ]
}

const outcomeText = (view: CardView, { outcome }: Application, detail: Detail): string => {
  const { reviewCard: words, terms, dates } = view.text
  if (outcome === null) return words.noOutcome
  if (outcome.kind === 'exemption') return words.exemption(cut(outcome.reason, detail.text))
  const action = terms.institutionActions[outcome.action]
  const day = dates.day(outcome.issuedOn)
  return words.institution(action, cut(outcome.title, 120), cut(outcome.number, 60), day)
}

/** P13: evidence whose file is not the one submitted. */
const changes = (view: CardView, { problem, application }: State): readonly RootElement[] => {
  const changed = changedEvidence(problem, application)
  if (changed.length === 0) return []
  const { reviewCard: words, phrases } = view.text
  return [line(words.changed(phrases.people(changed)), { color: 'red' })]
}

const earlierOpinions = (
  view: CardView,
  { application, stage }: State,
  detail: Detail,
): readonly RootElement[] => {
  const { reviewCard: words, terms } = view.text
  const earlier = application.reviews.filter((each) => each.result === 'agreed' && each.stage !== stage)
  if (earlier.length === 0) return []
  const told = earlier.map((each) => {
    const name = actorName(view, each.by, each.onBehalfOf)
    return line(words.earlierLine(terms.stages[each.stage], name, cut(each.opinion, detail.text)))
  })
  return [heading(words.earlier), ...told]
}

const outcome = (view: CardView, { problem, application, stage, review }: State): string => {
  const { reviewCard: words, terms } = view.text
  const name = terms.stages[stage]
  if (review?.result === 'returned')
    return words.returned(
      name,
      review.returnReason === null ? terms.none : terms.returnReasons[review.returnReason],
    )
  if (review !== undefined && stage === 'determination') return words.determined(application.code)
  if (review !== undefined) return words.agreed(name)
  if (application.state === 'withdrawn') return words.withdrawn
  if (application.state === 'returned') return words.elsewhereReturned
  return words.overtaken(terms.problemStates[problem.state])
}

const decisionLines = (view: CardView, { review }: State, detail: Detail): readonly RootElement[] => {
  if (review === undefined) return []
  const { phrases, labels, reviewCard: words, terms } = view.text
  const by = phrases.by(actorName(view, review.by, review.onBehalfOf), momentText(view, review.at))
  return [
    line(`${labels.by}${terms.colon}${by}`),
    ...(review.opinion === ''
      ? []
      : [line(`${labels.opinion}${terms.colon}${cut(review.opinion, detail.text)}`)]),
    ...(review.onSiteCheck === null ? [] : [line(words.onSiteDone(cut(review.onSiteCheck, detail.text)))]),
  ]
}
