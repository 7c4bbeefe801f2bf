import { describe, expect, it } from 'vitest'
import { secretIn } from '../../../src/domain/secrets/secret.ts'

describe('a hostile text of 150 KB', () => {
  it.each([
    '立案',
    '被立案',
    '因线索',
    '线索反映局长',
    '王建国涉嫌因受贿',
    '1 2 3 ',
    '1-',
    '一',
    '【\n',
    '★ ',
    'x.',
  ])('is read in bounded time: %s', (unit) => {
    const bytes = new TextEncoder().encode(unit).length
    const text = unit.repeat(Math.floor((150 * 1024) / bytes))
    const before = performance.now()
    expect(secretIn(text)).toBeUndefined()
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
