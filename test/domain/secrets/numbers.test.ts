import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { secretIn, secretInFileName } from '../../../src/domain/secrets/secret.ts'
import { cardNumber, identityNumber, mobile, wide } from './planted.ts'

const IDENTITY = [
  '11010519491231002X',
  '身份证号 440524198001010013',
  '110105 19491231 002X',
  '110105-1949-1231-002x',
  '１１０１０５１９４９１２３１００２Ｘ',
  '130503670401001',
  '身份证：110105194912310021',
  '110105194912\n31002X',
]
const PHONES = [
  '13800138000',
  '电话138-0013-8000',
  '+86 138 0013 8000',
  '8613800138000',
  '１３８００１３８０００',
  '138.0013.8000',
  'tel13800138000',
  '一三八零零一三八零零零',
  '1 3 8 0 0 1 3 8 0 0 0',
  '联系人王工，139 1234 5678，请联系',
  '座机0755-82345678',
  '010-12345678',
  '(010)62345678',
  '（0755）8234 5678',
  '021 6234 5678',
  '01062345678',
  '电话：62345678',
]
const ACCOUNTS = [
  '6222021234567890128',
  '4111 1111 1111 1111',
  '4111-1111-1111-1111',
  '账号：1100 1234 5678',
  '卡号6222 0212 3456 7890 128',
  '开户行：工商银行深圳分行 44201501100052500000',
  '收款账户：招商银行 7559123456789',
]
const EVERYDAY = [
  '387.5万元',
  '1,234,567.89元',
  '金额12345678901元',
  '总投资 13800000000 元',
  '账户余额 1234567890.12元',
  '账户余额387.5万元，开户行已变更',
  '补助1350、1200、980元',
  '2021 2022 2023 2024',
  '2018-440300-48-01-123456',
  '2025-10-24 17:00',
  '2025年10月24日17:00',
  'WT-030、WT-031 50% 2025.10.24',
  '〔2025〕12号',
  '合同编号HT-2025-0012345',
  '合同HT19980101001',
  '统一社会信用代码91440300MA5DA1234X',
  '台账号WT-012、RW-012-2',
  '1301室',
  '订单20251024170000123',
  '电话会议20251024',
  '监督电话12388',
]

const randomDigits = (lengths: readonly number[]) =>
  fc
    .constantFrom(...lengths)
    .chain((length) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }))
    .map((digits) => digits.join(''))
/** What may stand around a secret: words, signs, short numbers, lines. */
const around = fc
  .array(fc.constantFrom('进展', '，', '。', ' ', '\n', '12 ', '2025年', '请', '、', 'WT-012 ', '：', '80% '))
  .map((parts) => parts.join(''))

describe('numbers that reach somebody', () => {
  it.each(IDENTITY)('identity number: %s', (text) => expect(secretIn(text)).toBe('identityNumber'))
  it.each(PHONES)('phone number: %s', (text) => expect(secretIn(text)).toBe('phoneNumber'))
  it.each(ACCOUNTS)('bank account: %s', (text) => expect(secretIn(text)).toBe('bankAccount'))
  it.each(EVERYDAY)('everyday talk: %s', (text) => expect(secretIn(text)).toBeUndefined())

  it.each(['IMG_20251024_170000.jpg', '微信图片_20251024170000123.jpg', 'mmexport1729760000000.jpg'])(
    'a picture named by its instant is no secret: %s',
    (name) => expect(secretInFileName(name)).toBeUndefined(),
  )

  it('are found wherever they stand, in either width', () => {
    const secret = fc.oneof(identityNumber, mobile, cardNumber)
    fc.assert(
      fc.property(around, secret, around, (before, planted, after) => {
        const text = `${before}【${planted}】${after}`
        expect(secretIn(text)).toBeDefined()
        expect(secretIn(wide(text))).toBe(secretIn(text))
      }),
    )
  })

  it('are not seen in digits of other lengths', () => {
    const digits = randomDigits([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 20, 21, 22, 23, 24, 25, 30])
    fc.assert(
      fc.property(around, digits, around, (before, number, after) => {
        expect(secretIn(`${before}数${number}项${after}`)).toBeUndefined()
      }),
    )
  })

  it('are told from a number with one digit wrong by the check digit', () => {
    fc.assert(
      fc.property(identityNumber, (number) => {
        const check = number.endsWith('X') ? '1' : number.endsWith('9') ? '8' : '9'
        expect(secretIn(`第${number.slice(0, 17)}${check}号`)).not.toBe('identityNumber')
      }),
    )
  })
})
