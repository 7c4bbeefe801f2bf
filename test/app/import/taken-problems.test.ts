import { describe, expect, it } from 'vitest'
import { derivedPercent } from '../../../src/domain/problem/percent.ts'
import { closeOutNumber } from '../../../src/domain/problem/queries.ts'
import { at5pm, demoWith, problemOf, taken } from './stage.ts'

const reviewsOf = (problem: ReturnType<typeof problemOf>, attempt = 0) =>
  problem.applications[attempt]?.reviews.map(({ stage, by, result, at }) => [stage, by, result, at])

describe('a problem that is taken over', () => {
  it('keeps what was issued and planned', () => {
    const problem = problemOf(taken(), 1)
    expect(problem).toMatchObject({
      title: '应招未招、化整为零规避招标',
      type: 'timeLimited',
      isCommon: true,
      leader: 'U-102',
      head: 'U-105',
      department: '工程建设科',
      firstResponsible: 'U-101',
      issuedAt: at5pm('2025-08-15'),
      signedAt: at5pm('2025-08-15'),
      rootCause: { kind: 'institution', level: null, reviewed: true },
      plannedInstitution: { action: 'revise', executionCheckDue: '2026-03-31' },
    })
    expect(problem.tasks.map(({ code, due, owner }) => [code, due, owner])).toEqual([
      ['RW-001-1', '2025-09-20', 'U-105'],
      ['RW-001-2', '2025-09-30', 'U-105'],
      ['RW-001-3', '2025-10-31', 'U-105'],
    ])
  })

  it('reads 执行 and 决策 as levels, 人 and 制度 as kinds', () => {
    const ledger = taken()
    expect([2, 4, 5].map((number) => problemOf(ledger, number).rootCause)).toMatchObject([
      { kind: null, level: 'execution' },
      { kind: 'people', level: null },
      { kind: null, level: 'decision' },
    ])
  })

  it('gives each task of an open problem the problem’s percent', () => {
    const problem = problemOf(taken(), 3)
    expect(problem.tasks.map(({ state, percent }) => [state, percent])).toEqual([
      ['inProgress', 70],
      ['inProgress', 70],
    ])
    expect([problem.state, derivedPercent(problem), problem.evidence]).toEqual(['rectifying', 70, []])
  })

  it.each([
    [9, 'initialReview', []],
    [1, 'supervisionReview', [['initial', 'U-102', 'agreed', at5pm('2025-10-20')]]],
    [
      12,
      'determination',
      [
        ['initial', 'U-112', 'agreed', at5pm('2025-10-15')],
        ['jijian', 'U-901', 'agreed', at5pm('2025-10-15')],
        ['zuzhi', 'U-911', 'agreed', at5pm('2025-10-15')],
      ],
    ],
  ] as const)('carries a review on where it stands: WT-%i %s', (number, state, reviews) => {
    const problem = problemOf(taken(), number)
    expect(problem.state).toBe(state)
    expect(problem.applications).toMatchObject([{ attempt: 1, by: problem.head, state: 'pending' }])
    expect(reviewsOf(problem)).toEqual(reviews)
    for (const task of problem.tasks) {
      expect(task).toMatchObject({ state: 'done', percent: 100 })
      const titles = problem.evidence
        .filter(({ on }) => on === task.code)
        .map(({ title, file }) => [title, file])
      expect(titles).toEqual([['导入佐证', null]])
    }
  })

  it('closes what was closed, on time by the submission', () => {
    const problem = problemOf(taken(), 28)
    expect([problem.state, closeOutNumber(problem)]).toEqual(['closed', 'XH-028-1'])
    expect(problem.closings).toEqual([
      { number: 'XH-028-1', at: at5pm('2025-10-09'), submittedAt: at5pm('2025-09-29') },
    ])
    expect(reviewsOf(problem)?.at(-1)).toEqual(['determination', 'U-931', 'agreed', at5pm('2025-10-09')])
  })

  it('reopens what came back, with its new limit', () => {
    const problem = problemOf(taken(), 7)
    expect(problem).toMatchObject({
      state: 'rectifying',
      deadline: '2025-09-19',
      effectiveDeadline: '2025-10-22',
      closings: [{ at: at5pm('2025-09-19') }],
      reopenings: [{ at: at5pm('2025-10-14'), by: 'U-901', finding: '10月抽查发现6张派车单仍缺用车事由' }],
    })
    expect(problem.tasks.map(({ state, percent, effectiveDue }) => [state, percent, effectiveDue])).toEqual([
      ['inProgress', 40, '2025-10-22'],
      ['inProgress', 40, '2025-10-22'],
    ])
  })

  it('returns what was returned, with the reason', () => {
    const problem = problemOf(taken(), 19)
    expect([problem.state, problem.returns, derivedPercent(problem)]).toEqual(['rectifying', 1, 70])
    expect(reviewsOf(problem)).toEqual([['initial', 'U-118', 'returned', at5pm('2025-09-29')]])
    expect(problem.applications[0]?.reviews[0]?.opinion).toBe('廉政意见回复缺1名同志材料，佐证不充分')
  })

  it('moves a deadline only by the extension that was granted', () => {
    const problem = problemOf(taken(), 29)
    expect([problem.deadline, problem.effectiveDeadline]).toEqual(['2025-10-17', '2025-10-31'])
    expect(problem.extensions).toMatchObject([
      {
        code: 'YQ-029-1',
        by: 'U-141',
        at: at5pm('2025-10-13'),
        late: false,
        leaderOpinion: { by: 'U-135', agrees: true },
        firstOpinion: { by: 'U-133', agrees: true },
        decision: { by: 'U-921', at: at5pm('2025-10-15'), granted: '2025-10-31' },
      },
    ])
  })

  it('keeps 长期坚持 from the submission’s date', () => {
    const problem = problemOf(taken(), 21)
    expect(problem).toMatchObject({
      state: 'longTerm',
      longTerm: { since: at5pm('2025-10-17'), holder: 'U-118', intervalMonths: 3 },
    })
    expect(problem.tasks.every(({ state }) => state === 'done')).toBe(true)
  })

  it('leaves a problem without a state where it was issued', () => {
    const ledger = taken(
      demoWith({
        'problems[0].demo_state': undefined,
        'organisations[1].feedback.signed_by': null,
        'problems[7].demo_state': null,
      }),
    )
    expect([problemOf(ledger, 1).state, problemOf(ledger, 8).state]).toEqual([
      'awaitingClaim',
      'awaitingSignature',
    ])
    expect(problemOf(ledger, 1).tasks.map(({ state, percent }) => [state, percent])).toEqual([
      ['unclaimed', 0],
      ['unclaimed', 0],
      ['unclaimed', 0],
    ])
  })

  it('takes over the states before rectification too', () => {
    const states = ['待签收', '待认领', '待分解', '方案待审']
    const changes = states.map((status, n) => [`problems[${n}].demo_state`, { status }] as const)
    const ledger = taken(demoWith(Object.fromEntries(changes)))
    expect([1, 2, 3, 4].map((number) => problemOf(ledger, number).state)).toEqual([
      'awaitingSignature',
      'awaitingClaim',
      'awaitingPlan',
      'planReview',
    ])
  })

  it('waits for the decision on an extension that is asked for', () => {
    const extension = {
      code: 'YQ-003-1',
      applied_on: '2025-10-20',
      from_date: '2025-11-14',
      to_date: '2025-11-30',
      reason: '资料未齐',
    }
    const ledger = taken(demoWith({ 'problems[2].demo_state.extensions': [extension] }))
    const problem = problemOf(ledger, 3)
    expect(problem.effectiveDeadline).toBe('2025-11-14')
    expect(problem.extensions).toMatchObject([{ asked: '2025-11-30', decision: null }])
  })
})
