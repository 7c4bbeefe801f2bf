import type { PersonId } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import { hasRole } from '../people/directory.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import type { Problem } from './problem.ts'

/**
 * P3: a LEADER of the organisation takes the problem on; a delegate takes it on for the leader he replaces.
 * @throws Refusal `outOfScope`, `wrongState`, `notPermitted`
 */
export const claimProblem = (
  d: Deciding,
  problem: Problem,
  _input: Readonly<Record<string, never>>,
): Decision => {
  const { onBehalfOf } = authorise(d, 'claim', problem)
  const { department, head } = problem
  const leader = onBehalfOf ?? d.actor.id
  return { events: [{ type: 'claimed', leader, mode: 'claimed', department, head }], onBehalfOf }
}

/**
 * P4: FIRST hands the problem to a LEADER of the organisation or keeps it himself.
 * @throws Refusal `outOfScope`, `wrongState`, `notPermitted`, `unknownPerson`, `notALeader`
 */
export const assignProblem = (
  d: Deciding,
  problem: Problem,
  { leader }: { readonly leader: PersonId },
): Decision => {
  const { onBehalfOf } = authorise(d, 'assign', problem)
  const person = d.directory.people.get(leader)
  if (person === undefined) throw new Refusal('unknownPerson', { given: leader })
  const suits = leader === problem.firstResponsible || hasRole(person, 'LEADER', problem.organisation)
  if (!suits) throw new Refusal('notALeader', { given: person.name })
  const { department, head } = problem
  return { events: [{ type: 'claimed', leader, mode: 'assigned', department, head }], onBehalfOf }
}
