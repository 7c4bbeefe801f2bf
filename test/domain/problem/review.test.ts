import { describe, expect, it } from 'vitest'
import { DEFAULT_PROFILE } from '../../../src/domain/people/profile.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { closeOutNumber, reviewDue, submittedAt } from '../../../src/domain/problem/queries.ts'
import { agreeReview, returnCloseOut } from '../../../src/domain/problem/review.ts'
import { acceptTask, submitTask } from '../../../src/domain/problem/task.ts'
import { calendar, day, hash, on, RW1, RW2 } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  closed,
  file,
  ready,
  type Scene,
  submitted,
  whoMay,
} from '../scene.ts'

const agree = (scene: Scene, who: string, stage: Parameters<typeof agreement>[1]) =>
  scene.does(who, agreeReview, agreement(scene, stage))

describe('the way to 已销号 (P11–P13)', () => {
  it('takes four reviewers one after the other, supervision in either order', () => {
    const scene = submitted().at('2025-09-23')
    agree(scene, 'leader', 'initial')
    expect(scene.problem.state).toBe('supervisionReview')
    agree(scene, 'zuzhi2', 'zuzhi')
    expect(scene.problem.state).toBe('supervisionReview')
    agree(scene.at('2025-09-24'), 'jijian', 'jijian')
    expect(scene.problem.state).toBe('determination')
    agree(scene.at('2025-09-25'), 'group2', 'determination')
    expect(scene.problem).toMatchObject({
      state: 'closed',
      applications: [{ state: 'accepted' }],
      closings: [{ number: 'XH-001-1', at: on('2025-09-25'), submittedAt: on('2025-09-22') }],
    })
    expect(closeOutNumber(scene.problem)).toBe('XH-001-1')
    expect(submittedAt(scene.problem)).toBe(on('2025-09-22'))
  })

  it('has a clock of working days for each stage', () => {
    const scene = submitted().at('2025-09-26')
    const due = () => reviewDue(scene.problem, calendar, DEFAULT_PROFILE)
    expect(due()).toBe('2025-09-25')
    agree(scene, 'leader', 'initial')
    expect(due()).toBe('2025-10-10')
    agree(scene.at('2025-09-30'), 'jijian', 'jijian')
    expect(due()).toBe('2025-10-10')
    agree(scene.at('2025-10-09'), 'zuzhi', 'zuzhi')
    expect(due()).toBe('2025-10-15')
    agree(scene, 'group', 'determination')
    expect(due()).toBeNull()
  })

  it.each([
    ['initial', 'leader', ['leader']],
    ['jijian', 'jijian', ['jijian', 'jijian2']],
    ['zuzhi', 'zuzhi', ['zuzhi', 'zuzhi2']],
    ['determination', 'group', ['group', 'group2']],
  ] as const)('the stage %s is for its holders only', (stage, _usual, holders) => {
    const before = { initial: null, jijian: 'initial', zuzhi: 'initial', determination: 'zuzhi' } as const
    const upTo = before[stage]
    const attempt = (who: string) => {
      const scene = submitted()
      return agree(upTo === null ? scene : agreedUpTo(scene, upTo), who, stage)
    }
    expect(whoMay(attempt)).toEqual(holders)
  })

  it('answers a second click and a click of a later stage as stale', () => {
    const scene = agree(submitted(), 'leader', 'initial')
    expect(scene.refused('leader', agreeReview, agreement(scene, 'initial'))).toBe('stale')
    agree(scene, 'jijian', 'jijian')
    expect(scene.refused('jijian2', agreeReview, agreement(scene, 'jijian'))).toBe('stale')
    expect(scene.refused('group', agreeReview, agreement(scene, 'determination'))).toBe('stale')
    expect(closed().refused('group', agreeReview, agreement(scene, 'determination'))).toBe('wrongState')
  })

  it.each(['initial', 'jijian', 'zuzhi', 'determination'] as const)(
    'wants every measure ticked at %s',
    (stage) => {
      const usual = { initial: 'leader', jijian: 'jijian', zuzhi: 'zuzhi', determination: 'group' }
      const before = { initial: null, jijian: 'initial', zuzhi: 'jijian', determination: 'zuzhi' } as const
      const upTo = before[stage]
      const scene = upTo === null ? submitted() : agreedUpTo(submitted(), upTo)
      const input = { ...agreement(scene, stage), ticks: [RW1] }
      expect(scene.refusal(usual[stage], agreeReview, input)).toMatchObject({
        code: 'incomplete',
        details: { missing: [{ kind: 'tick', items: [RW2] }] },
      })
    },
  )

  it('wants the exemption ticked as well', () => {
    const scene = ready({ definition: { isCommon: true } }).does('head', submitCloseOut, {
      ...APPLICATION,
      outcome: { kind: 'exemption', reason: '上位制度已覆盖' },
    })
    const ticks = [RW1, RW2]
    expect(scene.refusal('leader', agreeReview, { ...agreement(scene, 'initial'), ticks })).toMatchObject({
      details: { missing: [{ kind: 'tick', items: ['exemption'] }] },
    })
    agree(scene, 'leader', 'initial')
    expect(scene.problem.applications[0]?.reviews[0]?.ticks).toEqual([RW1, RW2, 'exemption'])
  })

  it('wants an on-site record of supervision where the problem is key', () => {
    const scene = agreedUpTo(submitted({ definition: { isKey: true } }), 'initial')
    const input = { ...agreement(scene, 'jijian'), onSiteCheck: ' ' }
    expect(scene.refusal('jijian', agreeReview, input)).toMatchObject({
      code: 'incomplete',
      details: { missing: [{ kind: 'onSiteCheck' }] },
    })
    agree(scene, 'jijian', 'jijian')
    expect(scene.problem.applications[0]?.reviews[1]?.onSiteCheck).toBe('已实地核查')
  })

  it('ends before the determination when a piece of evidence is not what it was', () => {
    const scene = agreedUpTo(submitted(), 'zuzhi')
    const [first, ...others] = scene.problem.evidence
    if (first === undefined) throw new Error('no evidence')
    const forged = { ...first, file: { hash: hash('9'), bytes: 1 } }
    scene.problem = { ...scene.problem, evidence: [forged, ...others] }
    expect(scene.refusal('group', agreeReview, agreement(scene, 'determination'))).toMatchObject({
      code: 'evidenceChanged',
      details: { items: ['ZC-001-1'] },
    })
  })
})

describe('delegated determination', () => {
  it('lets the head of OFFICE determine where the profile says so', () => {
    const attempt = (profile: object) => (who: string) =>
      agree(agreedUpTo(submitted({ profile }), 'zuzhi'), who, 'determination')
    expect(whoMay(attempt({ determinationDelegated: true }))).toEqual(['office', 'group', 'group2'])
    expect(whoMay(attempt({}))).toEqual(['group', 'group2'])
  })
})

describe('returning (P14)', () => {
  const returning = {
    stage: 'initial' as const,
    reason: 'evidence' as const,
    text: '缺少追回资金的凭证',
    ticks: [RW2, 'RW-001-9'],
    tasks: [{ task: RW1, due: day('2025-10-10') }],
  }

  it('sends the named tasks back and counts', () => {
    const { problem } = submitted().at('2025-09-24').does('leader', returnCloseOut, returning)
    expect(problem).toMatchObject({
      state: 'rectifying',
      returns: 1,
      lastReturnAt: on('2025-09-24'),
      effectiveDeadline: '2025-10-31',
      deadlineVersion: 1,
      applications: [
        { state: 'returned', reviews: [{ result: 'returned', returnReason: 'evidence', ticks: [RW2] }] },
      ],
    })
    expect(problem.tasks.map(({ state }) => state)).toEqual(['inProgress', 'done'])
    expect(problem.tasks[0]).toMatchObject({ effectiveDue: '2025-10-10', dueVersion: 2, percent: 99 })
    expect(derivedPercent(problem)).toBe(99)
  })

  it('makes the task report again before it is finished again', () => {
    const scene = submitted().does('leader', returnCloseOut, returning)
    expect(scene.refused('handler', submitTask, { task: RW1 })).toBe('incomplete')
    scene
      .does('handler', reportProgress, { on: RW1, percent: 100, note: '已补' })
      .does('handler', addEvidence, { on: RW1, kind: 'voucher', title: '凭证', file: file('d') })
      .does('handler', submitTask, { task: RW1 })
      .does('head', acceptTask, { task: RW1 })
      .does('head', submitCloseOut, APPLICATION)
    expect(agreedUpTo(scene, 'determination').problem.closings[0]?.number).toBe('XH-001-2')
  })

  it.each([
    ['jijian', 'initial', 'jijian'],
    ['zuzhi', 'jijian', 'zuzhi'],
    ['determination', 'zuzhi', 'group'],
  ] as const)('is possible at %s too', (stage, upTo, who) => {
    const scene = agreedUpTo(submitted(), upTo).does(who, returnCloseOut, { ...returning, stage })
    expect(scene.problem.state).toBe('rectifying')
  })

  it('may name no task at all', () => {
    const { problem } = submitted().does('leader', returnCloseOut, { ...returning, tasks: [] })
    expect(problem.tasks.every(({ state }) => state === 'done')).toBe(true)
  })

  it.each([
    ['without a text', { text: '' }, 'reasonRequired'],
    ['beyond the deadline', { tasks: [{ task: RW1, due: day('2025-11-01') }] }, 'dateBeyondProblem'],
    ['in the past', { tasks: [{ task: RW1, due: day('2025-09-21') }] }, 'datePast'],
    ['for a stage that is not open', { stage: 'jijian' as const }, 'stale'],
  ])('%s: refused', (_case, change, code) => {
    expect(submitted().refused('leader', returnCloseOut, { ...returning, ...change })).toBe(code)
  })

  it('after the deadline takes any due date from today', () => {
    const scene = submitted().at('2025-11-05')
    const due = (date: string) => ({ ...returning, tasks: [{ task: RW1, due: day(date) }] })
    expect(scene.refused('leader', returnCloseOut, due('2025-11-04'))).toBe('datePast')
    expect(scene.does('leader', returnCloseOut, due('2025-11-12')).problem.tasks[0]?.effectiveDue).toBe(
      '2025-11-12',
    )
  })

  it('is for those who could agree', () => {
    const attempt = (who: string) => submitted().does(who, returnCloseOut, returning)
    expect(whoMay(attempt)).toEqual(['leader'])
  })

  it('forgets the earlier reviews: the next attempt begins anew', () => {
    const scene = agreedUpTo(submitted(), 'jijian').does('zuzhi', returnCloseOut, {
      ...returning,
      stage: 'zuzhi',
      tasks: [],
    })
    scene.does('head', submitCloseOut, APPLICATION)
    expect(scene.problem.state).toBe('initialReview')
    expect(scene.refused('jijian', agreeReview, agreement(scene, 'jijian'))).toBe('stale')
    expect(submittedAt(scene.problem)).toBe(scene.now)
    expect(closeOutNumber(scene.problem)).toBeNull()
  })
})
