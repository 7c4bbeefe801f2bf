import { describe, expect, it } from 'vitest'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { askExtension } from '../../../src/domain/problem/extension.ts'
import { setLongTerm } from '../../../src/domain/problem/long-term.ts'
import { closeOutNumber, submittedAt } from '../../../src/domain/problem/queries.ts'
import { reopen } from '../../../src/domain/problem/reopen.ts'
import { agreeReview } from '../../../src/domain/problem/review.ts'
import { day, evidence, on, person, RW1, RW3 } from '../fixtures.ts'
import { APPLICATION, agreedUpTo, agreement, closed, ready, submitted, underWay, whoMay } from '../scene.ts'

describe('reopening (P21)', () => {
  const reopening = {
    finding: '抽查6张派车单仍缺用车事由',
    evidence: [evidence(1)],
    statement: '情况属实',
    deadline: day('2025-11-14'),
    tasks: [{ task: RW1, due: day('2025-11-10') }],
  }
  const later = () => closed().at('2025-10-14')

  it('puts it back to work with a new deadline and its history', () => {
    const { problem } = later().does('jijian', reopen, reopening)
    expect(problem).toMatchObject({
      state: 'rectifying',
      deadline: '2025-10-31',
      effectiveDeadline: '2025-11-14',
      deadlineVersion: 2,
      reopenings: [{ by: 'jijian', at: on('2025-10-14'), statement: '情况属实', deadline: '2025-11-14' }],
      closings: [{ number: 'XH-001-1' }],
    })
    expect(problem.tasks.map(({ state, percent }) => [state, percent])).toEqual([
      ['inProgress', 99],
      ['done', 100],
    ])
    expect(closeOutNumber(problem)).toBeNull()
    expect(submittedAt(problem)).toBe(on('2025-09-22'))
  })

  it('is for JIJIAN, ZUZHI and OFFICE', () => {
    expect(whoMay((who) => later().does(who, reopen, reopening))).toEqual([
      'jijian',
      'jijian2',
      'zuzhi',
      'zuzhi2',
      'office',
      'office2',
    ])
  })

  it('names what is missing at once', () => {
    const empty = { ...reopening, finding: '', statement: ' ', evidence: [] }
    expect(later().refusal('jijian', reopen, empty)).toMatchObject({
      code: 'incomplete',
      details: { missing: [{ kind: 'finding' }, { kind: 'reopenEvidence' }, { kind: 'unitStatement' }] },
    })
  })

  it.each([
    [{ deadline: day('2025-10-13') }, 'datePast'],
    [{ evidence: [evidence(9)] }, 'unknownItem'],
    [{ tasks: [{ task: RW3, due: day('2025-11-01') }] }, 'unknownItem'],
    [{ tasks: [{ task: RW1, due: day('2025-11-15') }] }, 'dateBeyondProblem'],
    [{ tasks: [{ task: RW1, due: day('2025-10-13') }] }, 'datePast'],
  ])('with %o: %s', (change, code) => {
    expect(later().refused('jijian', reopen, { ...reopening, ...change })).toBe(code)
  })

  it('is for closed problems', () => {
    expect(underWay().refused('jijian', reopen, reopening)).toBe('wrongState')
    expect(submitted().refused('jijian', reopen, reopening)).toBe('wrongState')
  })

  it('leaves the determination to GROUP, whatever the profile delegates', () => {
    const scene = closed({ profile: { determinationDelegated: true } })
      .at('2025-10-14')
      .does('jijian', reopen, { ...reopening, tasks: [] })
      .does('head', submitCloseOut, APPLICATION)
    agreedUpTo(scene, 'zuzhi')
    expect(scene.refused('office', agreeReview, agreement(scene, 'determination'))).toBe('notPermitted')
    scene.does('group', agreeReview, agreement(scene, 'determination'))
    expect(closeOutNumber(scene.problem)).toBe('XH-001-2')
  })
})

describe('long-term effort (P18)', () => {
  const lasting = { holder: person('head'), intervalMonths: 3, opinion: '纪检、组织部门同意' }

  it('is GROUP’s, from rectifying', () => {
    expect(whoMay((who) => ready().does(who, setLongTerm, lasting))).toEqual(['group', 'group2'])
    expect(ready().does('group', setLongTerm, lasting).problem).toMatchObject({
      state: 'longTerm',
      longTerm: { holder: 'head', intervalMonths: 3, since: on('2025-09-22') },
    })
  })

  it('or in place of the determination, without closing', () => {
    const { problem } = agreedUpTo(submitted(), 'zuzhi').does('group', setLongTerm, lasting)
    expect(problem).toMatchObject({ state: 'longTerm', closings: [], applications: [{ state: 'longTerm' }] })
  })

  it('with the same four eyes as a determination', () => {
    const delegations = [{ from: 'head', to: 'group' }]
    const scene = agreedUpTo(submitted({ delegations }), 'zuzhi')
    expect(scene.refused('group', setLongTerm, lasting)).toBe('conflict')
  })

  it('wants the stage targets met and supervision’s opinion', () => {
    const scene = underWay().does('head', askExtension, { to: day('2025-11-10'), reason: '未齐' })
    expect(scene.refusal('group', setLongTerm, { ...lasting, opinion: '' })).toMatchObject({
      code: 'incomplete',
      details: { missing: [{ kind: 'taskOpen' }, { kind: 'extension' }, { kind: 'opinion' }] },
    })
  })

  it('wants a holder of the organisation', () => {
    expect(ready().refused('group', setLongTerm, { ...lasting, holder: person('strangerHead') })).toBe(
      'notOfUnit',
    )
  })

  it('does not take an interval that is none', () => {
    expect(() => ready().does('group', setLongTerm, { ...lasting, intervalMonths: 0 })).toThrow(RangeError)
  })

  it('is not for problems in supervision review or closed', () => {
    expect(agreedUpTo(submitted(), 'initial').refused('group', setLongTerm, lasting)).toBe('wrongState')
    expect(closed().refused('group', setLongTerm, lasting)).toBe('wrongState')
  })
})
