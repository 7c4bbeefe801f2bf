import { lexicon, type Mark } from '../understanding/lexicon.ts'
import { type Known, nameEndingAt, nameStartingAt, surnameEndingAt } from './names.ts'
import {
  AFTER_CASE,
  BEFORE_CLUE,
  BEFORE_STAGE,
  CASE_WORDS,
  NO_CASE,
  OFFENCES,
  PASSIVE,
  POINTING,
  TITLES,
} from './words.ts'

type CaseSign = keyof typeof CASE_WORDS
type CaseMark = Mark<CaseSign>

const caseWordsIn = lexicon<CaseSign>(CASE_WORDS, ['clue', 'stage'], NO_CASE)

/** So far from the case word the name may stand, in characters and in words between. */
const REACH = 40
const MOST_STEPS = 12
const WORD_LENGTHS = [6, 5, 4, 3, 2, 1] as const

const wordBefore = (text: string, end: number, table: ReadonlySet<string>): string | undefined => {
  for (const length of WORD_LENGTHS) {
    const word = length > end ? '' : text.slice(end - length, end)
    if (table.has(word)) return word
  }
  return undefined
}
const wordAfter = (text: string, start: number, table: ReadonlySet<string>): string | undefined => {
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

interface Place {
  readonly at: number
  /** What was passed on the way tells of a person: what precedes need not show where the name begins. */
  readonly personal: boolean
}

const stepBack = (text: string, { at, personal }: Place, links: ReadonlySet<string>): Place | undefined => {
  const bracket = bracketBefore(text, at)
  if (bracket !== undefined) return { at: bracket, personal: true }
  if (/\d/.test(text.charAt(at - 1))) return { at: at - 1, personal }
  if (personal && /[, ]/.test(text.charAt(at - 1))) return { at: at - 1, personal }
  const word = wordBefore(text, at, PASSIVE) ?? wordBefore(text, at, TITLES) ?? wordBefore(text, at, links)
  if (word === undefined) return undefined
  return { at: at - word.length, personal: personal || PASSIVE.has(word) }
}

/** 立案查处3起: a count tells of a sum, and the name before is of whoever counts. */
const COUNT = /^(?:查处|了| )*[\d一二三四五六七八九十两几多]+ ?[起件宗例批家户份]/

const namedBefore = (text: string, mark: CaseMark, from: Place, known: Known): boolean => {
  const links = mark.sign === 'clue' ? BEFORE_CLUE : BEFORE_STAGE
  let place: Place | undefined = from
  for (let steps = 0; place !== undefined && steps <= MOST_STEPS; steps += 1) {
    const { at, personal }: Place = place
    if (personal || !COUNT.test(text.slice(mark.end, mark.end + 12)))
      if (nameEndingAt(text, at, known, personal) !== undefined) return true
    if (wordAfter(text, at, TITLES) !== undefined && surnameEndingAt(text, at)) return true
    place = stepBack(text, place, links)
  }
  return false
}

const OFFENCE_HEADS: ReadonlySet<string> = new Set([...OFFENCES].map((word) => word.charAt(0)))

/** Places before which somebody may be named: the case word, and each offence told before it. */
function* waysBack(text: string, { start }: CaseMark): Generator<Place> {
  yield { at: start, personal: false }
  for (let at = start - 1; at > start - REACH && at > 0; at -= 1)
    if (OFFENCE_HEADS.has(text.charAt(at)) && wordAfter(text, at, OFFENCES) !== undefined)
      yield { at, personal: true }
}

/** 反映住建局局长刘强: the name behind the first posts that follow. */
const namedBehindPost = (text: string, from: number, known: Known): boolean => {
  for (let at = from + 2; at < from + 20; at += 1)
    if (wordBefore(text, at, TITLES) !== undefined && nameStartingAt(text, at, known)) return true
  return false
}

const namedAfter = (text: string, mark: CaseMark, known: Known): boolean => {
  let at = mark.end
  if (mark.sign === 'stage' && nameStartingAt(text, at, known)) return true
  for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
    const word = wordAfter(text, at, AFTER_CASE)
    if (word === undefined) return false
    at += word.length
    if (nameStartingAt(text, at, known)) return true
    if (POINTING.has(word) && namedBehindPost(text, at, known)) return true
  }
  return false
}

const isNamed = (text: string, mark: CaseMark, known: Known): boolean => {
  for (const way of waysBack(text, mark)) if (namedBefore(text, mark, way, known)) return true
  return namedAfter(text, mark, known)
}

const SENTENCE = /[。！？!?;；\n]+/
const SPACED = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** Whether a sentence tells of a case against somebody named; `known` is asked only where there is a case word. */
export const holdsCase = (text: string, known: Iterable<string>): boolean => {
  const sentences = text.split(SENTENCE)
  let names: Known | undefined
  return sentences.some((written) =>
    [...new Set([written, written.replace(SPACED, '')])].some((sentence) =>
      caseWordsIn(sentence).some((mark) => {
        names ??= new Set(known)
        return isNamed(sentence, mark, names)
      }),
    ),
  )
}
