import { type Digits, isAmount, isDay } from './digits.ts'

const MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/
const ONE_BY_ONE = Array.from({ length: 11 }, () => '1').join('-')
const MOBILE_SHAPES: ReadonlySet<string> = new Set([
  ...['11', '3-4-4', '3-8', '7-4', '4-3-4', '4-4-3', '3-3-5', '5-6', '6-5', '4-7', ONE_BY_ONE],
  ...['13', '15', '5-4-4', '5-8', '9-4', '7-4-4', '7-8'],
])
/** HT19980101001 is a contract of that day. */
const CODE_BEFORE = /[A-Za-z]-?$/

const isMobile = ({ value, shape, before }: Digits): boolean =>
  MOBILE.test(value) && MOBILE_SHAPES.has(shape) && !(CODE_BEFORE.test(before) && isDay(value.slice(0, 8)))

/** Three digits for the largest cities, else four, then seven or eight (GB/T area codes). */
const LANDLINE = /^(0(?:10|2\d)|0[3-9]\d{2})([1-9]\d{6,7})$/
const LANDLINE_SHAPES: ReadonlySet<string> = new Set([
  ...['3-8', '3-4-4', '4-7', '4-8', '4-3-4', '4-4-4', '11', '12'],
])
const isLandline = ({ value, shape }: Digits): boolean => {
  const [, area, local = ''] = LANDLINE.exec(value) ?? []
  if (area === undefined || !LANDLINE_SHAPES.has(shape) || isDay(local)) return false
  return (shape.includes('-') && shape.startsWith(String(area.length))) || /^[2-8]/.test(local)
}

const ANNOUNCED = /(?:电话|電話|座机|手机|手機|传真|tel|phone)(?:号码?)?[:为是 ]{0,4}$/i
const LOCAL = /^[2-8]\d{6,7}$/
const LOCAL_SHAPES: ReadonlySet<string> = new Set(['7', '8', '4-4', '3-4'])
const isAnnounced = ({ value, shape, before }: Digits): boolean =>
  LOCAL.test(value) && LOCAL_SHAPES.has(shape) && ANNOUNCED.test(before) && !isDay(value)

/** (0755)82345678: the area code in brackets is a number of its own. */
const AREA_BEFORE = /[([](0\d{2,3})[)\]] ?-?$/
const isBracketed = ({ value, shape, before }: Digits): boolean =>
  /^[1-9]\d{6,7}$/.test(value) && LOCAL_SHAPES.has(shape) && AREA_BEFORE.test(before)

/** A mobile number, a landline with its area code, or a local number announced as a phone number. */
export const isPhoneNumber = (number: Digits): boolean =>
  (isMobile(number) || isLandline(number) || isAnnounced(number) || isBracketed(number)) && !isAmount(number)
