import type { ItemCode, PersonId } from '../../../domain/kernel/codes.ts'
import { levelOf } from '../../../domain/nudge/level.ts'
import type { Person } from '../../../domain/people/person.ts'
import { eligibleReviewers } from '../../../domain/policy/four-eyes.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { openStages } from '../../../domain/problem/queries.ts'
import { inReview } from '../../../domain/problem/vocabulary.ts'
import { remark } from '../build/text.ts'
import type { Div } from '../build/types.ts'
import { type CardView, momentText, nameOf } from '../view.ts'
import { permits } from './permits.ts'

const MOST = 5

/** Whether somebody is waited for: in review only its reviewers are. */
const isAwaited = (view: CardView, problem: Problem, person: PersonId): boolean =>
  !inReview(problem.state) ||
  openStages(problem).some((stage) =>
    eligibleReviewers(view.directory, problem, stage, view.now).some(({ id }) => id === person),
  )

/**
 * Who was nudged about these items last and has seen it: for those above him, who may chase (domain.md D73, D74), one to
 * one or in the office's chat. A unit's chat is read by his subordinates too.
 */
export const nudgedLine = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
  items: readonly ItemCode[],
): readonly Div[] => {
  if (view.audience === 'unit' && view.unit !== null) return []
  if (!permits(view, people, 'chase', problem)) return []
  const words = view.text.problemCard
  const level = (person: PersonId): number => levelOf(view.directory, problem, person, view.now)
  const own = Math.max(...people.map(({ id }) => level(id)))
  const latest = new Map(
    items
      .flatMap((item) => view.store.briefs.ofObject(item))
      .filter(({ person }) => level(person) < own && isAwaited(view, problem, person))
      .sort((a, b) => a.sentAt - b.sentAt)
      .map((each) => [each.person, each]),
  )
  const told = [...latest.values()].slice(-MOST).map(({ person, sentAt, seenAt }) => {
    const seen = seenAt === null ? null : momentText(view, seenAt)
    return words.nudgedPerson(nameOf(view, person), momentText(view, sentAt), seen)
  })
  return told.length === 0
    ? []
    : [remark(`${words.nudged}${view.text.terms.colon}${told.join(view.text.terms.semicolon)}`)]
}
