const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Characters that a Chinese numeral below ten thousand is written with. */
export const NUMERAL = '[零〇一二两三四五六七八九十廿卅百千]{1,9}'

/** Digits told one by one. */
const SPELT = /^[零〇一二三四五六七八九]{3,4}$/

/** 廿三 and 卅一 are two-and-a-bit tens in one character. */
const TENS = /[廿卅]/g
const tensSpelt = (tens: string): string => (tens === '廿' ? '二十' : '三十')

/** `十二` → 12, `零二九` → 29, `一百零五` → 105, `012` → 12; undefined for anything else. */
export const numeralValue = (text: string): number | undefined => {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  if (SPELT.test(text)) return Number([...text].map((char) => DIGITS[char]).join(''))
  let total = 0
  let digit: number | undefined
  for (const char of text.replace(TENS, tensSpelt)) {
    const unit = UNITS[char]
    if (unit !== undefined) {
      total += (digit ?? 1) * unit
      digit = undefined
      continue
    }
    const value = DIGITS[char]
    if (value === undefined) return undefined
    if (digit !== undefined && digit !== 0) return undefined
    digit = value
  }
  return text === '' ? undefined : total + (digit ?? 0)
}
