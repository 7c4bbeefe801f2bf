import { describe, expect, test } from 'vitest'
import { parseTaskCode } from '../../src/domain/kernel/codes.ts'
import { Refusal } from '../../src/domain/kernel/refusal.ts'
import { localDate } from '../../src/domain/kernel/time.ts'
import { PROBLEM_STATES } from '../../src/domain/problem/vocabulary.ts'
import { catalogueFor, eventText, refusalText } from '../../src/text/index.ts'
import { given } from '../storage/stage.ts'

const zh = catalogueFor('zh')
const en = catalogueFor('en')

interface Leaf {
  readonly path: string
  readonly value: unknown
}

function* leaves(value: unknown, path: string): Generator<Leaf> {
  if (typeof value !== 'object' || value === null) yield { path, value }
  else for (const [key, member] of Object.entries(value)) yield* leaves(member, `${path}.${key}`)
}

/** Stands for whatever a text may be given: any field of it is a sample again. */
const sample = (): unknown =>
  new Proxy(() => '', {
    get: (_target, key) =>
      key === Symbol.toPrimitive ? () => '1' : key === 'map' ? () => ['X'] : key === 'length' ? 1 : sample(),
  })

const HAN = /\p{Script=Han}/u

/** What a text says when it is given samples; a text that needs real values says so by throwing. */
const saying = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value !== 'function') return undefined
  try {
    const said: unknown = Reflect.apply(value, undefined, [sample(), sample(), sample(), sample()])
    return typeof said === 'string' ? said : undefined
  } catch {
    return undefined
  }
}

describe('the two catalogues', () => {
  test('have the same texts', () => {
    const paths = (catalogue: unknown) => new Set([...leaves(catalogue, 'text')].map(({ path }) => path))
    expect(paths(en)).toEqual(paths(zh))
  })

  test('leave no text empty', () => {
    for (const catalogue of [zh, en])
      for (const { path, value } of leaves(catalogue, 'text'))
        if (typeof value === 'string') expect(value.trim(), path).not.toBe('')
  })

  test('keep to their language', () => {
    const shared = new Set(['text.language'])
    for (const { path, value } of leaves(en, 'text')) {
      const said = saying(value)
      if (said !== undefined && !shared.has(path)) expect(said, path).not.toMatch(HAN)
    }
    for (const { path, value } of leaves(zh, 'text')) {
      if (shared.has(path) || typeof value !== 'string') continue
      expect(value === '' || HAN.test(value) || !/[A-Za-z]{4,}/.test(value), `${path}: ${value}`).toBe(true)
    }
  })

  test('Chinese has the official names', () => {
    expect(zh.terms.problemStates).toEqual(PROBLEM_STATES)
    expect(zh.digest.counts.dueClosed).toBe('应销已销')
  })
})

test('dates are written as officials write them', () => {
  const day = localDate('2025-10-09')
  expect(zh.dates.day(day)).toBe('2025年10月9日')
  expect(en.dates.day(day)).toBe('9 Oct 2025')
  expect(zh.dates.distance(-3)).toBe('已超期3天')
  expect(zh.dates.distance(0)).toBe('今日到期')
})

test('a rate without a base is a dash, never a percentage', () => {
  expect(zh.terms.rate(null)).toBe('—')
  expect(zh.terms.rate(100)).toBe('100.00%')
})

test('a refusal says what to do, in both languages', () => {
  const refusal = new Refusal('incomplete', {
    code: 'WT-012',
    missing: [
      { kind: 'taskEvidence', items: ['RW-012-1'] },
      { kind: 'outcome', items: [] },
    ],
  })
  expect(refusalText(zh, refusal)).toBe(
    'WT-012 尚不能提交：任务缺少佐证材料（RW-012-1）；须填报制度成果，或说明免报理由。',
  )
  expect(refusalText(en, refusal)).toContain('RW-012-1')
  expect(
    refusalText(zh, new Refusal('wrongState', { code: 'WT-012', state: 'closed', action: 'report' })),
  ).toBe('WT-012 现为“已销号”，不能报送进展。')
})

test('an event is told of its actor, without the name that stands before it', () => {
  const names = { person: () => '贺长川' }
  expect(eventText(zh, { type: 'closeOutWithdrawn' }, names)).toBe('撤回销号申请')
  const granted = localDate('2025-11-10')
  const task = given(parseTaskCode('RW-012-1'))
  expect(eventText(zh, { type: 'taskExtensionDecided', task, granted }, names)).toBe(
    '批准RW-012-1延期至2025年11月10日',
  )
  expect(eventText(en, { type: 'taskExtensionDecided', task, granted: null }, names)).toBe(
    'refused to extend RW-012-1',
  )
})

describe('an instant', () => {
  const day = localDate('2025-12-31')

  test('of the present year is told without it, of another year with it', () => {
    const told = (today: string) => [zh, en].map(({ dates }) => dates.moment(day, '17:00', localDate(today)))
    expect(told('2025-01-01')).toEqual(['12月31日 17:00', '31 Dec, 17:00'])
    expect(told('2026-01-01')).toEqual(['2025年12月31日 17:00', '31 Dec 2025, 17:00'])
  })
})
