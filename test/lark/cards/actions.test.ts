import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { parseAction } from '../../../src/lark/cards/action.ts'
import { isStale } from '../../../src/lark/cards/versions.ts'
import { RW1, WT } from '../../domain/fixtures.ts'
import { underWay } from '../../domain/scene.ts'

test('a value that no card of ours writes is no action', () => {
  const hostile: readonly unknown[] = [
    undefined,
    null,
    '',
    'agree',
    42,
    [],
    {},
    { do: 'agree' },
    { do: 'agree', code: 'WT-001', attempt: 1 },
    { do: 'agree', code: "WT-001'; drop table problem", attempt: 1, stage: 'initial' },
    { do: 'agree', code: 'WT-001', attempt: '1', stage: 'initial' },
    { do: 'agree', code: 'WT-001', attempt: 1, stage: 'all' },
    { do: 'agree', code: 'WT-001', attempt: 1, stage: 'initial', by: 'U-931' },
    { do: 'agree', code: 'WT-001', attempt: -1, stage: 'initial' },
    { do: 'agree', code: 'WT-001', attempt: 1.5, stage: 'initial' },
    { do: 'report', on: 'WT-001', v: Number.NaN },
    { do: 'constructor' },
    { do: '__proto__' },
    { do: 'close', code: 'WT-001' },
    JSON.parse('{"do":"claim","code":"WT-001","__proto__":{"admin":true}}'),
    { do: 'releaseDigest', day: '2025-02-30' },
    { do: 'evidenceKind', evidence: '../../etc/passwd' },
  ]
  for (const value of hostile) expect(parseAction(value), JSON.stringify(value)).toBeUndefined()
})

test('no value whatever throws', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      parseAction(value)
    }),
  )
})

test('an action survives the way through the platform', () => {
  const value = { do: 'agree', code: 'WT-001', attempt: 1, stage: 'jijian' }
  expect(parseAction(JSON.parse(JSON.stringify(value)))).toEqual(value)
})

test('a second report from the same card is stale', () => {
  const scene = underWay()
  const action = parseAction({ do: 'report', on: RW1, v: 0 })
  if (action === undefined) throw new Error('not parsed')
  expect(isStale(scene.problem, action)).toBe(false)
  scene.does('handler', reportProgress, { on: RW1, percent: 30, note: '' })
  expect(isStale(scene.problem, action)).toBe(true)
  const claim = parseAction({ do: 'claim', code: WT })
  if (claim === undefined) throw new Error('not parsed')
  expect(isStale(scene.problem, claim)).toBe(false)
})
