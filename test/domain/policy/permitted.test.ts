import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refusal, type RefusalCode } from '../../../src/domain/kernel/refusal.ts'
import { ACTIONS, PROBLEM_ACTIONS, type ProblemAction } from '../../../src/domain/policy/actions.ts'
import { permittedActions, permittedTargets } from '../../../src/domain/policy/authorise.ts'
import { eligibleReviewers } from '../../../src/domain/policy/four-eyes.ts'
import type { Target } from '../../../src/domain/policy/seats.ts'
import { sameTarget } from '../../../src/domain/policy/targets.ts'
import type { ReviewStage } from '../../../src/domain/problem/vocabulary.ts'
import { ATTEMPTS } from '../attempts.ts'
import { calendar, EVERYBODY } from '../fixtures.ts'
import { begin, course, play } from '../random-course.ts'
import type { Scene } from '../scene.ts'

/** Refusals that say “not you” or “not now”; others are about what was typed. */
const RIGHTS: ReadonlySet<RefusalCode> = new Set([
  'outOfScope',
  'notPermitted',
  'wrongState',
  'conflict',
  'groupOnly',
  'stale',
  'evidenceFrozen',
])

const refusalOf = (scene: Scene, who: string, action: ProblemAction, target: Target): Refusal | null => {
  try {
    ATTEMPTS[action](scene.as(who), scene.problem, target, 1)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** Every button that is offered works, every one that is not is refused. */
const agreesWithDeciders = (scene: Scene, who: string): void => {
  const { directory, now, problem } = scene
  const offered = permittedActions(directory, calendar, now, scene.as(who).actor, problem)
  for (const action of PROBLEM_ACTIONS) {
    const targets = ACTIONS[action].targets?.among(problem) ?? [{}]
    const permitted = permittedTargets(scene.as(who), action, problem)
    expect(offered.has(action)).toBe(permitted.length > 0)
    for (const target of targets) {
      const refusal = refusalOf(scene, who, action, target)
      const label = `${who} ${action} ${JSON.stringify(target)} in ${problem.state}: ${refusal?.code}`
      if (permitted.some((each) => sameTarget(each, target)))
        expect(refusal === null || !RIGHTS.has(refusal.code), label).toBe(true)
      else expect(refusal, label).not.toBeNull()
    }
  }
}

const STAGES: Readonly<Record<ReviewStage, ProblemAction>> = {
  initial: 'reviewInitial',
  jijian: 'reviewJijian',
  zuzhi: 'reviewZuzhi',
  determination: 'determine',
}

describe('the buttons that somebody is offered', () => {
  it('are the actions that the deciders let him do, wherever the problem stands', () => {
    fc.assert(
      fc.property(course, fc.nat(), (given, start) => {
        const scene = begin(given)
        for (const [n, step] of given.steps.entries()) {
          play(scene, step)
          const who = EVERYBODY[(start + n) % EVERYBODY.length] ?? 'first'
          if (n % 3 === 0) agreesWithDeciders(scene, who)
        }
      }),
      { numRuns: 60, seed: 20251024 },
    )
  }, 60_000)

  it('at a review stage belong to the eligible reviewers, no more, no fewer', () => {
    fc.assert(
      fc.property(course, (given) => {
        const scene = begin(given)
        for (const step of given.steps) {
          play(scene, step)
          const { directory, problem, now } = scene
          for (const stage of ['initial', 'jijian', 'zuzhi', 'determination'] as const) {
            const offered = ACTIONS[STAGES[stage]].targets?.among(problem) ?? []
            if (offered.length === 0) continue
            const may = EVERYBODY.filter(
              (who) => permittedTargets(scene.as(who), STAGES[stage], problem).length > 0,
            )
            const eligible = eligibleReviewers(directory, problem, stage, now).map(({ id }) => id)
            expect(new Set(may)).toEqual(new Set(eligible))
          }
        }
      }),
      { numRuns: 60, seed: 20251024 },
    )
  }, 60_000)
})
