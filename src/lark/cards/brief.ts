import type { CardParams } from '../../app/cards.ts'
import { type NudgeLine, type ReadLine, readLine } from '../../app/nudge/line.ts'
import type { ReadNotice } from '../../app/nudge/notice-line.ts'
import { stuckTogether } from '../../app/nudge/stuck-notice.ts'
import { isTaskCode, problemOfItem } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { taskOf } from '../../domain/problem/queries.ts'
import { button } from './build/inputs.ts'
import { card, row } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { noticesPart } from './parts/brief-notices.ts'
import { legend, lightTag, problemLight } from './parts/light.ts'
import { nudgeWords } from './parts/nudge-words.ts'
import { nudgedLine } from './parts/nudged.ts'
import { urgentButtons } from './parts/problem-buttons.ts'
import { updateForm } from './parts/update-form.ts'
import { type CardView, momentText, showsSubstance, unitName } from './view.ts'

interface Nudged {
  readonly line: NudgeLine
  readonly problem: Problem
}

interface State {
  readonly params: CardParams['brief']
  readonly person: Person
  /** Overdue first, then late reviews. */
  readonly nudges: readonly Nudged[]
  readonly notices: readonly ReadNotice[]
  readonly seenAt: Instant | null
  /** A later daily card has taken over all its lines. */
  readonly replaced: boolean
}

/** The merged nudge of a person's day with the answer on it (domain.md 3.8). */
export const brief = defineCard<'brief', State>({
  name: 'brief',
  load: (view, params) => {
    const person = view.directory.people.get(params.person)
    if (person === undefined) return undefined
    const lines = view.store.briefs.linesOf(params.id).flatMap((each) => readLine(each) ?? [])
    const nudges = lines.flatMap((each) => nudged(view, each, person)).sort(urgentFirst)
    const notices = stuckTogether(lines.filter((each) => each.kind !== 'nudge'))
    if (lines.length === 0) return undefined
    return { params, person, nudges, notices, ...reading(view, params, nudges) }
  },
  draw: (state, view) => {
    const { params, person, nudges, replaced } = state
    const overdue = nudges.filter(({ line: { overdue: late } }) => late).length
    const header = {
      title: view.text.briefCard.title(view.text.dates.short(params.day)),
      subtitle: `${params.id} · ${person.name}`,
      template: replaced ? 'grey' : overdue > 0 ? 'red' : 'blue',
    } as const
    const draw = (detail: Detail) => card(header, body(view, state, overdue, detail))
    return { card: fitted(draw), settled: replaced }
  },
})

const nudged = (view: CardView, read: ReadLine, person: Person): readonly Nudged[] => {
  if (read.kind !== 'nudge') return []
  const problem = view.store.problems.get(problemOfItem(read.item))
  if (problem === undefined || !showsSubstance(view, problem, person.id)) return []
  return [{ line: read, problem }]
}

/** The clock of a review speaks only once it has run out. */
const isLateReview = ({ line: { clock } }: Nudged): boolean => clock === 'review'

const weight = (nudge: Nudged): number => (nudge.line.overdue ? 2 : isLateReview(nudge) ? 1 : 0)
const urgentFirst = (a: Nudged, b: Nudged): number =>
  weight(b) - weight(a) || a.line.base.localeCompare(b.line.base)

/** Whether this card was seen, and whether a later card nudges all its lines again. */
const reading = (
  view: CardView,
  params: CardParams['brief'],
  nudges: readonly Nudged[],
): Pick<State, 'seenAt' | 'replaced'> => {
  const sent = nudges.map(({ line: { item } }) =>
    view.store.briefs.ofObject(item).find(({ person }) => person === params.person),
  )
  const ours = sent.filter((each) => each !== undefined && view.calendar.dayOf(each.sentAt) === params.day)
  return {
    seenAt: view.store.briefs.card(params.id)?.seenAt ?? null,
    replaced: nudges.length > 0 && sent.every((each) => each !== undefined) && ours.length === 0,
  }
}

const body = (view: CardView, state: State, overdue: number, detail: Detail): readonly RootElement[] => {
  const { briefCard: words, phrases } = view.text
  const { nudges, notices } = state
  const lateReviews = nudges.filter(isLateReview).length
  const shown = nudges.slice(0, Math.max(5, Math.min(25, detail.entries)))
  const rest = nudges.length - shown.length
  return [
    ...(nudges.length === 0 ? [] : [line(words.summary(nudges.length, overdue, lateReviews))]),
    ...shown.flatMap((each, index) => nudgePart(view, state, each, index + 1, detail)),
    ...(rest > 0 ? [remark(phrases.moreMine(rest))] : []),
    ...noticesPart(view, notices, detail),
    ...(state.replaced ? [] : [seenPart(view, state.seenAt)]),
    ...(nudges.length === 0 ? [] : [legend(view)]),
  ]
}

const nudgePart = (
  view: CardView,
  { params: { day }, person, replaced }: State,
  { line: nudge, problem }: Nudged,
  number: number,
  detail: Detail,
): readonly RootElement[] => {
  const { terms } = view.text
  const task = isTaskCode(nudge.item) ? taskOf(problem, nudge.item) : undefined
  const told = [
    ...(task === undefined ? [lightTag(view, problemLight(view, problem)).text] : []),
    unitName(view, problem.organisation),
    ...nudgeWords(view, person, problem, nudge, day),
  ]
  const title = line(`${nudge.item} ${cut(task?.content ?? problem.title, detail.cell)}`)
  const facts = remark(told.join(terms.semicolon))
  const offers = replaced || number > detail.blocks ? [] : answer(view, person, nudge, problem, number)
  return [title, facts, ...nudgedLine(view, [person], problem, [nudge.item]), ...offers]
}

/** What the person may do about the line right here: report or ask for a date, else claim, review, look. */
const answer = (
  view: CardView,
  person: Person,
  nudge: NudgeLine,
  problem: Problem,
  number: number,
): readonly RootElement[] => {
  const form = updateForm(view, [person], problem, nudge.item, number)
  if (form !== undefined) return [form]
  return [row(urgentButtons(view, [person], problem))]
}

const seenPart = (view: CardView, seenAt: Instant | null): RootElement => {
  const { briefCard: words, buttons } = view.text
  return seenAt === null
    ? button({ text: buttons.seen, action: { do: 'seen' } })
    : remark(words.seen(momentText(view, seenAt)))
}
