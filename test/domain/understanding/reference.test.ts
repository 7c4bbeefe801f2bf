import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/domain/understanding/normalise.ts'
import { numeralValue } from '../../../src/domain/understanding/numerals.ts'
import { referenceAtStart, referenceWithin } from '../../../src/domain/understanding/reference.ts'

const at = (text: string) => referenceAtStart(normalise(text))?.code

describe('references (domain.md 3.1)', () => {
  it.each([
    'WT-012',
    'wt012',
    'WT 12',
    'W12',
    'w-012',
    'WT－０１２',
    '12号问题',
    '问题12',
    '第12号问题',
    '第十二号问题',
    '第十二个问题',
    '十二号问题',
    '问题012',
    'wt—012',
  ])('%s is WT-012', (text) => expect(at(text)).toBe('WT-012'))

  it.each(['RW-012-2', 'rw012-2', 'ＲＷ－０１２－２', '12号问题第2项任务', '第十二号问题第二项任务'])(
    '%s is RW-012-2',
    (text) => expect(at(text)).toBe('RW-012-2'),
  )

  it.each(['〔2025〕12号文件', '12号下午', '1号楼', '12个项目', '60%', 'WT', 'WT-0', 'WT-1234567', '12-3'])(
    '%s is no reference',
    (text) => expect(at(text)).toBeUndefined(),
  )

  it('finds a code within a sentence and leaves look-alikes alone', () => {
    expect(referenceWithin(normalise('请看一下 wt012 的情况'))).toBe('WT-012')
    expect(referenceWithin(normalise('第十二号问题怎么样了'))).toBe('WT-012')
    expect(referenceWithin(normalise('〔2025〕12号文件12号下午发1号楼12个项目'))).toBeUndefined()
    expect(referenceWithin(normalise('XWT012'))).toBeUndefined()
  })

  it('reads Chinese numerals', () => {
    expect([
      numeralValue('十二'),
      numeralValue('一百零五'),
      numeralValue('二十'),
      numeralValue('012'),
      numeralValue('两'),
    ]).toEqual([12, 105, 20, 12, 2])
    expect(numeralValue('')).toBeUndefined()
  })
})
