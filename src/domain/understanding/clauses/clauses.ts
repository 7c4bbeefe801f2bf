import type { DateMention } from '../dates/dates.ts'
import type { Percent } from '../percents.ts'
import type { Mention } from '../references/mentions.ts'
import type { Sign, SignMark } from '../signs.ts'
import { blanked, inside, type Span, within } from '../span.ts'
import { asidesIn } from './asides.ts'
import { gluedIn } from './glued.ts'

/** A stretch between commas or stronger marks, with everything that was found in it. */
export interface Clause extends Span {
  readonly text: string
  /** The number of its sentence in the text, from 0. */
  readonly sentence: number
  /** Ends with a question mark. */
  readonly queried: boolean
  readonly marks: readonly SignMark[]
  readonly mentions: readonly Mention[]
  readonly percents: readonly Percent[]
  readonly dates: readonly DateMention[]
}

/** What was found in a text, in its order. */
export interface Findings {
  readonly marks: readonly SignMark[]
  readonly mentions: readonly Mention[]
  readonly percents: readonly Percent[]
  readonly dates: readonly DateMention[]
}

const SEPARATOR =
  /[。;!?\n…]+|\.{2,}|,+|:(?!\d(?!\d{0,3}[号#]))|[()【】[\]]|(?<=[^\d\s])\.(?=\s|$)| (?=[\u4e00-\u9fff]|[wr][tw]?[ -]?\d)(?<!(?:申请|提请|报请|[a-z]\d{2,6}) (?=[销延验展]))|(?<=[\u4e00-\u9fff]) (?<!(?:申请|提请|报请) (?=[销延验展]))|→/g
const STRONG = /[。;!?\n…]|\.{2}|^\.$/

interface Cut extends Span {
  readonly sentence: number
  readonly queried: boolean
}

/** A cut in two where another item's words begin. */
const divided = (cut: Cut, openings: readonly number[]): readonly Cut[] => {
  const at = openings.find((opening) => opening > cut.start && opening < cut.end)
  return at === undefined
    ? [cut]
    : [{ ...cut, end: at, queried: false }, ...divided({ ...cut, start: at }, openings)]
}

/** Words whose object is the item behind them: 申请 WT-026 销号, 对 WT-026 予以销号. */
const GOVERNING = /(?:申请|提请|报请|请求|恳请|建议|不同意|针对|关于|对|将|把|就|为|给|请)$/

/** WT-003、WT-004 */
const isListed = (text: string, before: Span, next: Span): boolean =>
  /^[\s、和与及]*$/.test(text.slice(before.end, next.start))

/** A space at an item that such a word governs parts nothing: people put one around what is written in letters. */
const isBound = (text: string, from: number, at: number, mentions: readonly Mention[]): boolean => {
  const n = mentions.findIndex(({ start, end }) => start === at + 1 || end === at)
  const item = mentions[n]
  if (item === undefined) return false
  const first = mentions
    .slice(0, n)
    .reduceRight((head, before) => (isListed(text, before, head) ? before : head), item)
  return GOVERNING.test(text.slice(from, first.start).trimEnd())
}

const cutsIn = (text: string, uncut: readonly Span[], mentions: readonly Mention[]): readonly Cut[] => {
  const cuts: Cut[] = []
  let [start, sentence] = [0, 0]
  for (const { 0: mark, index } of text.matchAll(SEPARATOR)) {
    if (mark === '→' || inside(index, uncut) !== undefined) continue
    if (mark === ' ' && isBound(text, start, index, mentions)) continue
    const queried = mark.includes('?')
    if (index > start || cuts.length === 0 || queried) cuts.push({ start, end: index, sentence, queried })
    if (mark !== ',' && STRONG.test(mark)) sentence += 1
    start = index + mark.length
  }
  cuts.push({ start, end: text.length, sentence, queried: false })
  return cuts
}

const clauseOf = (whole: string, { start, end, sentence, queried }: Cut, found: Findings): Clause => {
  const span = { start, end }
  return {
    start,
    end,
    text: whole.slice(start, end),
    sentence,
    queried,
    marks: within(found.marks, span),
    mentions: within(found.mentions, span),
    percents: within(found.percents, span),
    dates: within(found.dates, span),
  }
}

/** A clause without the remarks within it, and each remark as a clause behind it. */
const apartFrom = (asides: readonly Span[], clause: Clause): readonly Clause[] => {
  const own = within(asides, clause)
  if (own.length === 0) return [clause]
  const kept = <S extends Span>(spans: readonly S[]): readonly S[] =>
    spans.filter(({ start }) => inside(start, own) === undefined)
  const part = ({ start, end }: Span): Clause => ({
    ...clause,
    ...{ start: start + 1, end: end - 1 },
    text: clause.text.slice(start + 1 - clause.start, end - 1 - clause.start),
    queried: false,
    marks: within(clause.marks, { start, end }),
    mentions: within(clause.mentions, { start, end }),
    percents: within(clause.percents, { start, end }),
    dates: within(clause.dates, { start, end }),
  })
  const around = {
    ...clause,
    text: blanked(
      clause.text,
      own.map(({ start, end }) => ({ start: start - clause.start, end: end - clause.start })),
    ),
    marks: kept(clause.marks),
    mentions: kept(clause.mentions),
    percents: kept(clause.percents),
    dates: kept(clause.dates),
  }
  return [around, ...own.map(part)]
}

const BLANK = /^\s*$/

/** Cuts a text, also at the `openings` of its items; nothing is cut inside a reference, a date or a percent. */
export const clausesIn = (text: string, found: Findings, openings: readonly number[]): readonly Clause[] => {
  const whole = [...found.mentions, ...found.dates, ...found.percents]
  const asides = asidesIn(text, whole)
  const cuts = cutsIn(text, asides.length === 0 ? whole : [...whole, ...asides], found.mentions)
  const glued = gluedIn(text, found.dates)
  const opened = openings.length < 2 ? cuts : cuts.flatMap((cut) => divided(cut, openings))
  const pieces = glued.length === 0 ? opened : opened.flatMap((cut) => divided(cut, glued))
  return pieces
    .map((cut) => clauseOf(text, cut, found))
    .flatMap((clause) => (asides.length === 0 ? [clause] : apartFrom(asides, clause)))
    .filter((clause) => clause.queried || !BLANK.test(clause.text))
}

/** Nobody says more between two commas; what is longer is not looked at for its sense, which bounds the time it takes. */
const LONGEST_STATEMENT = 120
export const isStatement = ({ text }: Clause): boolean => text.length <= LONGEST_STATEMENT

/** Whether any word of one of the tables stands in the clause. */
export const has = ({ marks }: Clause, ...signs: readonly Sign[]): boolean => {
  for (const { sign } of marks) if (signs.includes(sign)) return true
  return false
}

export const first = ({ marks }: Clause, sign: Sign): SignMark | undefined =>
  marks.find((mark) => mark.sign === sign)

/** The first mark of one of the signs that ends at or before a place of the text. */
export const hasBefore = ({ marks }: Clause, at: number, ...signs: readonly Sign[]): boolean =>
  marks.some(({ sign, end }) => end <= at && signs.includes(sign))

export const hasAfter = ({ marks }: Clause, at: number, ...signs: readonly Sign[]): boolean =>
  marks.some(({ sign, start }) => start >= at && signs.includes(sign))
