import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../../../src/domain/kernel/refusal.ts'
import { evolve } from '../../../src/domain/problem/evolve.ts'
import type { Problem } from '../../../src/domain/problem/problem.ts'
import type { Entry } from '../../../src/domain/problem/trail.ts'
import { type UpdateRef, updateKey } from '../../../src/domain/problem/update.ts'
import { WT } from '../fixtures.ts'
import { begin, course, play } from '../random-course.ts'
import type { Scene } from '../scene.ts'
import { stepsOf, undoes } from '../undoing.ts'

/** A problem without its history: what was taken back, marks, and the number of events. */
const bare = (problem: Problem) => ({
  ...problem,
  rev: 0,
  progress: problem.progress.filter(({ undoneAt }) => undoneAt === undefined),
  evidence: problem.evidence.filter(({ undoneAt }) => undoneAt === undefined),
  blockers: problem.blockers.filter(({ undoneAt }) => undoneAt === undefined),
  extensions: problem.extensions.filter(({ undoneAt }) => undoneAt === undefined),
  tasks: problem.tasks.map(({ undoneExtension: _history, ...task }) => task),
})

const folded = (entries: readonly Entry[]): Problem => {
  let problem: Problem | undefined
  for (const { event, stamp } of entries) problem = evolve(problem, event, stamp)
  if (problem === undefined) throw new Error('nothing was issued')
  return problem
}

const triesToUndo = (scene: Scene, who: string, what: UpdateRef): boolean => {
  const before = scene.events.length
  try {
    undoes(scene, who, what)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return scene.events.length > before
}

describe('whatever was done before', () => {
  it('taking anything back leaves the ledger that never had it', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(course, fc.array(fc.nat(1000), { minLength: 45, maxLength: 45 }), (given, picks) => {
        const scene = begin(given)
        const struck = new Set<Entry>()
        for (const [n, step] of given.steps.entries()) {
          if (step.kind === 'tamper') continue
          play(scene, step)
          const made = stepsOf(scene).filter(({ what, undone }) => what !== undefined && !undone)
          const chosen = made[made.length - 1 - ((picks[n] ?? 0) % 5)]
          if (chosen?.what === undefined || (picks[n] ?? 0) % 4 !== 0) continue
          const { what, entry } = chosen
          // A task handed in twice: only the latest is meant.
          const key = updateKey(WT, what)
          if (made.findLast((each) => each.what !== undefined && updateKey(WT, each.what) === key) !== chosen)
            continue
          if (!triesToUndo(scene, entry.stamp.by, what) || what.kind === 'closeOut') continue
          struck.add(entry)
          const undoing = scene.history.at(-1)
          if (undoing !== undefined) struck.add(undoing)
          const never = scene.history.filter((each) => !struck.has(each))
          expect(bare(scene.problem)).toEqual(bare(folded(never)))
          seen.set(what.kind, (seen.get(what.kind) ?? 0) + 1)
        }
      }),
      { numRuns: 200, seed: 20251024 },
    )
    for (const kind of ['progress', 'evidence', 'blocker', 'extension', 'taskSubmission'])
      expect([kind, (seen.get(kind) ?? 0) > 0]).toEqual([kind, true])
  }, 60_000)
})
