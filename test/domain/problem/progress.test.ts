import { describe, expect, it } from 'vitest'
import { blockerCode } from '../../../src/domain/kernel/codes.ts'
import { submitCloseOut, withdrawCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence, changeEvidenceKind } from '../../../src/domain/problem/evidence.ts'
import { setLongTerm } from '../../../src/domain/problem/long-term.ts'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { clearBlocker, raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview, returnCloseOut } from '../../../src/domain/problem/review.ts'
import { aTask, evidence, on, person, RW1, RW2, RW3, WT } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  awaitingClaim,
  closed,
  file,
  finish,
  ready,
  rectifying,
  submitted,
  underWay,
  whoMay,
} from '../scene.ts'

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

describe('evidence', () => {
  const photo = { on: RW1, kind: 'photo' as const, title: '现场照片', file: file('a') }

  it('is numbered, dated and attributed', () => {
    const { problem } = underWay().does('handler', addEvidence, photo)
    expect(problem.evidence).toEqual([
      {
        code: 'ZC-001-1',
        on: RW1,
        kind: 'photo',
        title: '现场照片',
        file: file('a'),
        finding: false,
        sentBy: null,
        by: 'handler',
        onBehalfOf: null,
        at: on('2025-09-22'),
      },
    ])
  })

  it('comes from the unit’s chain, its liaison and FIRST', () => {
    const attempt = (who: string) => underWay().does(who, addEvidence, photo)
    expect(whoMay(attempt)).toEqual(['first', 'leader', 'head', 'handler', 'liaison'])
  })

  it('given for a problem with one open task belongs to the task, else to the problem', () => {
    const one = finish(underWay(), 0).does('handler', addEvidence, { ...photo, on: WT })
    expect(one.problem.evidence.at(-1)?.on).toBe(RW2)
    const two = underWay().does('handler', addEvidence, { ...photo, on: WT })
    expect(two.problem.evidence.at(-1)?.on).toBe(WT)
  })

  it('is taken while rectifying or in long-term effort, not in review', () => {
    expect(submitted().refused('handler', addEvidence, photo)).toBe('wrongState')
    const longTerm = ready().does('group', setLongTerm, {
      holder: person('head'),
      intervalMonths: 3,
      opinion: '纪检、组织同意',
    })
    expect(longTerm.does('handler', addEvidence, photo).problem.evidence.at(-1)?.title).toBe('现场照片')
  })

  it('on a closed problem is supervision’s, for a finding', () => {
    const attempt = (who: string) => closed().does(who, addEvidence, { ...photo, on: WT })
    expect(whoMay(attempt)).toEqual(['jijian', 'jijian2', 'zuzhi', 'zuzhi2', 'office', 'office2'])
    expect(
      closed()
        .does('jijian', addEvidence, { ...photo, on: WT })
        .problem.evidence.at(-1)?.finding,
    ).toBe(true)
  })

  it('needs a title', () => {
    expect(underWay().refused('handler', addEvidence, { ...photo, title: '' })).toBe('reasonRequired')
  })

  it('changes its kind until it is submitted', () => {
    const scene = underWay().does('handler', addEvidence, photo)
    const change = { evidence: evidence(1), kind: 'siteRecord' as const }
    expect(scene.refused('handler', changeEvidenceKind, { ...change, kind: 'photo' })).toBe('nothingToDo')
    expect(scene.refused('handler', changeEvidenceKind, { ...change, evidence: evidence(9) })).toBe(
      'unknownItem',
    )
    expect(scene.refused('office', changeEvidenceKind, change)).toBe('notPermitted')
    expect(scene.does('liaison', changeEvidenceKind, change).problem.evidence[0]?.kind).toBe('siteRecord')
    expect(submitted().refused('handler', changeEvidenceKind, change)).toBe('wrongState')
  })

  it('stays frozen after a return, and is free again after a withdrawal', () => {
    const change = { evidence: evidence(1), kind: 'siteRecord' as const }
    const returned = submitted().does('leader', returnCloseOut, {
      stage: 'initial',
      reason: 'evidence',
      text: '缺凭证',
      ticks: [],
      tasks: [],
    })
    expect(returned.refused('handler', changeEvidenceKind, change)).toBe('evidenceFrozen')
    const withdrawn = submitted().does('head', withdrawCloseOut, {})
    expect(withdrawn.does('handler', changeEvidenceKind, change).problem.evidence[0]?.kind).toBe('siteRecord')
  })
})

describe('evidence of a finding', () => {
  it('is no part of the next application', () => {
    const scene = closed().does('jijian', addEvidence, {
      on: WT,
      kind: 'siteRecord',
      title: '抽查记录',
      file: file('f'),
    })
    scene.record('jijian', {
      type: 'reopened',
      finding: '反弹',
      evidence: [evidence(3)],
      statement: '属实',
      deadline: scene.problem.effectiveDeadline,
      tasks: [],
    })
    const again = scene.does('head', submitCloseOut, APPLICATION)
    expect(again.problem.applications.at(-1)?.snapshot.map(({ code }) => code)).toEqual([
      'ZC-001-1',
      'ZC-001-2',
    ])
    agreedUpTo(again, 'initial').does('jijian', agreeReview, agreement(again, 'jijian'))
    expect(again.problem.applications.at(-1)?.reviews.map(({ by }) => by)).toEqual(['leader', 'jijian'])
  })
})

describe('blockers (D75)', () => {
  const blocker = { on: RW1, text: '上级批复未到' }
  const raised = () => underWay().does('handler', raiseBlocker, blocker)

  it('are raised by the chain', () => {
    const attempt = (who: string) => underWay().does(who, raiseBlocker, blocker)
    expect(whoMay(attempt)).toEqual(['first', 'leader', 'head', 'handler', 'liaison'])
    expect(underWay().refused('handler', raiseBlocker, { ...blocker, text: '' })).toBe('reasonRequired')
  })

  it('are cleared by whoever raised them, the chain above, or OFFICE', () => {
    const clearing = { blocker: blockerCode(WT, 1) }
    const attempt = (who: string) => raised().does(who, clearBlocker, clearing)
    expect(whoMay(attempt)).toEqual(['first', 'leader', 'head', 'handler', 'office', 'office2'])
    const cleared = raised().does('office', clearBlocker, clearing)
    expect(cleared.problem.blockers[0]).toMatchObject({ clearedBy: 'office' })
    expect(cleared.refused('office', clearBlocker, clearing)).toBe('nothingToDo')
    expect(raised().refused('office', clearBlocker, { blocker: blockerCode(WT, 7) })).toBe('unknownItem')
  })
})
