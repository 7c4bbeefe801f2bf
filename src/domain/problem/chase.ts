import { type ItemCode, isTaskCode, type PersonId } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import { authorise } from '../policy/authorise.ts'
import { eligibleReviewers } from '../policy/four-eyes.ts'
import type { Deciding, Decision } from './decision.ts'
import { boundedText, requireTask } from './guards.ts'
import { ballHolders, taskHolder } from './holder.ts'
import type { Problem } from './problem.ts'
import { openStages } from './queries.ts'

/** The people who have the ball: of a task its holder, in review the first reviewer of each open stage. */
const chasedFor = (d: Deciding, problem: Problem, on: ItemCode): readonly PersonId[] => {
  if (isTaskCode(on)) return taskHolder(d.directory, problem, on, d.at)?.people.slice(0, 1) ?? []
  const reviewers = openStages(problem).flatMap((stage) =>
    eligibleReviewers(d.directory, problem, stage, d.at)
      .slice(0, 1)
      .map(({ id }) => id),
  )
  if (reviewers.length > 0) return reviewers
  return ballHolders(d.directory, problem, d.at)?.people.slice(0, 1) ?? []
}

/**
 * A chase by hand (催办), LEADER and above: to whoever holds the ball; the text may be empty.
 * @throws Refusal `nothingToDo` when nobody holds it, `ownToDo` when only the actor does, beside those of authorise
 */
export const chase = (
  d: Deciding,
  problem: Problem,
  input: { readonly on: ItemCode; readonly text: string },
): Decision => {
  const { on } = input
  if (isTaskCode(on)) requireTask(d, problem, on)
  const { onBehalfOf } = authorise(d, 'chase', problem)
  const holders = [...new Set(chasedFor(d, problem, on))]
  const to = holders.filter((person) => person !== d.actor.id)
  if (to.length === 0) throw new Refusal(holders.length === 0 ? 'nothingToDo' : 'ownToDo', { code: on })
  return { events: [{ type: 'chased', on, to, text: boundedText('text', input.text) }], onBehalfOf }
}
