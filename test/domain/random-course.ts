import fc from 'fast-check'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { ACTIONS, PROBLEM_ACTIONS, type ProblemAction } from '../../src/domain/policy/actions.ts'
import { permittedTargets } from '../../src/domain/policy/authorise.ts'
import type { Target } from '../../src/domain/policy/seats.ts'
import { ATTEMPTS } from './attempts.ts'
import { calendar, EVERYBODY, evidence, hash, type Setting } from './fixtures.ts'
import { type Plot, type Scene, underWay } from './scene.ts'

/** All but taking back: whose an update is, the journal says, and it has a property of its own. */
const ACTS = PROBLEM_ACTIONS.filter((action) => action !== 'undo')

export interface Step {
  /** Anything by anybody, or the next person who may do it, or a change behind the ledger's back. */
  readonly kind: 'wild' | 'permitted' | 'forward' | 'tamper'
  readonly who: number
  readonly action: number
  readonly noise: number
  readonly days: number
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant('wild' as const) },
    { weight: 4, arbitrary: fc.constant('permitted' as const) },
    { weight: 20, arbitrary: fc.constant('forward' as const) },
    { weight: 1, arbitrary: fc.constant('tamper' as const) },
  ),
  who: fc.nat(EVERYBODY.length - 1),
  action: fc.nat(ACTS.length - 1),
  noise: fc.nat(10_000),
  days: fc.nat(2),
})

const someone = fc.constantFrom(...EVERYBODY)
const setting: fc.Arbitrary<Plot & Setting> = fc.record({
  delegations: fc
    .array(fc.record({ from: someone, to: someone }), { maxLength: 4 })
    .map((pairs) => pairs.filter(({ from, to }) => from !== to)),
  profile: fc.record({ determinationDelegated: fc.boolean() }),
  definition: fc.record({ isKey: fc.boolean(), isCommon: fc.boolean() }),
  leader: fc.constantFrom('leader', 'leader', 'first'),
})

export interface Course {
  readonly plot: Plot
  readonly steps: readonly Step[]
}
export const course: fc.Arbitrary<Course> = fc.record({
  plot: setting,
  steps: fc.array(step, { minLength: 10, maxLength: 45, size: 'max' }),
})

/** What brings a close-out nearer, nearest first. */
const FORWARD: readonly ProblemAction[] = [
  'determine',
  'reviewZuzhi',
  'reviewJijian',
  'reviewInitial',
  'nameReviewer',
  'submitCloseOut',
  'decideExtension',
  'giveExtensionOpinion',
  'clearBlocker',
  'acceptTask',
  'submitTask',
  'uploadEvidence',
  'reportTask',
  'claimTask',
  'reopen',
]

const from = (start: number) => EVERYBODY.map((_, n) => EVERYBODY[(start + n) % EVERYBODY.length] ?? 'first')

const tries = (scene: Scene, who: string, action: ProblemAction, target: Target, noise: number): boolean => {
  const before = scene.events.length
  try {
    scene.does(who, (d, problem, input: number) => ATTEMPTS[action](d, problem, target, input), noise)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return scene.events.length > before
}

/** The first in line who may do this does it; whether anything happened. */
const byWhoeverMay = (scene: Scene, action: ProblemAction, { who, noise }: Step): boolean => {
  if (ACTIONS[action].from?.includes(scene.problem.state) !== true) return false
  if (ACTIONS[action].targets?.among(scene.problem).length === 0) return false
  return from(who).some((id) =>
    permittedTargets(scene.as(id), action, scene.problem).some((target) =>
      tries(scene, id, action, target, noise),
    ),
  )
}

const anyTarget = ({ problem }: Scene, action: ProblemAction, noise: number): Target | undefined => {
  const targets = ACTIONS[action].targets?.among(problem) ?? [{}]
  return targets[noise % Math.max(targets.length, 1)]
}

const tamper = (scene: Scene, noise: number): void => {
  const victim = evidence(1 + (noise % Math.max(scene.problem.evidence.length, 1)))
  const changed = scene.problem.evidence.map((each) =>
    each.code === victim ? { ...each, file: { hash: hash(noise % 2 === 0 ? 'e' : 'd'), bytes: 1 } } : each,
  )
  scene.problem = { ...scene.problem, evidence: changed }
}

/** Plays one step; most steps change nothing, some close the problem. */
export const play = (scene: Scene, step: Step): void => {
  scene.at(calendar.addDays(calendar.dayOf(scene.now), step.days))
  const action = ACTS[step.action] ?? 'chase'
  switch (step.kind) {
    case 'tamper':
      tamper(scene, step.noise)
      return
    case 'wild': {
      const target = anyTarget(scene, action, step.noise)
      const who = EVERYBODY[step.who] ?? 'first'
      if (target !== undefined) tries(scene, who, action, target, step.noise)
      return
    }
    case 'permitted':
      byWhoeverMay(scene, action, step)
      return
    case 'forward':
      FORWARD.some((each) => byWhoeverMay(scene, each, step))
  }
}

/** A problem well on its way, with whatever setting the course has. */
export const begin = ({ plot }: Course): Scene => {
  const scene = underWay(plot)
  for (const { code } of scene.problem.tasks) {
    const on = code
    scene
      .record('handler', { type: 'progressReported', on, task: on, percent: 100, before: 0, note: '' })
      .record('handler', {
        type: 'evidenceAdded',
        code: evidence(scene.problem.evidence.length + 1),
        on,
        kind: 'photo',
        title: '照片',
        file: { hash: hash(String(scene.problem.evidence.length)), bytes: 10 },
      })
  }
  return scene
}
