import { type ItemCode, isTaskCode, type PersonId, problemOfItem } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { SYSTEM } from '../domain/people/system.ts'
import { mayRead } from '../domain/policy/reading.ts'
import type { Deciding, Decision } from '../domain/problem/decision.ts'
import type { ProblemEvent } from '../domain/problem/events.ts'
import { evolve } from '../domain/problem/evolve.ts'
import { ballHolders } from '../domain/problem/holder.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { taskOf } from '../domain/problem/queries.ts'
import { announce } from './announce.ts'
import { type Acting, storedAt, type Work } from './context.ts'
import { planNudges } from './nudge/plan.ts'

/** The actor's view of a moment, as deciders want it. */
export const decidingOf = (acting: Acting): Deciding => ({
  directory: acting.directory,
  calendar: acting.calendar,
  at: acting.now,
  actor: acting.actor,
})

/** The problem of an item, undefined when the ledger does not hold the item. */
export const problemWith = ({ store }: Pick<Work, 'store'>, item: ItemCode): Problem | undefined => {
  const problem = store.problems.get(problemOfItem(item))
  return problem !== undefined && isTaskCode(item) && taskOf(problem, item) === undefined
    ? undefined
    : problem
}

/** The problem of an item that the actor may read. Refusals `unknownItem`, `outOfScope`. */
export const readProblem = (acting: Acting, item: ItemCode): Problem => {
  const code = problemOfItem(item)
  const problem = acting.store.problems.get(code)
  if (problem === undefined) throw new Refusal('unknownItem', { code: item })
  if (!mayRead(acting.directory, acting.actor, problem, acting.now))
    throw new Refusal('outOfScope', { code: item })
  if (isTaskCode(item) && !problem.tasks.some((task) => task.code === item))
    throw new Refusal('unknownItem', { code: item })
  return problem
}

const save = (work: Work, before: Problem, decision: Decision, by: PersonId): Problem => {
  const stamp = { at: work.now, by, onBehalfOf: decision.onBehalfOf }
  let after = before
  for (const event of decision.events) after = evolve(after, event, stamp)
  const holder = ballHolders(work.directory, after, work.now)?.people[0] ?? null
  work.store.problems.save(after, before.rev, holder)
  work.store.journal.append(
    after.code,
    decision.events.map((event) => ({ event, stamp })),
    work.cause,
    storedAt(work),
  )
  planNudges(work, after, before)
  work.store.cards.touch(after.code)
  return after
}

/** Notes of the program itself, where no person acts; nobody is told. */
export const noteOn = (work: Work, problem: Problem, event: ProblemEvent): Problem =>
  save(work, problem, { events: [event], onBehalfOf: null }, SYSTEM)

/** What a decision did. */
export interface Recorded {
  readonly problem: Problem
  readonly events: readonly ProblemEvent[]
}

/**
 * The one way in which a problem changes: load, decide (which asks policy), fold, save, journal, announce.
 * Throws whatever Refusal the decider has; then nothing is stored.
 */
export const record = (
  acting: Acting,
  item: ItemCode,
  decide: (deciding: Deciding, problem: Problem) => Decision,
): Recorded => {
  const before = readProblem(acting, item)
  const decision = decide(decidingOf(acting), before)
  const problem = save(acting, before, decision, acting.actor.id)
  for (const event of decision.events) announce(acting, problem, event)
  return { problem, events: decision.events }
}

/** `record`, when only the problem as it is afterwards matters. */
export const decideOn = (
  acting: Acting,
  item: ItemCode,
  decide: (deciding: Deciding, problem: Problem) => Decision,
): Problem => record(acting, item, decide).problem
