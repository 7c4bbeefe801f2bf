import type { Person } from '../../../domain/people/person.ts'
import type { Action } from '../../../domain/policy/actions.ts'
import { permittedTargets } from '../../../domain/policy/authorise.ts'
import type { Target } from '../../../domain/policy/seats.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import type { CardView } from '../view.ts'

/** Targets on which at least one of these people may do this now (domain.md 3.4–3.6), each once. */
export const targetsFor = (
  view: CardView,
  people: readonly Person[],
  action: Action,
  problem: Problem,
): readonly Target[] => {
  const found = new Map<string, Target>()
  for (const actor of people) {
    for (const target of permittedTargets({ ...view, at: view.now, actor }, action, problem))
      found.set(JSON.stringify(target), target)
  }
  return [...found.values()]
}

/** Whether at least one of these people may do this now. */
export const permits = (
  view: CardView,
  people: readonly Person[],
  action: Action,
  problem: Problem,
): boolean =>
  people.some((actor) => permittedTargets({ ...view, at: view.now, actor }, action, problem).length > 0)
