import { inside, type Span } from '../span.ts'

/** A short remark in brackets within a clause, which goes on behind it: 台账(盖章版)已传. */
const ASIDE = /(?<=[^\s,;。!?:()【】[\]])\(([^(),;。!?\n]{1,30})\)(?=[^\s,;。!?:()【】[\]])/g

/** Such remarks, brackets included, where no reference, date or share is cut. */
export const asidesIn = (text: string, whole: readonly Span[]): readonly Span[] =>
  text.includes('(')
    ? [...text.matchAll(ASIDE)]
        .map(({ index, 0: aside }) => ({ start: index, end: index + aside.length }))
        .filter(
          ({ start, end }) => inside(start, whole) === undefined && inside(end - 1, whole) === undefined,
        )
    : []
