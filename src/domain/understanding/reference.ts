import type { ItemCode } from '../kernel/codes.ts'
import { mentionAtStart, mentionsIn } from './references/mentions.ts'

/** A reference and the text behind it. */
export interface Reference {
  readonly code: ItemCode
  readonly rest: string
}

/** Reads a reference at the very beginning of normalised text; undefined if there is none. */
export const referenceAtStart = (text: string): Reference | undefined => {
  const first = mentionAtStart(text)
  const code = first?.codes[0]
  return first === undefined || code === undefined
    ? undefined
    : { code, rest: text.slice(first.end).trimStart() }
}

/** The first explicit code (`WT-012`, `RW-012-2` and their looser spellings) anywhere in normalised text. */
export const referenceWithin = (text: string): ItemCode | undefined => mentionsIn(text, null)[0]?.codes[0]
