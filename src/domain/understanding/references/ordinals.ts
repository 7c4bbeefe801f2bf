import type { ProblemCode } from '../../kernel/codes.ts'
import { matchAt } from '../match.ts'
import { NUMERAL } from '../numerals.ts'
import type { Span } from '../span.ts'
import { problemNumbered } from './code.ts'

/** 12号问题, 第12、13、15号问题, 12号到15号问题: numbers before the word. */
export interface Ordinals extends Span {
  readonly codes: readonly ProblemCode[]
}

const NUMBER = new RegExp(`(第)? ?(\\d{1,6}|${NUMERAL}) ?(号|#|个|项|条)?`, 'y')
const BETWEEN = /(?<list> ?(?:[、,/和与及跟]|以及|还有) ?)|(?<range> ?(?:到|至|-|~) ?)/y
const WORD = /(?:那个|这个|那条|这条|的)?(?:巡察)?(?:反馈|整改)?(?:问题(?!不[大多])|事项)/y
/** 第5号完成60%: an ordinal number of nothing else. */
const ALONE = /(?=进度|进展|已|完成|整改|申请|目前|现在|[,:]? ?\d{1,3}%)/y
/** 21问题60%: at the head of a clause, the measure word left out. */
const HEAD = /(?:^|[\n,。;!?、)】])\s?$/

/** 今天18号，5号问题: the first is a day; 昨天12号问题 is a problem. */
const DAY_BEFORE = /(?:[今明后昨]天|今[日儿]|[本这上下]个?月)是?$/
/** 9月12号 is a day, 〔2025〕12号 a document. */
const NO_NUMBER_BEFORE = /[\d年月]$|\d[~/-]$|\d\.$|\d{4}[〕\])】]$/
/** At the head of a line, 1. before 12号问题 numbers the line, where another is numbered 2. */
const LINE_NUMBER = /[\n;。] ?\d{1,2}\.$/
const isNumbered = (text: string, lead: string): boolean =>
  LINE_NUMBER.test(lead) && (text.includes('\n2.') || text.includes(';2.') || text.includes('。2.'))
/** 1号2号问题都: several, since 都 says so; 15号3号问题 may be the third problem on the fifteenth. */
const UNPARTED = /((?:\d{1,3}号){2,20})问题(?=[都均全]|一[并起])/y
const unpartedAt = (text: string, at: number): Ordinals | undefined => {
  const match = matchAt(UNPARTED, text, at)
  const codes = (match?.[1]?.split('号') ?? []).map(problemNumbered).filter((code) => code !== undefined)
  return match === undefined ? undefined : { codes, start: at, end: at + match[0].length }
}

const LONGEST_LIST = 60
const LONGEST_RANGE = 50

/** All numbers from one code to another; undefined when they do not rise, or are too many to be meant. */
export const rangeOf = (from: number, to: number): readonly number[] | undefined =>
  to > from && to - from < LONGEST_RANGE
    ? Array.from({ length: to - from + 1 }, (_, step) => from + step)
    : undefined

const numberIn = (code: ProblemCode): number => Number(code.slice(3))

interface Told {
  readonly codes: readonly ProblemCode[]
  readonly end: number
  /** 号, #, or 第 with a measure word: a number told as an ordinal, not a count. */
  readonly ordinal: boolean
}

const numberAt = (text: string, at: number): Told | undefined => {
  const match = matchAt(NUMBER, text, at)
  const code = problemNumbered(match?.[2])
  if (match === undefined || code === undefined) return undefined
  const measure = match[3]
  const ordinal = match[1] !== undefined || measure === '号' || measure === '#'
  if (match[1] === undefined && measure !== undefined && !ordinal) return undefined
  return { codes: [code], end: at + match[0].length, ordinal }
}

const joined = (before: Told, next: Told, range: boolean): Told | undefined => {
  const ordinal = before.ordinal || next.ordinal
  if (!range) return { codes: [...before.codes, ...next.codes], end: next.end, ordinal }
  const [from, to] = [before.codes.at(-1), next.codes[0]]
  const numbers = from === undefined || to === undefined ? undefined : rangeOf(numberIn(from), numberIn(to))
  const codes = numbers?.map((number) => problemNumbered(String(number))).filter((code) => code !== undefined)
  return codes === undefined
    ? undefined
    : { codes: [...before.codes.slice(0, -1), ...codes], end: next.end, ordinal }
}

/** Numbers and then the word 问题 or 事项; a count (12个问题) or a date (9月12号问题) is none. */
export const ordinalsAt = (text: string, at: number): Ordinals | undefined => {
  const lead = at < 5 ? `\n${text.slice(0, at)}` : text.slice(at - 5, at)
  if (NO_NUMBER_BEFORE.test(lead) && !isNumbered(text, lead)) return undefined
  const unparted = unpartedAt(text, at)
  if (unparted !== undefined) return unparted
  let told = numberAt(text, at)
  for (let n = 0; told !== undefined && n < LONGEST_LIST; n += 1) {
    const word = matchAt(WORD, text, told.end)
    if (word !== undefined) {
      const bare = word[0] === '问题' && /^\d{2,3}$/.test(text.slice(at, told.end))
      return told.ordinal || (bare && HEAD.test(text.slice(Math.max(0, at - 2), at)))
        ? { codes: told.codes, start: at, end: told.end + word[0].length }
        : undefined
    }
    if (/^第\d{1,3}号$/.test(text.slice(at, told.end)) && matchAt(ALONE, text, told.end) !== undefined)
      return { codes: told.codes, start: at, end: told.end }
    const between = matchAt(BETWEEN, text, told.end)
    const next = between === undefined ? undefined : numberAt(text, told.end + between[0].length)
    if (between === undefined || next === undefined) return undefined
    // 十二号，第9号问题: a day, and then an item.
    const apart = between[0].includes(',') && text.charAt(told.end + between[0].length) === '第'
    if ((apart && text.charAt(at) !== '第') || (n === 0 && DAY_BEFORE.test(lead))) return undefined
    told = joined(told, next, between.groups?.range !== undefined)
  }
  return undefined
}
