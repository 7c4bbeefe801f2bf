import { type Digits, isDay } from './digits.ts'

/** First two digits: the province, or 91 for foreigners with a permanent residence. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|7[1]|8[1-3]|91)/
const PRESENT = /^\d{17}[\dX]$/
const OLD = /^\d{15}$/
/** Forms in which the number of 15 digits is written; it has no check digit. */
const OLD_SHAPES: ReadonlySet<string> = new Set(['15', '6-6-3', '3-3-6-3'])
const ANNOUNCED = /(?:身份证|身份證|证件号|證件號|公民身份)\D{0,10}$/

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The check character of 17 digits (GB 11643). */
const checkOf = (digits: string): string => {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0)
  return CHECKS.charAt(sum % 11)
}

const isPresent = ({ value, before }: Digits): boolean =>
  PRESENT.test(value) &&
  isDay(value.slice(6, 14)) &&
  (checkOf(value) === value.charAt(17) || ANNOUNCED.test(before))

const isOld = ({ value, shape, before }: Digits): boolean =>
  OLD.test(value) &&
  isDay(`19${value.slice(6, 12)}`) &&
  (ANNOUNCED.test(before) || (OLD_SHAPES.has(shape) && !/[A-Za-z]-?$/.test(before)))

/**
 * An identity number of 18 characters with its check character (a wrong one only where it is announced as such), or of
 * the 15 digits used until 1999. A social credit code is none: where it has digits only, its day cannot be.
 */
export const isIdentityNumber = (number: Digits): boolean =>
  PROVINCE.test(number.value) && (isPresent(number) || isOld(number))
