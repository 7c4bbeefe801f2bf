import { describe, expect, it } from 'vitest'
import { closeOutGaps, submitCloseOut, withdrawCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence, changeEvidenceKind } from '../../../src/domain/problem/evidence.ts'
import { askExtension } from '../../../src/domain/problem/extension.ts'
import type { InstitutionalOutcome } from '../../../src/domain/problem/problem.ts'
import { raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview } from '../../../src/domain/problem/review.ts'
import { day, EVERYBODY, evidence, on, RW1, RW2, WT } from '../fixtures.ts'
import { APPLICATION, agreement, closed, file, finish, ready, submitted, underWay } from '../scene.ts'

const INSTITUTIONAL = {
  rootCause: { kind: 'institution', level: null, text: '制度缺失', reviewed: true },
} as const

const institution = (change: Partial<Extract<InstitutionalOutcome, { kind: 'institution' }>> = {}) => ({
  ...APPLICATION,
  outcome: {
    kind: 'institution' as const,
    action: 'revise' as const,
    title: '《采购管理办法》',
    number: '建党〔2025〕9号',
    issuedOn: day('2025-09-20'),
    evidence: evidence(1),
    ...change,
  },
})
const exemption = (reason: string) => ({ ...APPLICATION, outcome: { kind: 'exemption' as const, reason } })

const kinds = (gaps: readonly { readonly kind: string }[]) => gaps.map(({ kind }) => kind)

describe('applying for close-out (P10)', () => {
  it.each(['head', 'leader'])('is open to %s once everything is there', (who) => {
    const { problem } = ready().does(who, submitCloseOut, APPLICATION)
    expect(problem.state).toBe('initialReview')
    expect(problem.applications).toMatchObject([
      {
        code: 'XH-001-1',
        attempt: 1,
        by: who,
        state: 'pending',
        contributors: ['handler'],
        at: on('2025-09-22'),
      },
    ])
    expect(problem.applications[0]?.snapshot).toEqual([
      { code: 'ZC-001-1', hash: file('1').hash },
      { code: 'ZC-001-2', hash: file('2').hash },
    ])
  })

  it('is for nobody else', () => {
    const others = EVERYBODY.filter((who) => who !== 'head' && who !== 'leader')
    for (const who of others) {
      const code = ready().refused(who, submitCloseOut, APPLICATION)
      expect(code).toBe(who.startsWith('stranger') || isOutside(who) ? 'outOfScope' : 'notPermitted')
    }
  })

  it('names every gap at once', () => {
    const scene = underWay(INSTITUTIONAL)
      .does('handler', raiseBlocker, { on: WT, text: '资金未到位' })
      .does('head', askExtension, { to: day('2025-11-10'), reason: '资金未到位' })
    const gaps = closeOutGaps(scene.problem, { statement: ' ', outcome: null })
    expect(gaps).toEqual([
      { kind: 'taskOpen', items: [RW1, RW2] },
      { kind: 'taskEvidence', items: [RW1, RW2] },
      { kind: 'onlySelfWritten', items: [] },
      { kind: 'outcome', items: [] },
      { kind: 'blocker', items: ['DD-001-1'] },
      { kind: 'extension', items: ['YQ-001-1'] },
      { kind: 'statement', items: [] },
    ])
    expect(scene.refusal('head', submitCloseOut, { statement: ' ', outcome: null })).toMatchObject({
      code: 'incomplete',
      details: { code: WT, missing: gaps },
    })
  })

  it('wants the root cause reviewed', () => {
    const scene = ready()
    const unreviewed = { ...scene.problem, rootCause: null }
    expect(kinds(closeOutGaps(unreviewed, APPLICATION))).toEqual(['rootCause'])
  })

  it('wants one piece of evidence that the unit did not write itself', () => {
    const scene = ready()
    for (const n of [1, 2])
      scene.does('handler', changeEvidenceKind, { evidence: evidence(n), kind: 'document' })
    expect(kinds(closeOutGaps(scene.problem, APPLICATION))).toEqual(['onlySelfWritten'])
    scene.does('handler', addEvidence, { on: WT, kind: 'voucher', title: '入账单', file: file('b') })
    expect(closeOutGaps(scene.problem, APPLICATION)).toEqual([])
  })

  it.each([
    ['none', APPLICATION],
    ['an exemption without a reason', exemption(' ')],
    ['no title', institution({ title: '' })],
    ['no number', institution({ number: '' })],
    ['no file', institution({ evidence: null })],
    ['a file that is not there', institution({ evidence: evidence(9) })],
  ])('wants a whole institutional outcome where the cause is institutional: %s', (_case, input) => {
    expect(kinds(closeOutGaps(ready(INSTITUTIONAL).problem, input))).toEqual(['outcome'])
  })

  it('accepts an institution, or an exemption with its reason, and asks common problems too', () => {
    expect(closeOutGaps(ready(INSTITUTIONAL).problem, institution())).toEqual([])
    expect(closeOutGaps(ready(INSTITUTIONAL).problem, exemption('现行制度已覆盖'))).toEqual([])
    const common = ready({ definition: { isCommon: true } })
    expect(kinds(closeOutGaps(common.problem, APPLICATION))).toEqual(['outcome'])
  })

  it('does not take an institution that is yet to be issued', () => {
    const later = institution({ issuedOn: day('2025-09-23') })
    expect(ready(INSTITUTIONAL).refused('head', submitCloseOut, later)).toBe('dateFuture')
  })

  it('counts everybody who reported or uploaded as contributor, also those replaced', () => {
    const scene = underWay({ delegations: [{ from: 'leader', to: 'colleague' }] })
    scene.does('colleague', reportProgress, { on: WT, percent: 10, note: '' })
    finish(finish(scene, 0), 1).does('head', submitCloseOut, APPLICATION)
    expect(scene.problem.applications[0]?.contributors).toEqual(['colleague', 'leader', 'handler'])
  })

  it('needs a problem that is being rectified', () => {
    expect(submitted().refused('head', submitCloseOut, APPLICATION)).toBe('wrongState')
    expect(closed().refused('head', submitCloseOut, APPLICATION)).toBe('wrongState')
  })

  it('is bounded', () => {
    expect(ready().refused('head', submitCloseOut, { ...APPLICATION, statement: '字'.repeat(2001) })).toBe(
      'textTooLong',
    )
  })
})

const isOutside = (who: string) => ['auditor', 'publisher', 'admin'].includes(who)

describe('withdrawing (P15)', () => {
  it('is the submitter’s before the first review', () => {
    const { problem } = submitted().does('head', withdrawCloseOut, {})
    expect(problem).toMatchObject({ state: 'rectifying', applications: [{ state: 'withdrawn' }] })
    expect(submitted().refused('leader', withdrawCloseOut, {})).toBe('notPermitted')
  })

  it('is over once somebody has reviewed', () => {
    const scene = submitted()
    scene.does('leader', agreeReview, agreement(scene, 'initial'))
    expect(scene.refused('head', withdrawCloseOut, {})).toBe('wrongState')
  })

  it('may be done by the person replaced as well as by the delegate', () => {
    const plot = { delegations: [{ from: 'head', to: 'colleague' }], submitter: 'colleague' }
    expect(submitted(plot).does('head', withdrawCloseOut, {}).problem.state).toBe('rectifying')
    expect(submitted(plot).does('colleague', withdrawCloseOut, {}).problem.state).toBe('rectifying')
  })

  it('leaves the next attempt a new number', () => {
    const scene = submitted().does('head', withdrawCloseOut, {}).does('head', submitCloseOut, APPLICATION)
    expect(scene.problem.applications.map(({ code }) => code)).toEqual(['XH-001-1', 'XH-001-2'])
  })
})
