import { describe, expect, it } from 'vitest'
import { conflictsOf, eligibleReviewers } from '../../../src/domain/policy/four-eyes.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { agreeReview } from '../../../src/domain/problem/review.ts'
import type { ReviewStage } from '../../../src/domain/problem/vocabulary.ts'
import { aDirectory, on, person, WT } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  file,
  finish,
  type Plot,
  type Scene,
  submitted,
  underWay,
  whoMay,
} from '../scene.ts'

const eligible = (scene: Scene, stage: ReviewStage) =>
  eligibleReviewers(scene.directory, scene.problem, stage, scene.now).map(({ id }) => id)
const agree = (scene: Scene, who: string, stage: ReviewStage) =>
  scene.does(who, agreeReview, agreement(scene, stage))
const conflict = (scene: Scene, who: string, stage: ReviewStage) => {
  const { code, details } = scene.refusal(who, agreeReview, agreement(scene, stage))
  return { refused: code, ...details }
}

/** The leader uploaded a piece of evidence before the head applied. */
const leaderContributed = (plot: Plot = {}) =>
  finish(
    finish(
      underWay(plot).does('leader', addEvidence, { on: WT, kind: 'voucher', title: '凭证', file: file('c') }),
      0,
    ),
    1,
  ).does('head', submitCloseOut, APPLICATION)

describe('the initial reviewer (P11)', () => {
  it('is the responsible leader', () => {
    expect(eligible(submitted(), 'initial')).toEqual(['leader'])
    expect(submitted().refused('first', agreeReview, agreement(submitted(), 'initial'))).toBe('notPermitted')
  })

  it('is FIRST when the leader submitted', () => {
    const scene = submitted({ submitter: 'leader' })
    expect(eligible(scene, 'initial')).toEqual(['first'])
    expect(scene.refused('leader', agreeReview, agreement(scene, 'initial'))).toBe('conflict')
    expect(agree(scene, 'first', 'initial').problem.state).toBe('supervisionReview')
  })

  it('is FIRST when the leader reported or uploaded', () => {
    expect(eligible(leaderContributed(), 'initial')).toEqual(['first'])
  })
})

describe('conflicts', () => {
  it('of a contributor, a submitter and an earlier reviewer are told apart', () => {
    const both = { also: { leader: [{ role: 'JIJIAN' as const, organisation: null, department: null }] } }
    const contributed = agree(leaderContributed(both), 'first', 'initial')
    expect(conflict(contributed, 'leader', 'jijian')).toMatchObject({ reason: 'contributor' })
    const applied = agree(submitted({ ...both, submitter: 'leader' }), 'first', 'initial')
    expect(conflict(applied, 'leader', 'jijian')).toMatchObject({ reason: 'submitter' })
    const reviewed = agree(submitted(both), 'leader', 'initial')
    expect(conflict(reviewed, 'leader', 'jijian')).toMatchObject({
      refused: 'conflict',
      reason: 'earlierReviewer',
    })
  })

  it('keep one person from both supervision reviews and from the determination', () => {
    const everywhere = [
      { role: 'ZUZHI' as const, organisation: null, department: null },
      { role: 'GROUP' as const, organisation: null, department: null },
    ]
    const scene = agree(
      agreedUpTo(submitted({ also: { jijian: everywhere } }), 'initial'),
      'jijian',
      'jijian',
    )
    expect(eligible(scene, 'zuzhi')).toEqual(['zuzhi', 'zuzhi2'])
    agree(scene, 'zuzhi', 'zuzhi')
    expect(eligible(scene, 'determination')).toEqual(['group', 'group2'])
  })

  it.each(['jijian', 'zuzhi', 'determination'] as const)(
    'keep members of the organisation from %s',
    (stage) => {
      const role = { jijian: 'JIJIAN', zuzhi: 'ZUZHI', determination: 'GROUP' } as const
      const before = { jijian: 'initial', zuzhi: 'jijian', determination: 'zuzhi' } as const
      const plot = { also: { otherLeader: [{ role: role[stage], organisation: null, department: null }] } }
      const scene = agreedUpTo(submitted(plot), before[stage])
      expect(conflict(scene, 'otherLeader', stage)).toMatchObject({ reason: 'sameOrganisation' })
    },
  )

  it('keep both supervision reviews from one department', () => {
    const room = (role: 'JIJIAN' | 'ZUZHI') => [{ role, organisation: null, department: '综合室' }]
    const plot = { also: { jijian2: room('JIJIAN'), zuzhi2: room('ZUZHI') } }
    const scene = agree(agreedUpTo(submitted(plot), 'initial'), 'jijian2', 'jijian')
    expect(conflict(scene, 'zuzhi2', 'zuzhi')).toMatchObject({ reason: 'sameDepartment' })
    expect(eligible(scene, 'zuzhi')).toEqual(['zuzhi'])
  })
})

describe('delegates', () => {
  it('review for the person they replace, who is named', () => {
    const scene = agreedUpTo(submitted({ delegations: [{ from: 'jijian', to: 'team' }] }), 'initial')
    expect(eligible(scene, 'jijian')).toEqual(['team', 'jijian', 'jijian2'])
    agree(scene, 'team', 'jijian')
    expect(scene.problem.applications[0]?.reviews[1]).toMatchObject({ by: 'team', onBehalfOf: 'jijian' })
  })

  it('bring their own conflicts', () => {
    const scene = submitted({ delegations: [{ from: 'leader', to: 'handler' }] })
    expect(conflict(scene, 'handler', 'initial')).toMatchObject({ reason: 'contributor' })
    expect(eligible(scene, 'initial')).toEqual(['leader'])
  })

  it('inherit those of everybody whom they replace, even when acting for themselves', () => {
    const scene = agreedUpTo(submitted({ delegations: [{ from: 'head', to: 'group' }] }), 'zuzhi')
    expect(conflict(scene, 'group', 'determination')).toMatchObject({ reason: 'delegator' })
    expect(eligible(scene, 'determination')).toEqual(['group2'])
  })

  it('still inherit them when the delegation ended after the submission', () => {
    const delegations = [{ from: 'head', to: 'group', until: '2025-09-23' }]
    const scene = agreedUpTo(submitted({ delegations }).at('2025-09-25'), 'zuzhi')
    expect(conflict(scene, 'group', 'determination')).toMatchObject({ reason: 'delegator' })
    const before = [{ from: 'head', to: 'group', until: '2025-09-20' }]
    expect(eligible(agreedUpTo(submitted({ delegations: before }), 'zuzhi'), 'determination')).toEqual([
      'group',
      'group2',
    ])
  })

  it('leave the person replaced in conflict with what was done for him', () => {
    const plot = {
      delegations: [{ from: 'leader', to: 'otherLeader', until: '2025-09-22' }],
      submitter: 'otherLeader',
    }
    const scene = submitted(plot).at('2025-09-25')
    expect(eligible(scene, 'initial')).toEqual(['first'])
  })

  it('cannot do two stages for two people', () => {
    const delegations = [
      { from: 'jijian', to: 'team' },
      { from: 'zuzhi', to: 'team' },
    ]
    const scene = agree(agreedUpTo(submitted({ delegations }), 'initial'), 'team', 'jijian')
    expect(conflict(scene, 'team', 'zuzhi')).toMatchObject({ reason: 'earlierReviewer' })
    expect(conflict(scene, 'team', 'zuzhi')).toMatchObject({ refused: 'conflict' })
  })

  it('are replaced by a later delegate', () => {
    const delegations = [
      { from: 'jijian', to: 'team' },
      { from: 'jijian', to: 'district' },
    ]
    const scene = agreedUpTo(submitted({ delegations }), 'initial')
    expect(whoMay((who) => agree(agreedUpTo(submitted({ delegations }), 'initial'), who, 'jijian'))).toEqual([
      'jijian',
      'jijian2',
      'district',
    ])
    expect(eligible(scene, 'jijian')[0]).toBe('district')
  })

  it('are counted with the people whose duties they did since a moment', () => {
    const directory = aDirectory({
      delegations: [{ from: 'head', to: 'team', since: '2025-09-01', until: '2025-09-10' }],
    })
    const conflicts = (since: string, at: string) => conflictsOf(directory, person('team'), on(since), on(at))
    expect(conflicts('2025-09-05', '2025-10-01')).toEqual(['team', 'head'])
    expect(conflicts('2025-09-15', '2025-10-01')).toEqual(['team'])
  })
})
