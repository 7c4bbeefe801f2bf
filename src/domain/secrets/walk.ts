import { PASSIVE, TITLES } from './words.ts'

const WORD_LENGTHS = [6, 5, 4, 3, 2, 1] as const

/** The longest word of the table that ends at `end`. */
export const wordBefore = (text: string, end: number, table: ReadonlySet<string>): string | undefined => {
  for (const length of WORD_LENGTHS) {
    const word = length > end ? '' : text.slice(end - length, end)
    if (table.has(word)) return word
  }
  return undefined
}
/** The longest word of the table that begins at `start`. */
export const wordAfter = (text: string, start: number, table: ReadonlySet<string>): string | undefined => {
  for (const length of WORD_LENGTHS) {
    const word = text.slice(start, start + length)
    if (word.length === length && table.has(word)) return word
  }
  return undefined
}

/** （副局长）: where the bracket before this place opens. */
const bracketBefore = (text: string, end: number): number | undefined => {
  if (!/[)】\]]/.test(text.charAt(end - 1))) return undefined
  for (let at = end - 2; at >= 0 && at > end - 24; at -= 1) if (/[([【]/.test(text.charAt(at))) return at
  return undefined
}

/** Where a walk towards a name has come to. */
export interface Place {
  readonly at: number
  /** What was passed on the way tells of a person: what precedes need not show where the name begins. */
  readonly personal: boolean
}

/** One word or sign back from a case word towards a name; undefined where nothing may be passed. */
export const stepBack = (
  text: string,
  { at, personal }: Place,
  links: ReadonlySet<string>,
): Place | undefined => {
  const bracket = bracketBefore(text, at)
  if (bracket !== undefined) return { at: bracket, personal: true }
  if (/[\d“”"'‘’【「『[(]/.test(text.charAt(at - 1))) return { at: at - 1, personal }
  if (personal && /[, ]/.test(text.charAt(at - 1))) return { at: at - 1, personal }
  const word = wordBefore(text, at, PASSIVE) ?? wordBefore(text, at, TITLES) ?? wordBefore(text, at, links)
  if (word === undefined) return undefined
  return { at: at - word.length, personal: personal || PASSIVE.has(word) }
}
