import { describe, expect, it } from 'vitest'
import { eligibleReviewers } from '../../../src/domain/policy/four-eyes.ts'
import { submitCloseOut, withdrawCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence, changeEvidenceKind } from '../../../src/domain/problem/evidence.ts'
import { setLongTerm } from '../../../src/domain/problem/long-term.ts'
import { agreeReview, returnCloseOut } from '../../../src/domain/problem/review.ts'
import { evidence, on, person, RW1, RW2, WT } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  closed,
  file,
  finish,
  ready,
  submitted,
  underWay,
  whoMay,
} from '../scene.ts'

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

const hand = { on: RW1, kind: 'photo', title: '照片', file: file('a') } as const

describe('files as evidence', () => {
  it('are refused when they are empty', () => {
    const empty = { ...hand, file: { ...file('a'), bytes: 0 } }
    expect(() => underWay().does('handler', addEvidence, empty)).toThrow('emptyFile')
  })

  it('bind their sender by four eyes, whoever hands them in', () => {
    const reviewersAfter = (sentBy: string) => {
      const handed = underWay().does('handler', addEvidence, { ...hand, sentBy: person(sentBy) })
      const { directory, problem, now } = finish(finish(handed, 0), 1).does(
        'head',
        submitCloseOut,
        APPLICATION,
      )
      return eligibleReviewers(directory, problem, 'initial', now).map(({ id }) => id)
    }
    expect(reviewersAfter('handler')).toEqual(['leader'])
    expect(reviewersAfter('leader')).toEqual(['first'])
  })
})
