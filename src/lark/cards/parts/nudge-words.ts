import type { NudgeLine } from '../../../app/nudge/line.ts'
import type { LocalDate } from '../../../domain/kernel/time.ts'
import type { Person } from '../../../domain/people/person.ts'
import { eligibleReviewers } from '../../../domain/policy/four-eyes.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { openStages } from '../../../domain/problem/queries.ts'
import type { CardView } from '../view.ts'

/** What a line of the daily card of `day` says of its clock, and what it asks of this person. */
export const nudgeWords = (
  view: CardView,
  person: Person,
  problem: Problem,
  line: NudgeLine,
  day: LocalDate,
): readonly string[] =>
  line.clock === 'review' ? reviewWords(view, person, problem, line) : clockWords(view, day, line)

/** The deadline with the days past it on the card's day, and what is asked for. */
const clockWords = (
  view: CardView,
  day: LocalDate,
  { clock, base, tone, overdue }: NudgeLine,
): readonly string[] => {
  const { tones, briefCard: words, dates, phrases } = view.text
  const told = words.base[clock](dates.day(base))
  const late = overdue ? phrases.bracketed(told, dates.distance(view.calendar.daysBetween(day, base))) : told
  return [late, tone === 'due' && base > day ? words.dueEarly : tones[tone]]
}

/** The reviewer is asked to decide; others learn whose decision is late, or that somebody must be named (P11a). */
const reviewWords = (
  view: CardView,
  person: Person,
  problem: Problem,
  { base, tone }: NudgeLine,
): readonly string[] => {
  const { tones, briefCard: words, dates } = view.text
  const deadline = words.base.review(dates.day(base))
  const shown = openStages(problem).map((stage) => {
    const reviewers = eligibleReviewers(view.directory, problem, stage, view.now)
    return { own: reviewers.some(({ id }) => id === person.id), first: reviewers[0] }
  })
  if (shown.length === 0 || shown.some(({ own }) => own)) return [deadline, tones[tone]]
  const names = shown.flatMap(({ first }) => first?.name ?? [])
  return names.length < shown.length
    ? [deadline, words.reviewByNobody]
    : [words.reviewers(names), deadline, words.reviewOfOthers]
}
