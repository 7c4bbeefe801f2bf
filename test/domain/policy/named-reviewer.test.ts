import { describe, expect, it } from 'vitest'
import { eligibleReviewers } from '../../../src/domain/policy/four-eyes.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview, nameReviewer } from '../../../src/domain/problem/review.ts'
import type { ReviewStage } from '../../../src/domain/problem/vocabulary.ts'
import { aTask, day, evidence, person, WT } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  closed,
  file,
  finish,
  type Plot,
  type Scene,
  submitted,
  underWay,
} from '../scene.ts'

const eligible = (scene: Scene, stage: ReviewStage) =>
  eligibleReviewers(scene.directory, scene.problem, stage, scene.now).map(({ id }) => id)
const agree = (scene: Scene, who: string, stage: ReviewStage) =>
  scene.does(who, agreeReview, agreement(scene, stage))
/** Neither leader nor first-responsible person may review. */
const nobodyAtHome = (plot: Plot = {}) =>
  finish(
    finish(
      underWay(plot)
        .does('leader', reportProgress, { on: WT, percent: 10, note: '' })
        .does('first', addEvidence, { on: WT, kind: 'voucher', title: '凭证', file: file('c') }),
      0,
    ),
    1,
  ).does('head', submitCloseOut, APPLICATION)

describe('naming another reviewer (P11a)', () => {
  const naming = {
    stage: 'initial' as const,
    person: person('otherLeader'),
    reason: '责任领导、第一责任人均需回避',
  }

  it('is OFFICE’s, and another leader of the organisation', () => {
    const scene = nobodyAtHome()
    expect(eligible(scene, 'initial')).toEqual([])
    scene.does('office2', nameReviewer, naming)
    expect(eligible(scene, 'initial')).toEqual(['otherLeader'])
    expect(agree(scene, 'otherLeader', 'initial').problem.state).toBe('supervisionReview')
  })

  it('is not for somebody of OFFICE whose own application or evidence it is', () => {
    const both = { also: { head: [{ role: 'OFFICE', organisation: null, department: null }] } } as const
    expect(() => nobodyAtHome(both).does('head', nameReviewer, naming)).toThrow('conflict')
  })

  it.each([
    ['office', { person: person('colleague') }, 'notPermitted'],
    ['office', { person: person('leader') }, 'conflict'],
    ['office', { person: person('nobody') }, 'unknownPerson'],
    ['office', { reason: ' ' }, 'reasonRequired'],
    ['office', { stage: 'jijian' as const }, 'stale'],
    ['group', {}, 'notPermitted'],
    ['first', {}, 'notPermitted'],
  ])('by %s with %o: %s', (who, change, code) => {
    expect(nobodyAtHome().refused(who, nameReviewer, { ...naming, ...change })).toBe(code)
  })

  it('is refused while somebody may review', () => {
    expect(submitted().refused('office', nameReviewer, naming)).toBe('notPermitted')
  })

  it('falls to GROUP when no leader is left, who may name any person without a conflict', () => {
    const scene = nobodyAtHome({ tasks: [aTask(1, { owner: person('otherLeader') }), aTask(2)] })
    const outsider = { ...naming, person: person('strangerLeader') }
    expect(scene.refused('office', nameReviewer, outsider)).toBe('groupOnly')
    scene.does('group', nameReviewer, outsider)
    expect(agree(scene, 'strangerLeader', 'initial').problem.state).toBe('supervisionReview')
  })

  it('serves the later stages too', () => {
    const delegations = ['jijian', 'jijian2'].map((to) => ({ from: 'head', to }))
    const scene = agreedUpTo(submitted({ delegations }), 'initial')
    expect(eligible(scene, 'jijian')).toEqual([])
    scene.does('office', nameReviewer, { ...naming, stage: 'jijian', person: person('team') })
    expect(eligible(scene, 'jijian')).toEqual(['team'])
  })

  it('never gives the determination of a reopened problem away', () => {
    const delegations = ['group', 'group2'].map((to) => ({ from: 'head', to, since: '2025-11-01' }))
    const scene = closed({ delegations })
      .at('2025-10-15')
      .record('jijian', {
        type: 'reopened',
        finding: '反弹',
        evidence: [evidence(1)],
        statement: '属实',
        deadline: day('2025-12-01'),
        tasks: [],
      })
      .at('2025-11-03')
      .does('head', submitCloseOut, APPLICATION)
    agreedUpTo(scene, 'zuzhi')
    expect(eligible(scene, 'determination')).toEqual([])
    const attempt = { ...naming, stage: 'determination' as const, person: person('team') }
    expect(scene.refused('office', nameReviewer, attempt)).toBe('groupOnly')
    expect(scene.refused('group', nameReviewer, attempt)).toBe('notPermitted')
  })
})
