import type { Segment } from '../clauses/segments.ts'
import { anyOf } from '../match.ts'
import type { Span } from '../span.ts'
import type { Mention } from './mentions.ts'

/** Items that a text leaves out of what it says (除WT-003外), with the words that do. */
export interface Exception extends Span {
  readonly mentions: readonly Mention[]
}

/** Any of the words below; where none is, nothing is looked for. */
const ANY = /[除含外另撇刨剔]|[扣去]掉|[不未][包计算在属]|单独/
const ANY_IN_ENGLISH = /exc|than|from|but|without|not inc/

/** 除 and the like, right before a reference; 拆除, 删除 leave nothing out. */
const LEFT_OUT_BEFORE = anyOf(
  '(?:(?<![删解清拆免消排废根铲革开切驱扫破摒撤])除[了去开却]?|[扣剔去刨]除|[去扣剔]掉|撇开|不含|不包[括含]|不[计算][入上]?|未含|未包[括含]|不涉及|except(?:ing)?(?: for)?|exclud(?:e|es|ing)|other than|apart from|aside from|all but|but not|not including|without)[\\s:(]*第?$',
)
/** Right behind one: 除外, 不在内, 另行汇报. */
const LEFT_OUT_BEHIND = anyOf(
  '^(?:号?问题|等|[两几三四五六]个|[项条])*[\\s,]?(?:除外|[以之]外|例外(?=$|[,;。!)\\s])|排除在外|不(?:包括|包含|含|计|算)?在(?:内|其中|此列)|不属(?:其中|此列)|(?:暂时?|先)?不(?:算|计|含|包括)(?:在内)?(?=$|[,;。!)\\s])|另(?:[说算计议]|行(?:汇报|报送|报告|说明))|单独(?:另?报|汇报)|(?:is |are )?(?:excluded|excepted|not included))',
)
/** 除WT-003因资金未到位外: the words up to 外 are about what is left out. */
const UP_TO = /^[^。;!?\n]{0,40}?(?:[以之]外|外)(?=[,\s其均都全已还暂]|[wr]|\d|问题|第|$)/
/** A list of items that are left out together. */
const LISTED = /^\s*(?:[、和与及跟或&/+]|以及|还有|and|or)\s*$/
/** Only a comma between two, but 外 behind the second. */
const COMMA = /^\s*,\s*$/
const CLOSED = /^(?:号?问题|等)*[\s]?(?:[以之]外|外|除外)/

const LOOK_BACK = 20
const LOOK_AHEAD = 16

const linkAfter = (text: string, one: Mention, next: Mention | undefined): string | undefined =>
  next === undefined ? undefined : text.slice(one.end, next.start)

/** The index behind the last mention of the list that begins with mention `n`. */
const listEnd = (text: string, mentions: readonly Mention[], n: number): number => {
  const [one, next] = [mentions[n], mentions[n + 1]]
  const link = one === undefined ? undefined : linkAfter(text, one, next)
  if (link === undefined || next === undefined) return n + 1
  const goesOn =
    LISTED.test(link) || (COMMA.test(link) && CLOSED.test(text.slice(next.end, next.end + LOOK_AHEAD)))
  return goesOn ? listEnd(text, mentions, n + 1) : n + 1
}

/** The index of the first mention of the list that ends with mention `n`. */
const listStart = (text: string, mentions: readonly Mention[], n: number): number => {
  const [before, one] = [mentions[n - 1], mentions[n]]
  const link = before === undefined ? undefined : linkAfter(text, before, one)
  return link !== undefined && LISTED.test(link) ? listStart(text, mentions, n - 1) : n
}

const exceptionAt = (text: string, mentions: readonly Mention[], n: number): Exception | undefined => {
  const mention = mentions[n]
  if (mention === undefined) return undefined
  const lead = LEFT_OUT_BEFORE.exec(text.slice(Math.max(0, mention.start - LOOK_BACK), mention.start))
  if (lead !== null) {
    const list = mentions.slice(n, listEnd(text, mentions, n))
    const end = list.at(-1)?.end ?? mention.end
    const rest = /除/.test(lead[0]) ? (UP_TO.exec(text.slice(end))?.[0].length ?? 0) : 0
    const inner = mentions.some(({ start }) => start >= end && start < end + rest)
    return { start: mention.start - lead[0].length, end: inner ? end : end + rest, mentions: list }
  }
  const tail = LEFT_OUT_BEHIND.exec(text.slice(mention.end, mention.end + LOOK_AHEAD))
  if (tail === null) return undefined
  const list = mentions.slice(listStart(text, mentions, n), n + 1)
  return { start: list[0]?.start ?? mention.start, end: mention.end + tail[0].length, mentions: list }
}

/** The items that a text leaves out: 除WT-003外, WT-003除外, 不含WT-003 (domain.md 3.10.3: never guessed). */
export const exceptionsIn = (text: string, mentions: readonly Mention[]): readonly Exception[] =>
  mentions.length > 0 && (ANY.test(text) || (text.includes(' ') && ANY_IN_ENGLISH.test(text)))
    ? mentions.flatMap((_mention, n) => exceptionAt(text, mentions, n) ?? [])
    : []

/** WT-001或WT-002: one of them, and nobody can tell which. */
const EITHER = /^\s*(?:或者?|要么|or)\s*$/

/** The items that a text names as alternatives. */
export const alternativesIn = (text: string, mentions: readonly Mention[]): readonly Mention[] => {
  if (mentions.length < 2 || !(text.includes('或') || text.includes('要么') || text.includes(' or ')))
    return []
  const links = mentions.map((one, n) => EITHER.test(linkAfter(text, one, mentions[n + 1]) ?? ''))
  return mentions.filter((_mention, n) => links[n] === true || links[n - 1] === true)
}

/** The segment without the codes that are left out, where they are some of several. */
export const without = (segment: Segment, exceptions: readonly Exception[]): Segment => {
  if (segment.codes.length < 2) return segment
  const out = new Set(exceptions.flatMap(({ mentions }) => mentions.flatMap(({ codes }) => codes)))
  return { ...segment, codes: segment.codes.filter((code) => !out.has(code)) }
}
