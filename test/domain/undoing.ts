import { type Step, sinceStep, trailOf, withoutStep } from '../../src/domain/problem/trail.ts'
import { type Made, undoUpdate } from '../../src/domain/problem/undo.ts'
import { type UpdateRef, updateKey } from '../../src/domain/problem/update.ts'
import { WT } from './fixtures.ts'
import type { Scene } from './scene.ts'

export const stepsOf = (scene: Scene): readonly Step[] => trailOf(WT, scene.history)

/** An update as the journal of the scene has it. */
export const madeOf = (scene: Scene, what: UpdateRef): Made => {
  const trail = stepsOf(scene)
  const key = updateKey(WT, what)
  const step = trail.findLast((each) => each.what !== undefined && updateKey(WT, each.what) === key)
  if (step === undefined) throw new Error(`nothing made ${key}`)
  const { stamp } = step.entry
  const [since, without] = [sinceStep(trail, step), withoutStep(trail, step)]
  return { what, undone: step.undone, stamp, storedAt: stamp.at, since, without }
}

export const undoes = (scene: Scene, who: string, what: UpdateRef): Scene =>
  scene.does(who, undoUpdate, madeOf(scene, what))

export const refusedUndo = (scene: Scene, who: string, what: UpdateRef): string =>
  scene.refused(who, undoUpdate, madeOf(scene, what))
