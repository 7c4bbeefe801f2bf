import { describe, expect, it } from 'vitest'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import { askExtension, decideExtension, giveExtensionOpinion } from '../../../src/domain/problem/extension.ts'
import { day, person, WT } from '../fixtures.ts'
import { closed, type Plot, submitted, underWay, whoMay } from '../scene.ts'

const YQ = extensionCode(WT, 1)
const asking = { to: day('2025-11-10'), reason: '结算资料未交齐' }
const agreeing = { extension: YQ, agrees: true, text: '' }
const granting = { extension: YQ, granted: day('2025-11-10'), text: '' }

const asked = (plot: Plot & { readonly by?: string; readonly to?: string } = {}) =>
  underWay(plot).does(plot.by ?? 'head', askExtension, { ...asking, to: day(plot.to ?? '2025-11-10') })
const opined = (plot: Plot & { readonly to?: string } = {}) =>
  asked(plot).does('leader', giveExtensionOpinion, agreeing).does('first', giveExtensionOpinion, agreeing)

describe('asking for an extension (P16)', () => {
  it('is HEAD’s and LEADER’s', () => {
    expect(whoMay((who) => underWay().does(who, askExtension, asking))).toEqual(['leader', 'head'])
  })

  it('keeps what was asked and does not move the deadline', () => {
    const { problem } = asked()
    expect(problem.extensions).toMatchObject([
      { code: 'YQ-001-1', from: '2025-10-31', asked: '2025-11-10', by: 'head', late: false, decision: null },
    ])
    expect(problem).toMatchObject({
      state: 'rectifying',
      effectiveDeadline: '2025-10-31',
      deadlineVersion: 1,
    })
  })

  it('after the deadline is late; on the day itself it is not', () => {
    expect(asked({ now: '2025-10-31' }).problem.extensions[0]?.late).toBe(false)
    expect(asked({ now: '2025-11-01' }).problem.extensions[0]?.late).toBe(true)
  })

  it.each([
    [{ to: day('2025-10-31') }, 'dateNotLater'],
    [{ reason: ' ' }, 'reasonRequired'],
  ])('with %o: %s', (change, code) => {
    expect(underWay().refused('head', askExtension, { ...asking, ...change })).toBe(code)
  })

  it('cannot end in the past', () => {
    expect(underWay().at('2025-11-20').refused('head', askExtension, asking)).toBe('datePast')
  })

  it('is one at a time, and only while rectifying', () => {
    expect(asked().refused('leader', askExtension, asking)).toBe('extensionPending')
    expect(submitted().refused('head', askExtension, asking)).toBe('wrongState')
    expect(closed().refused('head', askExtension, asking)).toBe('wrongState')
  })

  it('counts approved ones against the limit of the profile', () => {
    const scene = opined({ profile: { extensionLimit: 1 } })
    const refusedOnce = scene.does('office', decideExtension, {
      ...granting,
      granted: null,
      text: '理由不足',
    })
    refusedOnce.does('head', askExtension, asking)
    const second = extensionCode(WT, 2)
    refusedOnce
      .does('leader', giveExtensionOpinion, { ...agreeing, extension: second })
      .does('first', giveExtensionOpinion, { ...agreeing, extension: second })
      .does('office', decideExtension, { ...granting, extension: second })
    expect(scene.refusal('head', askExtension, { ...asking, to: day('2025-11-14') })).toMatchObject({
      code: 'extensionLimit',
      details: { limit: 1 },
    })
  })
})

describe('opinions (P17)', () => {
  it('go LEADER, FIRST, then the decision', () => {
    const scene = asked()
    expect(scene.refused('first', giveExtensionOpinion, agreeing)).toBe('notPermitted')
    expect(scene.refused('office', decideExtension, granting)).toBe('notPermitted')
    scene.does('leader', giveExtensionOpinion, { ...agreeing, text: '情况属实' })
    expect(scene.refused('leader', giveExtensionOpinion, agreeing)).toBe('notPermitted')
    expect(scene.refused('office', decideExtension, granting)).toBe('notPermitted')
    scene.does('first', giveExtensionOpinion, { ...agreeing, agrees: false })
    expect(scene.problem.extensions[0]).toMatchObject({
      leaderOpinion: { by: 'leader', agrees: true, text: '情况属实' },
      firstOpinion: { by: 'first', agrees: false },
    })
    expect(scene.does('office', decideExtension, granting).problem.effectiveDeadline).toBe('2025-11-10')
  })

  it('of the applicant counts as given', () => {
    const scene = asked({ by: 'leader' })
    expect(scene.refused('leader', giveExtensionOpinion, agreeing)).toBe('notPermitted')
    expect(
      scene.does('first', giveExtensionOpinion, agreeing).problem.extensions[0]?.leaderOpinion,
    ).toBeNull()
    expect(scene.does('office', decideExtension, granting).problem.effectiveDeadline).toBe('2025-11-10')
  })

  it('of a leader who is first-responsible is one', () => {
    const scene = asked({ leader: 'first' }).does('first', giveExtensionOpinion, agreeing)
    expect(scene.lastEvent).toMatchObject({ as: 'first' })
    expect(scene.does('office', decideExtension, granting).problem.effectiveDeadline).toBe('2025-11-10')
  })

  it('are not given on one’s own request in another’s place', () => {
    const scene = asked({ delegations: [{ from: 'leader', to: 'head' }] })
    expect(scene.refusal('head', giveExtensionOpinion, agreeing)).toMatchObject({
      code: 'conflict',
      details: { reason: 'applicant' },
    })
  })

  it('of FIRST on a late request is the explanation', () => {
    const scene = asked({ now: '2025-11-03' }).does('leader', giveExtensionOpinion, agreeing)
    expect(scene.refusal('first', giveExtensionOpinion, agreeing)).toMatchObject({
      code: 'incomplete',
      details: { missing: [{ kind: 'explanation' }] },
    })
    scene.does('first', giveExtensionOpinion, { ...agreeing, text: '因汛情延误，已作检讨' })
    expect(scene.problem.extensions[0]?.firstOpinion?.text).toBe('因汛情延误，已作检讨')
  })
})

describe('deciding an extension (P17)', () => {
  it('grants what was asked, or an earlier date', () => {
    const { problem } = opined().does('office', decideExtension, { ...granting, granted: day('2025-11-05') })
    expect(problem).toMatchObject({
      deadline: '2025-10-31',
      effectiveDeadline: '2025-11-05',
      deadlineVersion: 2,
      extensions: [{ decision: { by: 'office', agrees: true, granted: '2025-11-05' } }],
    })
  })

  it('refuses with a reason and leaves the deadline', () => {
    expect(opined().refused('office', decideExtension, { ...granting, granted: null })).toBe('reasonRequired')
    const { problem } = opined().does('office', decideExtension, {
      ...granting,
      granted: null,
      text: '理由不足',
    })
    expect(problem).toMatchObject({ effectiveDeadline: '2025-10-31', deadlineVersion: 1 })
  })

  it.each([
    ['2025-10-31', 'dateNotLater'],
    ['2025-11-11', 'dateBeyondAsked'],
  ])('to %s: %s', (date, code) => {
    expect(opined().refused('office', decideExtension, { ...granting, granted: day(date) })).toBe(code)
  })

  it('is OFFICE’s inside the concentrated period', () => {
    expect(whoMay((who) => opined().does(who, decideExtension, granting))).toEqual(['office', 'office2'])
  })

  it.each([
    ['beyond the concentrated period', { to: '2025-11-16' }],
    ['of 立行立改', { definition: { type: 'immediate' as const } }],
  ])('%s is GROUP’s', (_case, plot: Plot & { readonly to?: string }) => {
    expect(whoMay((who) => opined(plot).does(who, decideExtension, granting))).toEqual(['group', 'group2'])
    expect(opined(plot).refused('office', decideExtension, granting)).toBe('groupOnly')
  })

  it('is never the applicant’s, nor his delegate’s', () => {
    const applicant = { also: { head: [{ role: 'OFFICE' as const, organisation: null, department: null }] } }
    expect(opined(applicant).refusal('head', decideExtension, granting)).toMatchObject({
      details: { reason: 'applicant' },
    })
    const delegate = { delegations: [{ from: 'head', to: 'office2' }] }
    expect(opined(delegate).refusal('office2', decideExtension, granting)).toMatchObject({
      details: { reason: 'delegator' },
    })
  })

  it('happens once', () => {
    const scene = opined().does('office', decideExtension, granting)
    expect(scene.refused('office', decideExtension, granting)).toBe('stale')
    expect(scene.refused('leader', giveExtensionOpinion, agreeing)).toBe('stale')
    const unknown = { ...granting, extension: extensionCode(WT, 9) }
    expect(scene.refused('office', decideExtension, unknown)).toBe('unknownItem')
    expect(person('office')).toBe(scene.problem.extensions[0]?.decision?.by)
  })
})
