import { type ItemCode, isTaskCode, type ProblemCode, problemCode, problemOf } from '../../kernel/codes.ts'
import { matchAt } from '../match.ts'
import type { Span } from '../span.ts'
import { type Code, codeAt, problemNumbered, taskNumbered, taskPartAt } from './code.ts'
import { ordinalsAt, rangeOf } from './ordinals.ts'

/** One place in a text that names one item or several, in the order of the text. */
export interface Mention extends Span {
  readonly codes: readonly ItemCode[]
}

/** More than one message can honestly report on; the rest is not read. */
const MOST_MENTIONS = 100

const CANDIDATE = /[0-9wr第问任编措一二三四五六七八九十廿卅百]/gi
/** A letter or a number goes on from such a character, so that no reference begins there. */
const GLUED = /[a-z0-9_零〇一二两三四五六七八九十廿卅百千]/i
/** 下周三WT-012: a Chinese numeral does not go on with a letter. */
const GLUED_LETTER = /[a-z0-9_]/i
/** 下周三12号问题: the numeral is the day's. */
const WEEKDAY = /(?:周|星期|礼拜)[一二三四五六]$/
/** 下周一，二号问题: 一 is the day's, and heads no list. */
const NAMES_WEEKDAY = /(?:周|星期|礼拜)[一二三四五六][,、;。:\s]/y
const OPENS_ANYWHERE = /[第问任编措]/
/** 九成五, 三分之二: the numeral ends a share. */
const ENDS_SHARE = /[成之点]$/

/** WT001-003: two numbers of the same length that rise. */
const SHORT_RANGE = /wt ?[-_.]? ?(\d{2,6}) ?(?:-|~|到|至) ?(\d{2,6})(?!\d|%|\.)/iy
const RANGE = / ?(?:到|至|-{1,2}|~|to(?= ?[w\d])) ?/y
const LIST = /(?:[、/&+]| ?(?:和|与|及|跟|以及|还有) ?)/y
/** WT-001、002: a further number without its letters. */
const FURTHER =
  /(\d{3,6}(?=:)|(?:\d{2,6}|\d)(?!:\d))(?!\d|\.\d|\/\d{1,2}(?!\d)|[a-z%个项条处件类多余几分成倍次天周户家人名万种点旬楼届期页年月日台套辆元亿份张本起米平吨折批轮所门场]|号(?!问题|[、,和与及]|都|均|的|$))/y
const SUFFIX = /号?(?:问题|事项)|号(?![楼线厅院机车令])/y

const isGlued = (text: string, at: number): boolean => {
  const before = text.charAt(at - 1)
  if (/[wr]/i.test(text.charAt(at))) return GLUED_LETTER.test(before)
  if (/\d/.test(text.charAt(at)) && WEEKDAY.test(text.slice(Math.max(0, at - 3), at))) return false
  if (/[周期拜]/.test(before) && [1, 2].some((back) => matchAt(NAMES_WEEKDAY, text, at - back) !== undefined))
    return true
  return GLUED.test(before) || (ENDS_SHARE.test(before) && /[一二三四五六七八九]/.test(text.charAt(at)))
}

const numberOf = (code: ItemCode): number => Number(code.split('-')[1])
const lengthOf = (code: ItemCode): number => code.split('-')[1]?.length ?? 0

const shortRangeAt = (text: string, at: number): Mention | undefined => {
  const match = matchAt(SHORT_RANGE, text, at)
  const [, from = '', to = ''] = match ?? []
  const numbers = from.length === to.length ? rangeOf(Number(from), Number(to)) : undefined
  return match === undefined || numbers === undefined
    ? undefined
    : { codes: numbers.map(problemCode), start: at, end: at + match[0].length }
}

/** A task told without its problem belongs to the problem named last, or to the one replied to. */
const taskPart = (text: string, at: number, problem: ProblemCode | undefined): Mention | undefined => {
  const part = problem === undefined ? undefined : taskPartAt(text, at)
  const codes = part?.numbers
    .map((number) => taskNumbered(problem, number))
    .filter((code) => code !== undefined)
  return part === undefined || codes === undefined || codes.length === 0
    ? undefined
    : { codes, start: at, end: part.end }
}

const withTask = (text: string, { code, start, end }: Code): Mention => {
  if (isTaskCode(code)) return { codes: [code], start, end }
  const suffix = matchAt(SUFFIX, text, end)?.[0].length ?? 0
  const part = taskPart(text, end + suffix, code)
  return { codes: part?.codes ?? [code], start, end: part?.end ?? end + suffix }
}

const ORDINAL = /[\d第一二三四五六七八九十廿卅百]/

const namedAt = (text: string, at: number): Mention | undefined => {
  const range = /w/i.test(text.charAt(at)) ? shortRangeAt(text, at) : undefined
  if (range !== undefined) return range
  const code = codeAt(text, at)
  if (code !== undefined) return withTask(text, code)
  const ordinals = ORDINAL.test(text.charAt(at)) ? ordinalsAt(text, at) : undefined
  const [only, ...others] = ordinals?.codes ?? []
  return ordinals === undefined || only === undefined || others.length > 0
    ? ordinals
    : withTask(text, { code: only, start: at, end: ordinals.end })
}

const taskOf = (code: ItemCode): number => Number(code.split('-')[2])

/** The codes from one to another: problems, or tasks of one problem. */
const codesTo = (first: ItemCode, last: ItemCode): readonly ItemCode[] | undefined => {
  if (!isTaskCode(first)) return rangeOf(numberOf(first), numberOf(last))?.map(problemCode)
  const problem = problemOf(first)
  if (!isTaskCode(last) || problemOf(last) !== problem) return undefined
  return rangeOf(taskOf(first), taskOf(last))
    ?.map((n) => taskNumbered(problem, String(n)))
    .filter((code) => code !== undefined)
}

/** `到WT-006`, `到006`, and 问题1到3进度: the further end of a range. */
const FURTHER_END = /(\d{3,6})(?!\d|%)/y
const SHORT_END = /(\d{1,3})(?=号?问题|[都均,:]|进度|全部)/y
const rangedTo = (text: string, mention: Mention): Mention | undefined => {
  const first = mention.codes[0]
  const link = matchAt(RANGE, text, mention.end)
  if (link === undefined || first === undefined || mention.codes.length > 1) return undefined
  const at = mention.end + link[0].length
  const named = namedAt(text, at)
  const form = text.startsWith('问题', mention.start) ? SHORT_END : FURTHER_END
  const bare = named === undefined && !isTaskCode(first) ? matchAt(form, text, at) : undefined
  const last = named?.codes.length === 1 ? named.codes[0] : problemNumbered(bare?.[1])
  const codes = last === undefined ? undefined : codesTo(first, last)
  const end = named?.end ?? at + (bare?.[0].length ?? 0)
  return codes === undefined ? undefined : { codes, start: mention.start, end }
}

const furtherAt = (text: string, at: number, before: ItemCode, link: string): Mention | undefined => {
  const match = matchAt(FURTHER, text, at)
  const [, digits = ''] = match ?? []
  // A number of more than three digits goes on only from one as long: WT-012、2025 does not.
  const padded = digits.length === 3 || digits.length === lengthOf(before)
  if (digits.length > 3 && !padded) return undefined
  if (match === undefined || Number(digits) === 0 || (!padded && /[&+ ]|还有|跟/.test(link))) return undefined
  const code = isTaskCode(before)
    ? taskNumbered(problemOf(before), digits)
    : padded || numberOf(before) < 100
      ? problemCode(Number(digits))
      : undefined
  if (code === undefined) return undefined
  const end = at + match[0].length
  return { codes: [code], start: at, end: end + (matchAt(SUFFIX, text, end)?.[0].length ?? 0) }
}

/** `WT-001、002和003`: numbers that go on without their letters. */
const continued = (text: string, mention: Mention): Mention => {
  let whole = mention
  for (let last = whole.codes.at(-1); last !== undefined && whole.codes.length < MOST_MENTIONS; ) {
    const link = matchAt(LIST, text, whole.end) ?? matchAt(/ ?, ?(?=\d{3}(?!\d|%|\.))/y, text, whole.end)
    const further =
      link === undefined ? undefined : furtherAt(text, whole.end + link[0].length, last, link[0])
    if (further === undefined) return whole
    whole = { codes: [...whole.codes, ...further.codes], start: whole.start, end: further.end }
    last = further.codes[0]
  }
  return whole
}

/** 5号问题80%, 6号90%: beside such an ordinal, a bare one with a share is no day. */
const BARE_ORDINAL =
  /(\d{1,2})号(?=(?:进度|目前|现在|已|:| ){0,3}(?:完成|做到|到)?了?(?:\d{1,3}%|[一二三四五六七八九十]成(?![立员本])))/y

const bareOrdinal = (text: string, at: number, before: Mention | undefined): Mention | undefined => {
  if (before === undefined || !/\d/.test(text.charAt(at))) return undefined
  if (!/号(?:问题)?$/.test(text.slice(before.start, before.end))) return undefined
  const match = matchAt(BARE_ORDINAL, text, at)
  const code = problemNumbered(match?.[1])
  return match === undefined || code === undefined
    ? undefined
    : { codes: [code], start: at, end: at + match[0].length }
}

/** 除3号外, 3号、4号除外: what is left out is no day. */
const LEFT_OUT =
  /(\d{1,3})号(?=(?:[、和与及]\d{1,3}号)*(?:问题)?[, ]?(?:除外|[以之]外|外(?=[,\s都均全其已还])|不在内|不算))/y

const leftOutOrdinal = (text: string, at: number): Mention | undefined => {
  const match = /\d/.test(text.charAt(at)) ? matchAt(LEFT_OUT, text, at) : undefined
  const code = problemNumbered(match?.[1])
  return match === undefined || code === undefined
    ? undefined
    : { codes: [code], start: at, end: at + match[0].length }
}

const problemIn = (code: ItemCode | undefined): ProblemCode | undefined =>
  code === undefined ? undefined : isTaskCode(code) ? problemOf(code) : code

const wholeAt = (text: string, at: number): Mention | undefined => {
  const named = namedAt(text, at)
  return named === undefined ? undefined : continued(text, rangedTo(text, named) ?? named)
}

/** The reference at the very beginning of a text. */
export const mentionAtStart = (text: string): Mention | undefined => wholeAt(text, 0)

/**
 * Every reference of a text (domain.md 3.1), from left to right, without overlaps. `about` is the item that the
 * message replies to: 第2项任务 alone is a task of its problem. `skip` are places where nothing is read.
 */
export const mentionsIn = (
  text: string,
  about: ItemCode | null,
  skip: (at: number) => boolean = () => false,
): readonly Mention[] => {
  const mentions: Mention[] = []
  let end = 0
  for (const { index } of text.matchAll(CANDIDATE)) {
    if (index < end || mentions.length >= MOST_MENTIONS || skip(index)) continue
    // WT012WT013: a code may stand right behind another.
    const behindCode = end > 0 && index === end && /[wr]/i.test(text.charAt(index))
    if (!behindCode && !OPENS_ANYWHERE.test(text.charAt(index)) && isGlued(text, index)) continue
    const found =
      wholeAt(text, index) ??
      bareOrdinal(text, index, mentions.at(-1)) ??
      leftOutOrdinal(text, index) ??
      taskPart(text, index, problemIn(mentions.at(-1)?.codes.at(-1) ?? about ?? undefined))
    if (found === undefined) continue
    mentions.push(found)
    end = found.end
  }
  return mentions
}
