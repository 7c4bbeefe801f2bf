import { describe, expect, it } from 'vitest'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { aTask, on, RW1, RW3, WT } from '../fixtures.ts'
import { awaitingClaim, finish, rectifying, submitted, underWay, whoMay } from '../scene.ts'

const report = (percent: number, note = '') => ({ on: RW1, percent, note })

describe('reporting progress (P9, T4)', () => {
  it('moves the task’s percent and keeps who, when and what it was', () => {
    const { problem } = underWay().does('handler', reportProgress, report(60, '已核查'))
    expect(problem.tasks[0]?.percent).toBe(60)
    expect(problem.progress).toEqual([
      {
        on: RW1,
        percent: 60,
        before: 0,
        note: '已核查',
        by: 'handler',
        onBehalfOf: null,
        at: on('2025-09-22'),
        saidAt: on('2025-09-22'),
        task: RW1,
      },
    ])
  })

  it('on a task is its owner’s and its head’s', () => {
    const attempt = (who: string) => underWay().does(who, reportProgress, report(10))
    expect(whoMay(attempt)).toEqual(['head', 'handler'])
  })

  it('on the problem is the chain’s: leader, head, handlers', () => {
    const attempt = (who: string) => underWay().does(who, reportProgress, { ...report(10), on: WT })
    expect(whoMay(attempt)).toEqual(['leader', 'head', 'handler'])
  })

  it('on a problem with several open tasks stands beside the derived percent', () => {
    const { problem } = underWay().does('leader', reportProgress, { on: WT, percent: 70, note: '' })
    expect(problem.reportedPercent).toBe(70)
    expect(derivedPercent(problem)).toBe(0)
  })

  it('on a problem with one open task goes to that task', () => {
    const scene = finish(underWay(), 0).does('leader', reportProgress, { on: WT, percent: 50, note: '' })
    expect(scene.problem.tasks[1]?.percent).toBe(50)
    expect(scene.problem.reportedPercent).toBeNull()
    expect(derivedPercent(scene.problem)).toBe(75)
  })

  it('on a problem whose only open task nobody has claimed is refused', () => {
    const scene = rectifying({ tasks: [aTask(1)] })
    expect(scene.refusal('leader', reportProgress, { on: WT, percent: 5, note: '' })).toMatchObject({
      code: 'wrongState',
      details: { code: RW1, state: 'unclaimed' },
    })
  })

  it.each([-1, 101, 12.5, Number.NaN])('refuses %d per cent', (percent) => {
    expect(underWay().refused('handler', reportProgress, report(percent))).toBe('badPercent')
  })

  it('wants a reason for a fall', () => {
    const scene = underWay().does('handler', reportProgress, report(60))
    expect(scene.refusal('handler', reportProgress, report(40, ' '))).toMatchObject({
      code: 'fallNeedsReason',
      details: { code: RW1, before: 60 },
    })
    expect(scene.does('handler', reportProgress, report(40, '复核退回')).problem.tasks[0]?.percent).toBe(40)
  })

  it.each([
    [
      'of an unknown task',
      () => underWay().refused('handler', reportProgress, { ...report(1), on: RW3 }),
      'unknownItem',
    ],
    [
      'of a finished task',
      () => finish(underWay(), 0).refused('handler', reportProgress, report(90, '改')),
      'wrongState',
    ],
    ['of an unclaimed task', () => rectifying().refused('handler', reportProgress, report(1)), 'wrongState'],
    ['in review', () => submitted().refused('handler', reportProgress, report(1)), 'wrongState'],
    [
      'before the plan',
      () => awaitingClaim().refused('leader', reportProgress, { ...report(1), on: WT }),
      'wrongState',
    ],
    [
      'with a novel',
      () => underWay().refused('handler', reportProgress, report(1, '长'.repeat(2001))),
      'textTooLong',
    ],
    [
      'by another organisation',
      () => underWay().refused('strangerHead', reportProgress, report(1)),
      'outOfScope',
    ],
  ])('%s: refused', (_case, attempt, code) => {
    expect(attempt()).toBe(code)
  })
})
