import { describe, expect, it } from 'vitest'
import { chase } from '../../../src/domain/problem/chase.ts'
import type { ProblemEvent } from '../../../src/domain/problem/events.ts'
import { evolve } from '../../../src/domain/problem/evolve.ts'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { aTask, on, person, RW1, RW2, WT } from '../fixtures.ts'
import { closed, finish, rectifying, Scene, underWay } from '../scene.ts'

const stamp = { at: on('2025-08-18'), by: person('office'), onBehalfOf: null }

describe('folding', () => {
  it('begins with the issue', () => {
    const { problem } = new Scene()
    expect(problem).toMatchObject({
      state: 'awaitingSignature',
      firstResponsible: 'first',
      effectiveDeadline: '2025-10-31',
      deadlineVersion: 1,
      rev: 1,
    })
    expect(() => evolve(undefined, { type: 'signed' }, stamp)).toThrow('not issued')
  })

  it('counts every event', () => {
    const { problem } = rectifying()
    expect(problem).toMatchObject({ state: 'rectifying', rev: 6 })
    expect(problem.rootCause?.reviewed).toBe(true)
    expect(problem.tasks.map(({ state, percent }) => [state, percent])).toEqual([
      ['unclaimed', 0],
      ['unclaimed', 0],
    ])
  })

  it('takes over recorded history that no decider would allow today', () => {
    const events: readonly ProblemEvent[] = [
      { type: 'progressReported', on: RW1, task: RW1, percent: 65, before: 0, note: '导入' },
      { type: 'taskAssigned', task: RW1, owner: person('head') },
    ]
    const problem = events.reduce((folded, event) => evolve(folded, event, stamp), rectifying().problem)
    expect(problem.tasks[0]).toMatchObject({ percent: 65, owner: 'head', state: 'inProgress' })
  })

  it('notes the last update of the work, which a chase is not', () => {
    const scene = underWay()
      .at('2025-09-25')
      .does('handler', reportProgress, { on: RW1, percent: 5, note: '' })
    expect(scene.problem.lastUpdateAt).toBe(on('2025-09-25'))
    scene.at('2025-09-29').does('leader', chase, { on: WT, text: '请抓紧' })
    expect(scene.problem.lastUpdateAt).toBe(on('2025-09-25'))
  })
})

describe('the derived percent', () => {
  const weighted = () => underWay({ tasks: [aTask(1, { weight: 2 }), aTask(2)] })

  it('is the mean by weight, floored', () => {
    const scene = weighted().does('handler', reportProgress, { on: RW1, percent: 50, note: '' })
    expect(derivedPercent(scene.problem)).toBe(33)
    scene.does('handler', reportProgress, { on: RW2, percent: 100, note: '' })
    expect(derivedPercent(scene.problem)).toBe(66)
  })

  it('stays below 100 until every task is accepted', () => {
    const scene = underWay()
    for (const code of [RW1, RW2]) scene.does('handler', reportProgress, { on: code, percent: 100, note: '' })
    expect(derivedPercent(scene.problem)).toBe(99)
    expect(derivedPercent(finish(finish(scene, 0), 1).problem)).toBe(100)
    expect(derivedPercent(closed().problem)).toBe(100)
  })

  it('leaves cancelled tasks out, and is 0 without any', () => {
    const scene = finish(underWay(), 0).record('leader', {
      type: 'taskCancelled',
      task: RW2,
      reason: '合并',
      agreedBy: person('office'),
    })
    expect(derivedPercent(scene.problem)).toBe(100)
    expect(derivedPercent(new Scene().problem)).toBe(0)
  })
})
