/** Digits written as one number, in one piece or in groups: `138 0013 8000`. */
export interface Digits {
  /** All digits, and an X at the end of an identity number. */
  readonly value: string
  /** Lengths of the groups: `3-4-4`. */
  readonly shape: string
  /** What stands just before and after, on the same line. */
  readonly before: string
  readonly after: string
}

interface Group {
  readonly value: string
  /** Whether it goes on where the group before ended. */
  readonly joined: boolean
  readonly start: number
  readonly end: number
}

/** An X ends a number only when no word goes on with it. */
const GROUP = /\d+(?:[Xx](?![A-Za-z0-9]))?/g
const JOINT = /^ ?[-._·] ?$|^ $/
/** No account is longer; no identity number has more groups. */
const LONGEST = 24
const MOST_GROUPS = 18
/** Nothing shorter is looked for. */
const SHORTEST = 7
/** So many digits, at most a joint and an X between any two. */
const LONG_ENOUGH = new RegExp(`\\d(?:[Xx]?(?: ?[-._·] ?| )?\\d){${SHORTEST - 1}}`)
const AROUND = 24

const CHINESE = '零一二三四五六七八九'
/** A number read out: 一三八零零一三八零零零. */
const READ_OUT = /[零〇一二三四五六七八九幺]{7,}/g
const digitOf = (char: string): string =>
  char === '〇' ? '0' : char === '幺' ? '1' : String(CHINESE.indexOf(char))

/** Long numbers in Chinese numerals as digits; the same length as the text. */
export const withDigits = (text: string): string =>
  text.replace(READ_OUT, (numerals) => [...numerals].map(digitOf).join(''))

const groupsOf = (line: string): readonly Group[] => {
  let last = 0
  return [...line.matchAll(GROUP)].map(({ 0: value, index }) => {
    const joined = index - last <= 3 && JOINT.test(line.slice(last, index))
    last = index + value.length
    return { value: value.toUpperCase(), joined, start: index, end: last }
  })
}

function* startingWith(line: string, groups: readonly Group[], first: number): Generator<Digits> {
  const start = groups[first]?.start ?? 0
  const before = line.slice(Math.max(0, start - AROUND), start)
  let [value, shape, end] = ['', '', start]
  for (let at = first; at < first + MOST_GROUPS; at += 1) {
    const group = groups[at]
    if (group === undefined || value.length + group.value.length > LONGEST) return
    if (at > first && (!group.joined || value.endsWith('X'))) return
    value += group.value
    shape += `${at > first ? '-' : ''}${group.value.length}`
    end = group.end
    if (value.length >= SHORTEST) yield { value, shape, before, after: line.slice(end, end + AROUND) }
  }
}

/** Digits one by one are a number only from the first on. */
function* numbersIn(line: string): Generator<Digits> {
  const groups = groupsOf(line)
  for (const [first, group] of groups.entries()) {
    const before = groups[first - 1]
    const isInList = group.joined && group.value.length === 1 && before?.value.length === 1
    if (!isInList) yield* startingWith(line, groups, first)
  }
}

/** Whether a line can hold a number that is long enough: most hold none, and need no closer look. */
export const mayHoldDigits = (text: string): boolean => LONG_ENOUGH.test(text)

/** Every number of the text that neighbouring groups of digits make, from 7 to 24 digits; linear in the text. */
export function* digitsIn(text: string): Generator<Digits> {
  for (const line of text.split('\n')) yield* numbersIn(line)
}

const AMOUNT_AFTER = /^(?:\.\d|,\d{3}| ?(?:[元万亿%‰吨米]|平方|公里|亩))/
const AMOUNT_BEFORE = /(?:\d[.,]|[¥$])$/

/** 13800138000.00元 is money, not a number that reaches somebody. */
export const isAmount = ({ before, after }: Digits): boolean =>
  AMOUNT_AFTER.test(after) || AMOUNT_BEFORE.test(before)

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day that can be: four digits of the year (1900–2099), two of the month, two of the day. */
export const isDay = (eight: string): boolean => {
  const [year, month, day] = [eight.slice(0, 4), eight.slice(4, 6), eight.slice(6, 8)].map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  if (year < 1900 || year > 2099 || day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  return month !== 2 || day < 29 || year % 4 === 0
}
