import type { WorkCalendar } from '../../calendar/calendar.ts'
import type { ItemCode } from '../../kernel/codes.ts'
import type { LocalDate } from '../../kernel/time.ts'
import { clausesIn } from '../clauses/clauses.ts'
import { statementsIn } from '../clauses/quotes.ts'
import { type Segment, segmentsIn } from '../clauses/segments.ts'
import { datesIn } from '../dates/dates.ts'
import { type Judged, judge } from '../intents/acts.ts'
import { placed } from '../intents/scene.ts'
import { percentsIn } from '../percents.ts'
import { alternativesIn, exceptionsIn, without } from '../references/exceptions.ts'
import { type Mention, mentionsIn } from '../references/mentions.ts'
import { enumeratorsIn, subjectsIn, talkPointsIn } from '../references/subjects.ts'
import { signsIn } from '../signs.ts'
import { blanked, inside, type Span } from '../span.ts'
import { spelled } from '../spelling.ts'
import { ofTheNamed } from './others.ts'

/** What a message is read against. */
export interface ReadingContext {
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  /** The item whose card or thread the message replies to. */
  readonly replyTo: ItemCode | null
}

/** The words about one item, or about several together, with what each clause does. */
export interface Part {
  readonly segment: Segment
  readonly judged: readonly Judged[]
  /** Only items are named that it leaves out, or as alternatives: nobody can tell which one it is about. */
  readonly about?: 'others' | 'either'
}

/** People who are called by name, as the platform writes it. */
const CALLED = /@[^\s,:;。@]{1,20}(?=\s|$)/g
const calledIn = (text: string): readonly Span[] =>
  text.includes('@')
    ? [...text.matchAll(CALLED)].map(({ index, 0: name }) => ({ start: index, end: index + name.length }))
    : []

const unclear = (left: readonly Mention[]): Pick<Part, 'about'> => ({
  about: left.length > 0 ? 'others' : 'either',
})

/** Finds, cuts and judges: the parts of a normalised text, one for each item or list of items. */
export const partsIn = (plain: string, context: ReadingContext): readonly Part[] => {
  const read = spelled(plain)
  const quoted = statementsIn(read)
  const gaps = [...quoted, ...calledIn(read)]
  const text = gaps.length === 0 ? read : blanked(read, gaps)
  const silenced = [...quoted, ...enumeratorsIn(text), ...talkPointsIn(text)]
  const hidden = (at: number): boolean => silenced.length > 0 && inside(at, silenced) !== undefined
  const named = mentionsIn(text, context.replyTo, hidden)
  const exceptions = exceptionsIn(text, named)
  const left = exceptions.flatMap((exception) => exception.mentions)
  const alternatives = alternativesIn(text, named)
  const out = [...left, ...alternatives]
  const kept = out.length === 0 ? named : named.filter((mention) => !out.includes(mention))
  const mentions = subjectsIn(text, kept, context.replyTo)
  const percents = percentsIn(text, [...named, ...silenced])
  const dates = datesIn(text, [...named, ...silenced, ...percents], context)
  const signs = signsIn(text)
  const marks = silenced.length === 0 ? signs : signs.filter(({ start }) => !hidden(start))
  const told = segmentsIn(text, mentions)
  const segments = exceptions.length === 0 ? told : told.map((segment) => without(segment, exceptions))
  const found = { marks, mentions: named, percents, dates }
  const clauses = clausesIn(
    text,
    found,
    segments.map(({ start }) => start),
  )
  const known = mentions.length > 0 ? 'named' : context.replyTo === null ? 'none' : 'replied'
  const judged = ofTheNamed(placed(clauses, known), text, mentions, exceptions).map(({ clause, scene }) =>
    judge(clause, scene),
  )
  if (segments.length === 1) {
    const about = mentions.length > 0 || out.length === 0 ? {} : unclear(left)
    return segments.map((segment) => ({ segment, judged, ...about }))
  }
  return segments.map((segment) => ({
    segment,
    judged: judged.filter(({ clause: { start } }) => start >= segment.start && start < segment.end),
  }))
}
