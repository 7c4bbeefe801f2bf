import { describe, expect, it } from 'vitest'
import { digestFactsOf } from '../../../src/domain/digest/project.ts'
import { blockerCode } from '../../../src/domain/kernel/codes.ts'
import { clearBlocker, raiseBlocker } from '../../../src/domain/problem/progress.ts'
import { returnCloseOut } from '../../../src/domain/problem/review.ts'
import { calendar, day, on, RW1, WT } from '../fixtures.ts'
import { closed, type Scene, submitted, underWay } from '../scene.ts'

const facts = (scene: Scene) => digestFactsOf(scene.problem, calendar)
const returned = (): Scene =>
  submitted().does('leader', returnCloseOut, {
    stage: 'initial',
    reason: 'evidence',
    text: '缺少凭证',
    ticks: [],
    tasks: [{ task: RW1, due: day('2025-10-24') }],
  })

describe('what figures and lights need of a problem', () => {
  it('while it is worked on', () => {
    expect(facts(underWay())).toMatchObject({
      code: WT,
      state: 'rectifying',
      effectiveDeadline: '2025-10-31',
      startedOn: '2025-08-18',
      submittedAt: null,
      decided: [],
      returnedOpen: false,
    })
  })

  it('once it is closed: accepted at the first attempt', () => {
    const { closedAt, submittedAt, decided, percent } = facts(closed())
    expect([closedAt.length, submittedAt, percent]).toEqual([1, on('2025-09-22'), 100])
    expect(decided).toEqual([{ at: on('2025-09-22'), accepted: true, first: true }])
  })

  it('after a return', () => {
    const { returnedAt, returnedOpen, decided } = facts(returned())
    expect([returnedAt, returnedOpen]).toEqual([[on('2025-09-22')], true])
    expect(decided).toEqual([{ at: on('2025-09-22'), accepted: false, first: true }])
  })

  it('after a reopening: the time starts anew, and the first attempt too', () => {
    const scene = closed()
      .at('2025-10-14')
      .record('jijian', {
        type: 'reopened',
        finding: '抽查发现反弹',
        evidence: [],
        statement: '',
        deadline: day('2025-10-22'),
        tasks: [{ task: RW1, due: day('2025-10-22') }],
      })
    expect(facts(scene)).toMatchObject({
      state: 'rectifying',
      startedOn: '2025-10-14',
      effectiveDeadline: '2025-10-22',
      reopenedAt: [on('2025-10-14')],
      returnedOpen: false,
      percent: 99,
    })
  })

  it('with a blocker until it is cleared', () => {
    const scene = underWay().does('handler', raiseBlocker, { on: WT, text: '资料未移交' })
    expect(facts(scene).blockersSince).toEqual([on('2025-09-22')])
    scene.does('handler', clearBlocker, { blocker: blockerCode(WT, 1) })
    expect(facts(scene).blockersSince).toEqual([])
  })
})
