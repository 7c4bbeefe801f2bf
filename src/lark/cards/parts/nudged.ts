import type { ItemCode } from '../../../domain/kernel/codes.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { remark } from '../build/text.ts'
import type { Div } from '../build/types.ts'
import { type CardView, momentText, nameOf } from '../view.ts'
import { permits } from './permits.ts'

const MOST = 5

/** Who was nudged about these items last and has seen it: for those above, who may chase (domain.md D73, D74). */
export const nudgedLine = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
  items: readonly ItemCode[],
): readonly Div[] => {
  if (!permits(view, people, 'chase', problem)) return []
  const words = view.text.problemCard
  const latest = new Map(
    items
      .flatMap((item) => view.store.briefs.ofObject(item))
      .filter(({ person }) => !people.some(({ id }) => id === person))
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
