import type { WorkCalendar } from '../calendar/calendar.ts'
import type { PersonId } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import type { Directory } from '../people/directory.ts'
import type { Person } from '../people/person.ts'
import type { Deciding } from '../problem/decision.ts'
import { decidedByGroup } from '../problem/extension-step.ts'
import type { Problem } from '../problem/problem.ts'
import { pendingExtension } from '../problem/queries.ts'
import { ACTIONS, type Action, type ActionRule, LEDGER_ACTIONS, PROBLEM_ACTIONS } from './actions.ts'
import { conflictBy } from './conflict.ts'
import { eligibleReviewers, nameableReviewers } from './four-eyes.ts'
import { type MatrixRole, rolesThatMay } from './matrix.ts'
import { mayRead, principalsOf } from './reading.ts'
import { SEATS, type Seat, type SeatContext, type Target } from './seats.ts'
import { sameTarget } from './targets.ts'

/** In what capacity somebody acts: for himself (null), or for the person whose duty he does. */
export interface Capacity {
  readonly onBehalfOf: PersonId | null
}

/** The seat that a matrix role means within its own scope, and anywhere. */
const SEAT_OF_ROLE: Readonly<Record<MatrixRole, Seat>> = {
  FIRST: 'first',
  LEADER: 'leader',
  HEAD: 'head',
  HANDLER: 'handler',
  LIAISON: 'liaison',
  JIJIAN: 'jijian',
  ZUZHI: 'zuzhi',
  OFFICE: 'office',
  TEAM: 'team',
  GROUP: 'group',
  DISTRICT: 'district',
  ADMIN: 'admin',
}

const specialSeats = (rule: ActionRule, problem: Problem | null): readonly Seat[] | undefined =>
  problem === null ? undefined : rule.whoIn?.[problem.state]

/** Seats that may do it: the Who column of the transition, else the roles of the matrix row. */
const usualSeats = (rule: ActionRule): readonly Seat[] => {
  if (rule.who !== undefined) return rule.who
  return rule.row === null ? [] : rolesThatMay(rule.row).map(({ role }) => SEAT_OF_ROLE[role])
}

const capacityOf = (c: SeatContext, actor: Person, seats: readonly Seat[]): Capacity | null => {
  const seated = new Set(seats.flatMap((seat) => SEATS[seat](c)))
  const principal = principalsOf(c.directory, actor, c.at).find((id) => seated.has(id))
  if (principal === undefined) return null
  return { onBehalfOf: principal === actor.id ? null : principal }
}

/** Whether GROUP alone may do it (P11a, P17, P21). */
const isForGroup = (action: Action, { directory, problem, target, at }: SeatContext): boolean => {
  if (problem === null) return false
  const extension = pendingExtension(problem)
  if (action === 'decideExtension')
    return extension !== undefined && decidedByGroup(directory, problem, extension)
  if (action !== 'nameReviewer' || target.stage === undefined) return false
  if (eligibleReviewers(directory, problem, target.stage, at).length > 0) return false
  return nameableReviewers(directory, problem, target.stage, at).byGroup
}

/** Where only GROUP may, OFFICE is told so instead of a bare no. */
const notPermitted = (action: Action, c: SeatContext, actor: Person): Refusal => {
  const code = c.problem?.code ?? null
  if (code !== null && isForGroup(action, c) && capacityOf(c, actor, ['office']) !== null)
    return new Refusal('groupOnly', { code })
  return new Refusal('notPermitted', { action, code })
}

const judge = (d: Deciding, action: Action, problem: Problem | null, target: Target): Capacity | Refusal => {
  const rule = ACTIONS[action]
  const c: SeatContext = { directory: d.directory, at: d.at, problem, target }
  if (problem !== null) {
    const { code, state } = problem
    if (!mayRead(d.directory, d.actor, problem, d.at)) return new Refusal('outOfScope', { code })
    if (rule.from !== undefined && !rule.from.includes(state))
      return new Refusal('wrongState', { code, state, action })
    if (rule.targets !== undefined && !rule.targets.among(problem).some((each) => sameTarget(each, target)))
      return rule.targets.refuse(problem, target, action)
  }
  const special = specialSeats(rule, problem)
  const capacity = capacityOf(c, d.actor, special ?? usualSeats(rule))
  const reason =
    problem === null || rule.conflict === undefined ? null : conflictBy(rule.conflict, d, problem, target)
  // Who would review his own application is told just that, whether or not the right would be his otherwise.
  const ownApplication = rule.conflict === 'review' && reason === 'submitter'
  if (problem !== null && reason !== null && (capacity !== null || ownApplication))
    return new Refusal('conflict', { code: problem.code, reason })
  // In this state it is others' to do: whose it usually is lacks no right.
  if (
    capacity === null &&
    problem !== null &&
    special !== undefined &&
    capacityOf(c, d.actor, usualSeats(rule))
  )
    return new Refusal('wrongState', { code: problem.code, state: problem.state, action })
  return capacity ?? notPermitted(action, c, d.actor)
}

/**
 * The one question that every decider and every door asks (domain.md 3.4–3.6): may the actor do this now, and whose
 * duty does he do. Ledger actions take `problem` null. A delegate acts for the delegator with the conflicts of both.
 * @throws Refusal `outOfScope`, `wrongState`, `stale`, `unknownItem`, `notPermitted`, `groupOnly`, `conflict` …
 */
export const authorise = (
  d: Deciding,
  action: Action,
  problem: Problem | null,
  target: Target = {},
): Capacity => {
  const verdict = judge(d, action, problem, target)
  if (verdict instanceof Refusal) throw verdict
  return verdict
}

/** Targets of the problem on which the person may do this now; `{}` stands for the problem as a whole. */
export const permittedTargets = (d: Deciding, action: Action, problem: Problem | null): readonly Target[] => {
  const offered = problem === null ? [{}] : (ACTIONS[action].targets?.among(problem) ?? [{}])
  return offered.filter((target) => !(judge(d, action, problem, target) instanceof Refusal))
}

/** What the person may do now to the problem (or, with null, to the ledger), on any of its targets: for buttons. */
export const permittedActions = (
  directory: Directory,
  calendar: WorkCalendar,
  at: Instant,
  person: Person,
  problem: Problem | null,
): ReadonlySet<Action> => {
  const d: Deciding = { directory, calendar, at, actor: person }
  const all: readonly Action[] = problem === null ? LEDGER_ACTIONS : PROBLEM_ACTIONS
  return new Set(all.filter((action) => permittedTargets(d, action, problem).length > 0))
}
