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
const TOGETHER = /^(?:[\s、,;和与及跟&+/]|以及|还有|同|这|那|两|三|四|个|问题|号)*$/
const LONGEST_LINK = 8
const BREAK = /[,;。!?\n:()【】]|\s/g
/** Belongs to the reference behind it: lead-ins, and closing words of lists. */
const PREDICATE = /认领|上传|申请|提请|报请|完成|进度|附件|[0-9]%/

/** Whether two references share what is said: a comma joins them only if nothing was said of the first. */
const together = (text: string, from: number, one: Mention, other: Mention): boolean => {
  const link = text.slice(one.end, other.start)
  if (link.length > LONGEST_LINK || !TOGETHER.test(link)) return false
  return !(
    /[,;\n]/.test(link) &&
    PREDICATE.test(text.slice(from, one.start)) &&
    /^.{0,20}(?:[0-9]%|成|申请|进度)/.test(text.slice(other.end))
  )
}

/** Where the words in front of a reference begin to be about it. */
const openingOf = (text: string, from: number, at: number): number => {
  let opening = from
  let broken = false
  for (const { index, 0: mark } of text.slice(from, at).matchAll(BREAK)) {
    if (/[:(【]/.test(mark)) continue
    opening = from + index + mark.length
    broken = true
  }
  return broken ? opening : at
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
