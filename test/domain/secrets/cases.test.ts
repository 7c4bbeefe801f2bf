import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretIn, secretInFileName } from '../../../src/domain/secrets/secret.ts'
import { EVERYDAY } from './case-everyday.ts'
import { CASES } from './case-secrets.ts'
import { wide } from './planted.ts'

describe('a case word with a name beside it', () => {
  it.each(CASES)('%s', (text) => expect(secretIn(text)).toBe('caseOfPerson'))
  it.each(EVERYDAY)('everyday talk: %s', (text) => expect(secretIn(text)).toBeUndefined())

  it('knows the names of people it is told of', () => {
    expect(secretIn('和丰立案')).toBeUndefined()
    expect(secretIn('和丰立案', ['和丰'])).toBe('caseOfPerson')
    expect(secretInFileName('王建国_立案决定书.pdf')).toBe('caseOfPerson')
  })

  it('is found among other sentences, in either width', () => {
    const sentence = fc.constantFrom(...EVERYDAY.slice(0, 20))
    const planted = fc.constantFrom(...CASES)
    fc.assert(
      fc.property(fc.array(sentence), planted, fc.array(sentence), (before, secret, after) => {
        const text = [...before, secret, ...after].join('。')
        expect(secretIn(text)).toBe('caseOfPerson')
        expect(secretIn(wide(text))).toBe('caseOfPerson')
      }),
    )
  })
})
