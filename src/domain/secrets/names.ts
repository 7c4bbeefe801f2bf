import {
  AFTER_NAME,
  BEFORE_NAME,
  COMPOUND_SURNAMES,
  NO_NAMES,
  NOT_IN_NAMES,
  SURNAMES,
  WORDLIKE_SURNAMES,
} from './words.ts'

/** Names that are known to be somebody's, such as those of the ledger's people. */
export type Known = ReadonlySet<string>

const HAN = /\p{Script=Han}/u
const isHan = (char: string): boolean => char !== '' && HAN.test(char)
const NO_NAME: ReadonlySet<string> = new Set(NO_NAMES)
/** 张某, 张某某, 张某峰, 王XX: the given name is hidden, that it is a person is not. */
const VEILED = /^(?:某某?\p{Script=Han}?|[xX×*○]{1,3})$/u

const isSurname = (text: string): boolean =>
  SURNAMES.has(text) || WORDLIKE_SURNAMES.has(text) || COMPOUND_SURNAMES.has(text)

const surnameLength = (name: string): number =>
  COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : isSurname(name.slice(0, 1)) ? 1 : 0

const isGiven = (given: string): boolean =>
  (given.length === 1 || given.length === 2) &&
  [...given].every((char) => isHan(char) && !NOT_IN_NAMES.has(char))

const isVeiled = (name: string): boolean => {
  const length = surnameLength(name)
  const given = name.slice(length)
  return length > 0 && VEILED.test(given) && given.length <= 3
}

const isPlain = (name: string): boolean => {
  const length = surnameLength(name)
  if (length === 0 || WORDLIKE_SURNAMES.has(name.slice(0, 1))) return false
  if (NO_NAME.has(name.slice(0, 2)) || NO_NAME.has(name)) return false
  return isGiven(name.slice(length))
}

const LENGTHS = [4, 3, 2] as const

const beginsHere = (text: string, at: number): boolean => {
  const before = text.charAt(at - 1)
  return at === 0 || !isHan(before) || BEFORE_NAME.has(before)
}

/** How a name ends at a place: `sure` when it can be nothing else, `likely` when it looks like one. */
export type Sureness = 'sure' | 'likely'

/** Whether a name ends at `end`; `loose` = what precedes need not show where it begins. */
export const nameEndingAt = (
  text: string,
  end: number,
  known: Known,
  loose: boolean,
): Sureness | undefined => {
  let likely = false
  for (const length of LENGTHS) {
    const start = end - length
    if (start < 0 || text.charAt(start - 1) === '@') continue
    const name = text.slice(start, end)
    if (known.has(name) || isVeiled(name)) return 'sure'
    likely ||= isPlain(name) && (loose || beginsHere(text, start))
  }
  return likely ? 'likely' : undefined
}

/** 王局长: whether a surname alone stands before the post that begins at `end`. */
export const surnameEndingAt = (text: string, end: number): boolean =>
  SURNAMES.has(text.charAt(end - 1)) &&
  beginsHere(text, end - 1) &&
  !NO_NAME.has(text.slice(end - 1, end + 1))

const endsHere = (text: string, at: number): boolean => {
  if (!isHan(text.charAt(at))) return true
  return [1, 2].some((length) => AFTER_NAME.has(text.slice(at, at + length)))
}

/** Whether a name begins at `start` and clearly ends. */
export const nameStartingAt = (text: string, start: number, known: Known): boolean =>
  LENGTHS.some((length) => {
    const name = text.slice(start, start + length)
    if (name.length < length) return false
    return known.has(name) || isVeiled(name) || (isPlain(name) && endsHere(text, start + length))
  })
