import { type Digits, isAmount, isDay } from './digits.ts'

const CARD = /^[1-9]\d{15,18}$/
/** Groups as they are printed on cards; other numbers in groups are projects, years, lots. */
const CARD_SHAPES = /^(?:1[6-9]|4-4-4-4(?:-[123])?|6-1[0-3]|8-(?:8|11))$/
const PRINTED = /^[3-69]/

/** Luhn's check (ISO/IEC 7812). */
const isChecked = (digits: string): boolean => {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at))
    const doubled = at % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

const CODE_SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** A social credit code is public, and some have digits only (GB 32100). */
const isCreditCode = (digits: string): boolean => {
  if (digits.length !== 18) return false
  let [sum, weight] = [0, 1]
  for (const digit of digits.slice(0, 17)) {
    sum += Number(digit) * weight
    weight = (weight * 3) % 31
  }
  return CODE_SIGNS.charAt((31 - (sum % 31)) % 31) === digits.charAt(17)
}

/** 20251024170000123 is an instant. */
const isStamp = (digits: string): boolean => [8, 10, 12, 14, 17].includes(digits.length) && isDay(digits)

const isCard = ({ value, shape, after }: Digits): boolean =>
  CARD.test(value) &&
  CARD_SHAPES.test(shape) &&
  (!shape.includes('-') || PRINTED.test(value)) &&
  !/^[A-Za-z]/.test(after) &&
  isChecked(value) &&
  !isStamp(value) &&
  !isCreditCode(value)

const ANNOUNCED =
  /(?:账号|帐号|賬號|卡号|卡號|账户|帐户|賬戶|开户行|开户银行|银行卡|银行账|account|card no)([^\d。;!?]{0,16})$/i
/** What lies between is then of something else. */
const OTHER_NUMBER = /编号|项目|合同|文号|代码|凭证|发票|批次/

const SHORTEST_ACCOUNT = 10

const isAnnounced = ({ value, before }: Digits): boolean => {
  if (value.length < SHORTEST_ACCOUNT || value.endsWith('X') || isStamp(value)) return false
  const gap = ANNOUNCED.exec(before)?.[1]
  return gap !== undefined && !OTHER_NUMBER.test(gap)
}

/** A bank card by its check digit, or whatever is announced as an account. */
export const isBankAccount = (number: Digits): boolean =>
  (isCard(number) || isAnnounced(number)) && !isAmount(number)
