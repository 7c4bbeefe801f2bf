import { type ItemCode, problemCode } from '../../../src/domain/kernel/codes.ts'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { type Reading, readMessage } from '../../../src/domain/understanding/read-message.ts'
import { calendar } from './grade.ts'

/** What is read of a text on Wednesday 2025-09-10. */
export const readingsOfText = (text: string, replyTo: ItemCode | null = null): readonly Reading[] =>
  readMessage(text, { today: localDate('2025-09-10'), calendar, replyTo }).readings

const inWords = ({ intent, refs, percent, percentRange, due, clarify }: Reading): string =>
  [
    intent,
    ...refs,
    ...(percent === undefined ? [] : [`${percent}%`]),
    ...(percentRange === undefined ? [] : [`${percentRange.join('–')}%`]),
    ...(due === undefined ? [] : [due]),
    ...(clarify === true ? ['which?'] : []),
  ].join(' ')

/** The same in one line: `progress WT-012 80%, query WT-013`. */
export const said = (text: string, replyTo: ItemCode | null = null): string =>
  readingsOfText(text, replyTo).map(inWords).join(', ')

/** In an answer to the card of WT-012. */
export const answered = (text: string): string => said(text, problemCode(12))
