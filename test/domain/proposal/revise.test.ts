import { describe, expect, it } from 'vitest'
import { problemCode } from '../../../src/domain/kernel/codes.ts'
import { instant, localDate } from '../../../src/domain/kernel/time.ts'
import type { LineState, ProposalLine } from '../../../src/domain/proposal/proposal.ts'
import { isStillSaid, revise } from '../../../src/domain/proposal/revise.ts'

const [ONE, TWO] = [problemCode(1), problemCode(2)]

const line = (more: Partial<ProposalLine>): ProposalLine => ({
  n: 0,
  intent: 'progress',
  on: ONE,
  percent: 60,
  range: null,
  due: null,
  note: '',
  files: [],
  state: 'open',
  saidAt: instant(0),
  update: null,
  settledAt: null,
  rev: 0,
  ...more,
})
const was = (state: LineState, more: Partial<ProposalLine> = {}): ProposalLine => line({ ...more, state })
const freshOf = (earlier: readonly ProposalLine[], now: ProposalLine): boolean =>
  revise(earlier, [now]).fresh.length === 1

describe('what an edited message says anew', () => {
  it.each<LineState>(['open', 'stored', 'dismissed', 'expired', 'undone', 'handedOver'])(
    'is not what was put to its writer and is %s',
    (state) => {
      expect(freshOf([was(state)], line({}))).toBe(false)
      expect(freshOf([was(state)], line({ percent: 61 }))).toBe(true)
      expect(freshOf([was(state)], line({ on: TWO }))).toBe(true)
      expect(freshOf([was(state)], line({ due: localDate('2025-11-03') }))).toBe(true)
    },
  )

  it('is what was overtaken by another figure, unless that was never recorded', () => {
    const corrected = [was('stored'), was('stored', { percent: 80 })]
    expect(freshOf(corrected, line({}))).toBe(true)
    expect(freshOf([was('stored'), was('dismissed', { percent: 80 })], line({}))).toBe(false)
    expect(freshOf([was('superseded'), was('open', { percent: 80 })], line({}))).toBe(true)
  })

  it('is in the words where there is neither figure nor day', () => {
    const bare = { percent: null, note: '方案已报' }
    expect(freshOf([was('stored', bare)], line(bare))).toBe(false)
    expect(freshOf([was('stored', bare)], line({ ...bare, note: '方案已批' }))).toBe(true)
    expect(freshOf([was('stored', { note: '方案已报' })], line({ note: '方案已批' }))).toBe(false)
    const blocker = { intent: 'blocker', percent: null, note: '财政评审未排期' } as const
    expect(freshOf([was('stored', blocker)], line(blocker))).toBe(false)
    expect(freshOf([was('stored', blocker)], line({ ...blocker, note: '征地未完成' }))).toBe(true)
  })

  it('is not a range or an item that its writer made definite on the card', () => {
    const range = [70, 80] as const
    expect(freshOf([was('stored', { percent: 75, range })], line({ percent: null, range }))).toBe(false)
    expect(freshOf([was('stored', { percent: 75, range })], line({ percent: null, range: [50, 60] }))).toBe(
      true,
    )
    expect(freshOf([was('stored')], line({ on: null }))).toBe(false)
    expect(freshOf([was('stored')], line({ on: null, percent: 61 }))).toBe(true)
  })
})

describe('what an edited message drops', () => {
  it('is what is recorded and not mentioned, at its latest', () => {
    const earlier = [was('stored'), was('stored', { percent: 80 }), was('dismissed', { on: TWO })]
    const stated = { on: ONE, intent: 'progress', percent: 80, due: null }
    expect(revise(earlier, [line({ on: TWO })]).dropped).toEqual([stated])
    expect(revise(earlier, []).dropped).toEqual([stated])
    expect(revise(earlier, [line({ percent: 85 })]).dropped).toEqual([])
    expect(revise([was('undone'), was('handedOver')], []).dropped).toEqual([])
  })

  it('waits no more, unless it is still said', () => {
    expect(isStillSaid(was('open'), [line({}), line({ on: TWO })])).toBe(true)
    expect(isStillSaid(was('open'), [line({ percent: 61 })])).toBe(false)
    expect(isStillSaid(was('open', { on: TWO }), [line({})])).toBe(false)
  })
})
