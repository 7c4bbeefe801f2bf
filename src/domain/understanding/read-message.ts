import type { ItemCode } from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'
import { ownLines } from './clauses/quotes.ts'
import type { Segment } from './clauses/segments.ts'
import { decide, type Intent } from './intents/decide.ts'
import { daysIn, dueIn } from './intents/due.ts'
import { latest, ofOneItem, ofSeveral, type Share, sharesIn, wholeOf } from './intents/share.ts'
import { isDefinite, isOfTheLedger } from './items/definite.ts'
import { type Part, partsIn, type ReadingContext } from './items/parts.ts'
import { shared } from './items/sharing.ts'
import { takesAllBack } from './items/taken-back.ts'
import { normalise, originalPart } from './normalise.ts'

export type { ReadingContext } from './items/parts.ts'

/** What a message says about one item, or about several in the same words (domain.md 5). */
export interface Reading {
  readonly intent: Intent
  /** Empty for none, for a question about the whole ledger, and where the item must be asked for. */
  readonly refs: readonly ItemCode[]
  /** 0–100. */
  readonly percent?: number
  /** Bounds where the words leave the share open: 过半, 七八成. */
  readonly percentRange?: readonly [number, number]
  /** The proposed limit of an extension; else the day that is aimed at. */
  readonly due?: LocalDate
  /** The words about the item, as they were written. */
  readonly note?: string
  /** Something definite was said, but not of which item: ask, and store nothing (domain.md 3.10.3). */
  readonly clarify?: true
  /** The decision that made it, for people who debug. */
  readonly reason: string
}

export interface Understanding {
  readonly readings: readonly Reading[]
  /** The text is longer than anybody writes to report; nothing of it was read. */
  readonly tooLong: boolean
}

/** Longest text that is read, in UTF-16 units after normalisation: fifty items with a sentence each and to spare. */
export const LONGEST_TEXT = 8000
const NOTHING: Reading = { intent: 'none', refs: [], reason: 'nothing is reported' }

const shareOf = (share: Share | undefined): Pick<Reading, 'percent' | 'percentRange'> => {
  if (share === undefined) return {}
  if (share.value !== null) return { percent: share.value }
  return share.range === null ? {} : { percentRange: share.range }
}

/** What is told one by one (分别为70%、80%) goes to the items in their order. */
const apart = <T>(told: readonly T[], items: number): readonly T[] | undefined =>
  items > 1 && told.length === items ? told : undefined

const readingsOf = ({ judged }: Part, refs: readonly ItemCode[], note: string): readonly Reading[] => {
  const told = sharesIn(judged, true)
  const shares = refs.length > 1 ? ofSeveral(told, judged, refs.length) : ofOneItem(told, judged)
  const { intents, reason } = decide(judged, shares)
  const shareEach = apart(shares, refs.length) ?? apart(wholeOf(shares), refs.length)
  const dayEach = refs.length > 1 ? apart(daysIn(judged), refs.length) : undefined
  return intents.flatMap((intent): readonly Reading[] => {
    if (intent === 'none') return []
    if (intent === 'query') return refs.map((ref) => ({ intent, refs: [ref], note, reason }))
    const due = dueIn(judged, intent === 'request_extension')
    return refs.map((ref, n) => {
      const day = dayEach?.[n] ?? due
      return {
        intent,
        refs: [ref],
        ...shareOf(shareEach?.[n] ?? latest(shares)),
        ...(day === undefined ? {} : { due: day }),
        note,
        reason,
      }
    })
  })
}

const unnamed = (part: Part, note: string): readonly Reading[] => {
  const shares = ofOneItem(sharesIn(part.judged, false), part.judged)
  const { intents, reason } = decide(part.judged, shares)
  return intents
    .filter((intent) => intent !== 'none' && isDefinite(intent, part, shares.length > 0))
    .map((intent) => {
      const due = intent === 'query' ? undefined : dueIn(part.judged, intent === 'request_extension')
      const whole = intent === 'query' && isOfTheLedger(note)
      return {
        intent,
        refs: [],
        ...(intent === 'query' ? {} : shareOf(latest(shares))),
        ...(due === undefined ? {} : { due }),
        note,
        ...(whole ? {} : { clarify: true as const }),
        reason,
      }
    })
}

const sameAs = (one: Reading, other: Reading): boolean =>
  one.intent === other.intent && one.refs.join() === other.refs.join()

const noteOf = (raw: string, plain: string, { start, end, mentions }: Segment): string => {
  const lead = mentions[0]
  const from = lead !== undefined && plain.slice(start, lead.start).trim() === '' ? lead.end : start
  return ownLines(originalPart(raw, plain, from, end)).replace(/^[\s,，:：;；、。.]+|[\s,，;；、]+$/g, '')
}

/**
 * Reads what an official wrote: which items, what is meant, how far, until when (domain.md 3.10, 5). Never invents: a
 * code is in the text or is the one replied to. Deterministic; the time grows with the length of the text, which is
 * bounded. Always at least one reading; a message that reports nothing reads as one `none`.
 */
export const readMessage = (raw: string, context: ReadingContext): Understanding => {
  const plain = raw.length > 4 * LONGEST_TEXT ? raw : normalise(raw)
  if (plain.length > LONGEST_TEXT) return { readings: [NOTHING], tooLong: true }
  const found = partsIn(plain, context)
  if (takesAllBack(found)) return { readings: [NOTHING], tooLong: false }
  const parts = shared(found, plain, context.replyTo)
  const readings = parts.flatMap((part) => {
    const note = noteOf(raw, plain, part.segment)
    const refs =
      part.segment.codes.length > 0 ? part.segment.codes : context.replyTo === null ? [] : [context.replyTo]
    if (part.about === 'others') return unnamed(part, note).filter(({ intent }) => intent === 'query')
    if (part.about === 'either') return unnamed(part, note)
    return refs.length === 0 ? unnamed(part, note) : readingsOf(part, refs, note)
  })
  const once = readings.filter((reading, n) => readings.findIndex((other) => sameAs(reading, other)) === n)
  return { readings: once.length === 0 ? [NOTHING] : once, tooLong: false }
}

/** The same steps laid open: every clause with what it does and why. */
export const explain = (raw: string, context: ReadingContext): readonly string[] =>
  partsIn(normalise(raw).slice(0, LONGEST_TEXT), context).flatMap(({ segment, judged }) => [
    `[${segment.codes.join(' ')}]`,
    ...judged.map(({ clause, act, reason }) => `  ${act}: ${clause.text.trim()} (${reason})`),
  ])
