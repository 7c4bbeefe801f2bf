import {
  AFTER_NAME,
  BEFORE_NAME,
  COMPOUND_SURNAMES,
  NO_NAMES,
  NOT_IN_NAMES,
  SURNAMES,
  TITLES,
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

/** 老王, 小李: how colleagues call each other. */
const isFamiliar = (name: string): boolean => /^[老小]/.test(name) && SURNAMES.has(name.slice(1))

const isPlain = (name: string): boolean => {
  const length = surnameLength(name)
  if (length === 0 || WORDLIKE_SURNAMES.has(name.slice(0, 1))) return false
  if (NO_NAME.has(name.slice(0, 2)) || NO_NAME.has(name)) return false
  return isGiven(name.slice(length))
}

/** 局长成志刚: a surname like a word is one behind a post. */
const isWordlike = (name: string): boolean =>
  WORDLIKE_SURNAMES.has(name.charAt(0)) && !NO_NAME.has(name.slice(0, 2)) && isGiven(name.slice(1))

const LENGTHS = [4, 3, 2] as const

const beginsHere = (text: string, at: number): boolean => {
  const before = text.charAt(at - 1)
  return at === 0 || !isHan(before) || BEFORE_NAME.has(before)
}

/** @张伟 is spoken to; 对@张伟 is spoken of. */
const isAddressed = (text: string, start: number): boolean =>
  text.charAt(start - 1) === '@' && !/[对将把给]/.test(text.charAt(start - 2))

const isBehindTitle = (text: string, at: number): boolean =>
  [2, 3].some((length) => TITLES.has(text.slice(Math.max(0, at - length), at)))

/** Where the name begins that ends at `end`; `loose` = what precedes need not show it. */
export const nameEndingAt = (text: string, end: number, known: Known, loose: boolean): number | undefined => {
  for (const length of LENGTHS) {
    const start = end - length
    if (start < 0 || isAddressed(text, start)) continue
    const name = text.slice(start, end)
    if (known.has(name) || isVeiled(name)) return start
    if ((isPlain(name) || isFamiliar(name)) && (loose || beginsHere(text, start))) return start
    if (isWordlike(name) && isBehindTitle(text, start)) return start
  }
  return undefined
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
