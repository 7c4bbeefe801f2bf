import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { ProblemEvent, Stamp } from '../../domain/problem/events.ts'
import { evolve } from '../../domain/problem/evolve.ts'
import type { Problem } from '../../domain/problem/problem.ts'

/** Recorded history: an event with the instant and person that the file names. */
export interface Recorded {
  readonly event: ProblemEvent
  readonly stamp: Stamp
}

/** Writes history forward and shows the problem as it then stands. */
export interface Scribe {
  write(at: Instant, by: PersonId, event: ProblemEvent): void
  problem(): Problem
  readonly entries: readonly Recorded[]
}

export const scribe = (): Scribe => {
  const entries: Recorded[] = []
  let problem: Problem | undefined
  return {
    entries,
    write: (at, by, event) => {
      const stamp = { at, by, onBehalfOf: null }
      problem = evolve(problem, event, stamp)
      entries.push({ event, stamp })
    },
    problem: () => {
      if (problem === undefined) throw new Error('history begins with the issue')
      return problem
    },
  }
}
