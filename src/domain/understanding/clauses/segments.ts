import type { ItemCode } from '../../kernel/codes.ts'
import type { Mention } from '../references/mentions.ts'
import type { Span } from '../span.ts'

/** The part of a text that speaks of one item, or of several together. */
export interface Segment extends Span {
  /** Empty: no item is named. */
  readonly codes: readonly ItemCode[]
  readonly mentions: readonly Mention[]
}

/** Only such words stand between two references that are spoken of together. */
const TOGETHER = /^(?:[\s、,;和与及跟&+/]|and|以及|还有|同|这|那|两|三|四|个|问题|号)*$/
const LONGEST_LINK = 8
/** Said before a reference: then what stands behind the next one is another matter. */
const PREDICATE = /认领|[领认接]|[上补]?传|附件|申请|提请|报请|完成|进度|[0-9]%|谁|查|问|负责|牵头|归/
/** From here to the end of its clause nothing is said of a reference but that it is meant too. */
const MEANT_TOO =
  /^(?:号|问题|也|都|均|一并|一起|这?[两三四五六几]个(?:问题)?|等|,|请.{0,6}|谢谢)*(?=[,;。!?\n]|$)/

/** Whether two references share what is said: a comma joins them only if nothing was said of the first. */
const together = (text: string, from: number, one: Mention, other: Mention): boolean => {
  const link = text.slice(one.end, other.start)
  if (link.length > LONGEST_LINK || !TOGETHER.test(link)) return false
  const told = PREDICATE.test(text.slice(from, one.start))
  return !(/[,;\n]/.test(link) && told && !MEANT_TOO.test(text.slice(other.end)))
}

/** The breaks of a text, the strongest first: where one is found, the weaker do not count. */
const BREAKS = [/[。;!?\n]+/g, /[,)】]+|(?<=[%成])、/g, /\s+/g] as const
/** 申请销号。问题编号:WT-010 – only a label stands before the reference, so the sentence before is about it. */
const LABEL = /^\s*(?:(?:涉及|对应|所属)的?问题|问题(?:编号|序号)?|编号|序号)(?:为|是)?[:(【]?$/

const lastBreak = (text: string): number | undefined => {
  for (const kind of BREAKS) {
    const breaks = [...text.matchAll(kind)].map(({ index, 0: mark }) => index + mark.length)
    const last = breaks.at(-1)
    const labelled = last !== undefined && last < text.length && LABEL.test(text.slice(last))
    if (last !== undefined) return labelled ? (breaks.at(-2) ?? 0) : last
  }
  return undefined
}

/** WT-001 80%…: a share right behind a reference is its own, whatever follows. */
const OWN_SHARE = /^[\s:]*\d{1,3}(?:\.\d+)? ?%/
const ownShare = (between: string): number => OWN_SHARE.exec(between)?.[0].length ?? 0

/** Where the words in front of a reference begin to be about it. */
const openingOf = (text: string, from: number, at: number): number => {
  const between = text.slice(from, at)
  const broken = lastBreak(between)
  return broken === undefined || broken < ownShare(between) ? at : from + broken
}

/** Groups the references of a text with the words about them; before the first one, all words are about it. */
export const segmentsIn = (text: string, mentions: readonly Mention[]): readonly Segment[] => {
  const groups: Mention[][] = []
  for (const mention of mentions) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    const from = groups.length < 2 ? 0 : (groups.at(-2)?.at(-1)?.end ?? 0)
    if (group !== undefined && last !== undefined && together(text, from, last, mention)) group.push(mention)
    else groups.push([mention])
  }
  if (groups.length === 0) return [{ start: 0, end: text.length, codes: [], mentions: [] }]
  const openings = groups.map((group, n) =>
    n === 0 ? 0 : openingOf(text, groups[n - 1]?.at(-1)?.end ?? 0, group[0]?.start ?? 0),
  )
  return groups.map((group, n) => ({
    start: openings[n] ?? 0,
    end: openings[n + 1] ?? text.length,
    codes: [...new Set(group.flatMap(({ codes }) => codes))],
    mentions: group,
  }))
}
