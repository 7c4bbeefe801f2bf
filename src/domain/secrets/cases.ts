import { lexicon, type Mark } from '../understanding/lexicon.ts'
import { type Known, nameEndingAt, nameStartingAt, surnameEndingAt } from './names.ts'
import { type Place, stepBack, wordAfter, wordBefore } from './walk.ts'
import {
  AFTER_CASE,
  BEFORE_CLUE,
  BEFORE_STAGE,
  CASE_WORDS,
  NO_CASE,
  OFFENCES,
  POINTERS,
  POINTING,
  TITLES,
  UNIT_ENDS,
} from './words.ts'

type CaseSign = keyof typeof CASE_WORDS
type CaseMark = Mark<CaseSign>

const caseWordsIn = lexicon<CaseSign>(CASE_WORDS, ['clue', 'stage'], NO_CASE)

/** So far from the case word the name may stand, in characters and in words between. */
const REACH = 40
const MOST_STEPS = 12
/** 立案查处3起: a count tells of a sum, and the name before is of whoever counts. */
const COUNT = /^(?:查处|了| )*[\d一二三四五六七八九十两几多]+ ?[起件宗例批家户份]/
/** 线索台账: what is done with clues, by whoever is named before. */
const CLUE_WORK = /^(?:台账|清单|办理|处置|移交|排查|管理|研判|梳理|核查|工作|情况|统计|报表|汇总|登记|交接)/
/** Accounts are checked and suppliers asked too: then only 对 or 将 before the name tells of a person. */
const EVERYDAY = /^(?:初核|初步核实|初步核查|函询|函詢)$/
const AS_OBJECT = /[对將将把]$/

/** Whether a name right here would be that of somebody at work on cases, not of whom a case is about. */
const isOfficial = (text: string, { sign, start, end }: CaseMark, { at, personal }: Place): boolean => {
  if (personal) return false
  const after = text.slice(end, end + 12)
  if (sign === 'clue') return at === start && CLUE_WORK.test(after)
  return COUNT.test(after) || (EVERYDAY.test(text.slice(start, end)) && !text.slice(at, start).includes('的'))
}

const namedBefore = (text: string, mark: CaseMark, from: Place, known: Known): boolean => {
  const links = mark.sign === 'clue' ? BEFORE_CLUE : BEFORE_STAGE
  let place: Place | undefined = from
  for (let steps = 0; place !== undefined && steps <= MOST_STEPS; steps += 1) {
    const here: Place = place
    const start =
      wordAfter(text, here.at, TITLES) !== undefined && surnameEndingAt(text, here.at)
        ? here.at - 1
        : nameEndingAt(text, here.at, known, here.personal)
    if (start !== undefined && (AS_OBJECT.test(text.slice(0, start)) || !isOfficial(text, mark, here)))
      return true
    place = stepBack(text, here, links)
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

/** 反映住建局局长刘强: the name behind a post or a unit that follows. */
const namedBehindPost = (text: string, from: number, known: Known): boolean => {
  for (let at = from + 2; at < from + 20; at += 1) {
    const isBehind = UNIT_ENDS.has(text.charAt(at - 1)) || wordBefore(text, at, TITLES) !== undefined
    if (isBehind && nameStartingAt(text, at, known)) return true
  }
  return false
}

/** From `from` on, past what may stand between a case word and a name. */
const namedFrom = (text: string, from: number, known: Known): boolean => {
  let at = from
  for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
    const word = wordAfter(text, at, AFTER_CASE)
    if (word === undefined) return false
    at += word.length
    if (nameStartingAt(text, at, known)) return true
    if (POINTING.has(word) && namedBehindPost(text, at, known)) return true
  }
  return false
}

const namedAfter = (text: string, { sign, end }: CaseMark, known: Known): boolean =>
  (sign === 'stage' && nameStartingAt(text, end, known)) || namedFrom(text, end, known)

const POINTER_HEADS: ReadonlySet<string> = new Set([...POINTERS].map((word) => word.charAt(0)))

/** 群众举报村支书赵铁柱，线索已登记: somebody is pointed at, wherever in the sentence. */
const pointsAtSomebody = (text: string, known: Known): boolean => {
  for (let at = 0; at < text.length; at += 1)
    if (POINTER_HEADS.has(text.charAt(at)) && wordAfter(text, at, POINTERS) !== undefined)
      if (namedFrom(text, at, known)) return true
  return false
}

const isNamed = (text: string, mark: CaseMark, known: Known): boolean => {
  for (const way of waysBack(text, mark)) if (namedBefore(text, mark, way, known)) return true
  return namedAfter(text, mark, known)
}

const isAboutSomebody = (text: string, known: () => Known): boolean => {
  const marks = caseWordsIn(text)
  if (marks.length === 0) return false
  if (marks.some((mark) => isNamed(text, mark, known()))) return true
  return marks.some(({ sign }) => sign === 'clue') && pointsAtSomebody(text, known())
}

const SENTENCE = /[。！？!?;；\n]+/
/** A line that ends in the middle of its sentence: 张伟↵已被立案. */
const WRAPPED = /(?<=\p{Script=Han})[ \t]*\n\s*(?=(?:已经?|正|又)?(?:被|遭|涉嫌))/gu
const SPACED = /(?<=\p{Script=Han}) (?=\p{Script=Han})/gu

/** Whether a sentence tells of a case against somebody named; `known` is asked only where there is a case word. */
export const holdsCase = (text: string, known: Iterable<string>): boolean => {
  let names: Known | undefined
  const askKnown = (): Known => {
    names ??= new Set(known)
    return names
  }
  return text
    .replace(WRAPPED, '')
    .split(SENTENCE)
    .some((written) =>
      [...new Set([written, written.replace(SPACED, '')])].some((each) => isAboutSomebody(each, askKnown)),
    )
}
