import type { ItemCode } from '../../../domain/kernel/codes.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import type { Deciding } from '../../../domain/problem/decision.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { openTasks } from '../../../domain/problem/queries.ts'
import { obstacleTo } from '../../../domain/proposal/decide-line.ts'
import type { ProposalLine } from '../../../domain/proposal/proposal.ts'
import type { CardView } from '../view.ts'
import { showsSubstance } from '../view.ts'

/** As many as one can take in at a look (domain.md 3.10.3). */
const MOST = 5
const LOOKED_AT = 60

export interface OwnItem {
  readonly code: ItemCode
  readonly title: string
}

/** What the writer may still add on the card keeps no item from being offered. */
const MENDABLE: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'dateNeeded',
  'figureNeeded',
  'fileNeeded',
  'reasonRequired',
  'fallNeedsReason',
  'dateNotLater',
  'datePast',
  'dateTooFar',
  'dateBeyondProblem',
  'incomplete',
])

/** To be claimed: the unit's unclaimed ones; else what he is part of, the nearest deadline first. */
const candidates = (view: CardView, { actor }: Deciding, line: ProposalLine): readonly Problem[] => {
  const units = actor.memberships.flatMap(({ organisation }) => organisation ?? [])
  const unclaimed = () =>
    [...new Set(units)].flatMap(
      (organisation) =>
        view.store.problems.find({ organisation, states: ['awaitingClaim'], limit: LOOKED_AT, offset: 0 })
          .problems,
    )
  const involved = view.store.problems.find({ involving: actor.id, limit: LOOKED_AT, offset: 0 }).problems
  const all = line.intent === 'claim' ? [...unclaimed(), ...involved] : involved
  return [...all].sort((one, other) => one.effectiveDeadline.localeCompare(other.effectiveDeadline))
}

/** The items that the writer could have meant: at most five that he may do this to now. */
export const ownItems = (view: CardView, writer: Deciding, line: ProposalLine): readonly OwnItem[] => {
  const fits = (problem: Problem, on: ItemCode): boolean => {
    const obstacle = obstacleTo(writer, problem, line, on)
    return obstacle === null || MENDABLE.has(obstacle.code)
  }
  const found = candidates(view, writer, line).flatMap((problem): readonly OwnItem[] => {
    if (!showsSubstance(view, problem, writer.actor.id)) return []
    const tasks = openTasks(problem)
      .filter(({ code, owner }) => owner === writer.actor.id && fits(problem, code))
      .map(({ code, content }) => ({ code, title: content }))
    if (tasks.length > 0) return tasks
    return fits(problem, problem.code) ? [{ code: problem.code, title: problem.title }] : []
  })
  return found.slice(0, MOST)
}
