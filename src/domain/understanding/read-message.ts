import type { WorkCalendar } from '../calendar/calendar.ts'
import type { ItemCode } from '../kernel/codes.ts'
import type { LocalDate } from '../kernel/time.ts'
import { type Clause, clausesIn, has } from './clauses/clauses.ts'
import { statementsIn } from './clauses/quotes.ts'
import { type Segment, segmentsIn } from './clauses/segments.ts'
import { datesIn } from './dates/dates.ts'
import { type Judged, judge } from './intents/acts.ts'
import { decide, type Intent } from './intents/decide.ts'
import { daysIn, dueIn } from './intents/due.ts'
import { placed, type Scene } from './intents/scene.ts'
import { latest, type Share, sharesIn, wholeOf } from './intents/share.ts'
import { normalise, originalPart } from './normalise.ts'
import { percentsIn } from './percents.ts'
import { mentionsIn } from './references/mentions.ts'
import { enumeratorsIn, subjectsIn, talkPointsIn } from './references/subjects.ts'
import { signsIn } from './signs.ts'
import { inside, type Span } from './span.ts'
import { spelled } from './spelling.ts'

/** What a message is read against. */
export interface ReadingContext {
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  /** The item whose card or thread the message replies to. */
  readonly replyTo: ItemCode | null
}

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

interface Part {
  readonly segment: Segment
  readonly judged: readonly Judged[]
}

interface Parts {
  readonly plain: string
  readonly parts: readonly Part[]
}

const judgedIn = (clauses: readonly Clause[], { start, end }: Span, named: Scene['named']): readonly Judged[] => {
  const own = placed(clauses, named)
  return own
    .filter(({ clause }) => clause.start >= start && clause.start < end)
    .map(({ clause, scene }) => judge(clause, scene))
}

/** People who are called by name, as the platform writes it. */
const CALLED = /@[^\s,:;。@]{1,20}(?=\s|$)/g
const calledIn = (text: string): readonly Span[] =>
  text.includes('@') ? [...text.matchAll(CALLED)].map(({ index, 0: name }) => ({ start: index, end: index + name.length })) : []

/** Somebody else's words and people's names leave a gap of their length. */
const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce((whole, { start, end }) => whole.slice(0, start) + '□'.repeat(end - start) + whole.slice(end), text)

/** Finds, cuts and judges; what is decided from it stands below. */
const partsOf = (plain: string, context: ReadingContext): Parts => {
  const read = spelled(plain)
  const quoted = statementsIn(read)
  const text = blanked(read, [...quoted, ...calledIn(read)])
  const silenced = [...quoted, ...enumeratorsIn(text), ...talkPointsIn(text)]
  const hidden = (at: number): boolean => silenced.length > 0 && inside(at, silenced) !== undefined
  const named = mentionsIn(text, context.replyTo, hidden)
  const mentions = subjectsIn(text, named, context.replyTo)
  const percents = percentsIn(text, [...named, ...silenced])
  const dates = datesIn(text, [...named, ...silenced, ...percents], context)
  const marks = signsIn(text).filter(({ start }) => !hidden(start))
  const segments = segmentsIn(text, mentions)
  const openings = segments.map(({ start }) => start)
  const clauses = clausesIn(text, { marks, mentions: named, percents, dates }, openings)
  const known = mentions.length > 0 ? 'named' : context.replyTo === null ? 'none' : 'replied'
  const parts = segments.map((segment) => ({ segment, judged: judgedIn(clauses, segment, known) }))
  return { plain, parts: byItem(withReplied(sharedByAll(lent(parts, text)), context.replyTo)) }
}

/** 这个60%，WT-013 70%, in a reply: the first words are about the item replied to. */
const withReplied = (parts: readonly Part[], replyTo: ItemCode | null): readonly Part[] => {
  const [first, ...others] = parts
  const lead = first?.segment.mentions[0]?.start ?? 0
  const before = first?.judged.filter(({ clause }) => clause.end <= lead) ?? []
  const speaks = before.some(({ clause }) => has(clause, 'pointing') && clause.percents.length > 0)
  if (first === undefined || replyTo === null || !speaks) return parts
  const { segment } = first
  return [
    { segment: { ...segment, end: lead, codes: [replyTo], mentions: [] }, judged: before },
    { segment: { ...segment, start: lead }, judged: first.judged.filter((each) => !before.includes(each)) },
    ...others,
  ]
}

const isHeading = ({ segment, judged }: Part, others: readonly Part[]): boolean =>
  segment.codes.length > 0 &&
  segment.codes.every((code) => others.some((other) => other.segment.codes.includes(code))) &&
  judged.every(({ act, clause }) => act === 'idle' || (act === 'progress' && clause.percents.length === 0 && clause.text.length < 24 && !/[了已]/.test(clause.text)))

const sameItem = (one: Part, other: Part): boolean => one.segment.codes.join() === other.segment.codes.join()

/** What is said of one item in several places is judged together; a list of items at the head says nothing itself. */
const byItem = (parts: readonly Part[]): readonly Part[] => {
  const telling = parts.filter((part, n) => !isHeading(part, parts.slice(n + 1)))
  return telling.flatMap((part, n) => {
    if (part.segment.codes.length === 0) return [part]
    if (telling.findIndex((other) => sameItem(other, part)) < n) return []
    const same = telling.filter((other) => sameItem(other, part))
    return [{ segment: { ...part.segment, end: same.at(-1)?.segment.end ?? part.segment.end }, judged: same.flatMap(({ judged }) => judged) }]
  })
}

const FOR_ALL = /^(?:以上|上述|前述|这?(?:两|三|四|五|六|七|八|九|十|几|\d{1,2})个问题)/

/** 以上问题申请销号, at the end: said of every item before. */
const sharedByAll = (parts: readonly Part[]): readonly Part[] => {
  const shared = parts.length < 2 ? [] : (parts.at(-1)?.judged ?? []).filter(({ clause }) => FOR_ALL.test(clause.text.trim()))
  return shared.length === 0
    ? parts
    : parts.map((part, n) => (n === parts.length - 1 ? part : { ...part, judged: [...part.judged, ...shared] }))
}

/** 材料A、材料B都传了: what is said at the end of such a list is said of each. */
const lent = (parts: readonly Part[], text: string): readonly Part[] =>
  parts.reduceRight<readonly Part[]>((done, part) => {
    const [next] = done
    const { start, end } = part.segment
    const hangs = next !== undefined && /[、和与及]\s*$/.test(text.slice(start, end)) && part.judged.every(({ clause }) => clause.percents.length === 0)
    const shared = hangs && /都|均|一并|一起|也/.test(text.slice(next.segment.start, next.segment.end))
    return [shared ? { ...part, judged: [...part.judged, ...next.judged] } : part, ...done]
  }, [])

const shareOf = (share: Share | undefined): Pick<Reading, 'percent' | 'percentRange'> => {
  if (share === undefined) return {}
  if (share.value !== null) return { percent: share.value }
  return share.range === null ? {} : { percentRange: share.range }
}

/** What is told one by one (分别为70%、80%) goes to the items in their order. */
const apart = <T>(told: readonly T[], items: number): readonly T[] | undefined =>
  items > 1 && told.length === items ? told : undefined

const readingsOf = (
  { judged }: Part,
  refs: readonly ItemCode[],
  note: string,
): readonly Reading[] => {
  const shares = sharesIn(judged, true)
  const { intents, reason } = decide(judged, shares)
  const shareEach = apart(shares, refs.length) ?? apart(wholeOf(shares), refs.length)
  const dayEach = apart(daysIn(judged), refs.length)
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

/** Done, it says, but not what. */
const DONE_ALONE =
  /^(?:已经?)?(?:全部)?整改(?:已经?)?(?:全部)?(?:完成|到位|完毕|完了|好了)了?$|(?:我们|我科|我局|单位).{0,6}问题.{0,6}(?:完成|弄完|改完|到位)|^第.{1,3}[项条个].{0,6}(?:完成|完了|弄完|改完|办结)|^(?:这个|那个|它|这条|那条|这项|那项).{0,10}(?:完成|办完|弄完|改完|做完|搞定|差不多了)/

/** A report without an item is one only where it plainly speaks of an item's work. */
const isDefinite = (intent: Intent, { judged }: Part, percent: boolean): boolean => {
  const clauses = judged.map(({ clause }) => clause)
  if (intent === 'progress' && clauses.some(({ text }) => DONE_ALONE.test(text.trim()))) return true
  if (intent === 'progress')
    return percent || judged.some(({ act, clause }) => act === 'progress' && has(clause, 'pointing') && /问题|条|项|整改|任务/.test(clause.text) && has(clause, 'working'))
  if (intent === 'query') return clauses.some((clause) => has(clause, 'regime', 'closing', 'extending') || (has(clause, 'pointing') && /批|审|退|报|交|办|材料|延|负责|到期|牵头|归|超期|进度/.test(clause.text))) && !clauses.some((clause) => has(clause, 'meeting'))
  if (intent === 'blocker') return clauses.some((clause) => has(clause, 'regime', 'pointing', 'helping', 'progress') || /卡在|卡住|卡壳|堵点|评审|审批|经费|预算|资金|请.{0,10}协调/.test(clause.text))
  if (intent === 'claim') return clauses.some((clause) => /认领|认了|领了|接了|接下|我们?.{0,6}(?:负责|牵头)/.test(clause.text) || has(clause, 'pointing', 'regime'))
  return true
}

/** A question about the whole ledger needs no item. */
const WHOLE = /哪些|几个|多少个|我们单位|全区|各单位|本周|本月|有多少|一共|流程|怎么/

const unnamed = (part: Part, note: string): readonly Reading[] => {
  const shares = sharesIn(part.judged, false)
  const { intents, reason } = decide(part.judged, shares)
  return intents
    .filter((intent) => intent !== 'none' && isDefinite(intent, part, shares.length > 0))
    .map((intent) => {
      const due = intent === 'query' ? undefined : dueIn(part.judged, intent === 'request_extension')
      const whole = intent === 'query' && WHOLE.test(note)
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

const noteOf = (raw: string, plain: string, { start, end, mentions }: Segment): string => {
  const lead = mentions[0]
  const from = lead !== undefined && plain.slice(start, lead.start).trim() === '' ? lead.end : start
  return originalPart(raw, plain, from, end).replace(/^[\s,，:：;；、。.]+|[\s,，;；、]+$/g, '')
}

/**
 * Reads what an official wrote: which items, what is meant, how far, until when (domain.md 3.10, 5). Never invents: a
 * code is in the text or is the one replied to. Deterministic; the time grows with the length of the text, which is
 * bounded. Always at least one reading; a message that reports nothing reads as one `none`.
 */
export const readMessage = (raw: string, context: ReadingContext): Understanding => {
  const plain = raw.length > 4 * LONGEST_TEXT ? raw : normalise(raw)
  if (plain.length > LONGEST_TEXT) return { readings: [NOTHING], tooLong: true }
  const { parts } = partsOf(plain, context)
  const readings = parts.flatMap((part) => {
    const note = noteOf(raw, plain, part.segment)
    const refs = part.segment.codes.length > 0 ? part.segment.codes : context.replyTo === null ? [] : [context.replyTo]
    return refs.length === 0 ? unnamed(part, note) : readingsOf(part, refs, note)
  })
  return { readings: readings.length === 0 ? [NOTHING] : readings, tooLong: false }
}

/** The same steps laid open: every clause with what it does and why. */
export const explain = (raw: string, context: ReadingContext): readonly string[] =>
  partsOf(normalise(raw).slice(0, LONGEST_TEXT), context).parts.flatMap(({ segment, judged }) => [
    `[${segment.codes.join(' ')}]`,
    ...judged.map(({ clause, act, reason }) => `  ${act}: ${clause.text.trim()} (${reason})`),
  ])
