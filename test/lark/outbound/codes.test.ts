import { describe, expect, it } from 'vitest'
import { dispositionOf, isKnownCode } from '../../../src/lark/outbound/codes.ts'

/** Every code of lark-platform.md 3.12. */
const MESSAGE_CODES = [
  230001, 230002, 230003, 230006, 230011, 230012, 230013, 230015, 230016, 230017, 230018, 230019, 230020,
  230022, 230023, 230024, 230025, 230027, 230028, 230029, 230031, 230034, 230035, 230038, 230049, 230053,
  230054, 230055, 230075, 230099, 230110, 232009,
]
const GENERIC_CODES = [
  99991400, 99991401, 99991661, 99991662, 99991663, 99991664, 99991668, 99991671, 99991672, 99991673,
  99991677, 99991679, 99992351, 99992361, 99992364, 99992402, 10003, 10014, 10015, 11232, 11233, 11247, 9499,
]

describe('the table of codes (lark-platform.md 3.12)', () => {
  it('has every code of the platform', () => {
    const missing = [...MESSAGE_CODES, ...GENERIC_CODES].filter((code) => !isKnownCode(String(code)))
    expect(missing).toEqual([])
  })

  it.each(['230011', '230031', '230110', '230019'])('says a new message for %s', (code) => {
    expect(dispositionOf(code)).toEqual({ kind: 'newMessage' })
  })

  it.each([
    '230020',
    '230049',
    '99991400',
    '99991663',
    '11232',
    'http-429',
    'http-500',
    'http-503',
    'http-404',
    'timeout',
    'unreachable',
  ])('tries again after %s', (code) => {
    expect(dispositionOf(code).kind).toBe('retry')
  })

  it.each(['230001', '230002', '230013', '230029', '230099', '232009', '99991672', '999999999', 'toString'])(
    'gives up and tells the office for %s',
    (code) => {
      expect(dispositionOf(code)).toEqual({ kind: 'giveUp', tell: 'office' })
    },
  )
})
