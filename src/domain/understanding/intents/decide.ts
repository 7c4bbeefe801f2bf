import { has } from '../clauses/clauses.ts'
import { type Act, asksForHelp, type Judged } from './acts.ts'
import { isBareName } from './question.ts'
import type { Share } from './share.ts'

/** What a message wants for an item (domain.md 5). */
export type Intent =
  | 'progress'
  | 'claim'
  | 'submit_closeout'
  | 'request_extension'
  | 'query'
  | 'evidence'
  | 'blocker'
  | 'none'

interface Decision {
  readonly name: string
  readonly intents: readonly Intent[]
  readonly fits: (part: Part) => boolean
}

/** The clauses about one item. */
interface Part {
  readonly judged: readonly Judged[]
  /** A share is told. */
  readonly percent: boolean
  /** A share of the whole work, not 一半 of some part. */
  readonly measured: boolean
  readonly does: (act: Act) => boolean
}

const takenBack = ({ judged }: Part): boolean =>
  judged.some(({ clause }) => has(clause, 'retracting') || (has(clause, 'closing') && has(clause, 'negating')))

/** 可以销号了，请审核: ready by one clause, put up for decision by another. */
const handedUp = ({ judged }: Part): boolean =>
  judged.some(({ clause, act }) => act === 'progress' && READY.test(clause.text) && !has(clause, 'negating', 'asking', 'conditional')) &&
  judged.some(({ clause, act }) => act === 'progress' && SUBMITS.test(clause.text) && !has(clause, 'negating', 'asking'))
const SUBMITS = /请(?:予以?|领导|各位领导|巡察办|组里)?(?:及时|尽快)?(?:审核|审批|认定|核准|审查|审定|批准|复核|审$|批$|批示|核$|验$)/
const READY = /^[^,]{0,12}(?:\d|题)(?:对账)?销号$|(?:可以|可|具备|达到|已达|符合|满足).{0,4}销号(?:条件|标准|要求)?了?[!~]*$/

const helpAsked = ({ judged }: Part): boolean => judged.some(({ clause, act }) => act === 'blocker' && asksForHelp(clause))

const PLAINLY = /请问|想问|问一?下|吗/

/** A question in one sentence, a report with a share in another. */
const reportsBesides = ({ judged, percent }: Part): boolean =>
  percent &&
  judged.some(({ act, clause }) => act === 'query' && (clause.queried || PLAINLY.test(clause.text))) &&
  judged.some(
    ({ act, clause }) =>
      act === 'progress' &&
      clause.percents.length > 0 &&
      judged.every((other) => other.act !== 'query' || other.clause !== clause),
  )

const reportsShare = ({ judged }: Part): boolean => judged.some(({ act, clause }) => act === 'progress' && clause.percents.length > 0)

const DONE = /已|了|完成|正在|我们|还在/
const ordersOnly = ({ judged, percent }: Part): boolean =>
  !percent &&
  judged.some(({ reason }) => reason === 'tells others what to do') &&
  judged.every(({ act, clause }) => act === 'silent' || act === 'idle' || (act === 'progress' && !DONE.test(clause.text)))

/** 收到，马上办: a promise without a fact. */
const acknowledges = ({ judged, percent }: Part): boolean =>
  !percent &&
  judged[0]?.act === 'idle' &&
  judged.some(({ clause }) => /^(?:收到|好的?|明白|知道了|嗯+|ok|遵命|可以|行)/.test(clause.text.trim())) &&
  judged.slice(1).every(({ act, clause }) => act === 'idle' || (clause.text.length <= 10 && clause.dates.length === 0 && !/[了已]|材料|没/.test(clause.text)))

/** The first decision that fits is taken; one item for an object, two only for a report with a question. */
const DECISIONS: readonly Decision[] = [
  {
    name: 'a report beside an order to the machine',
    intents: ['progress'],
    fits: (part) => part.does('hostile') && part.measured && reportsShare(part),
  },
  { name: 'the machine ordered about', intents: ['none'], fits: ({ does }) => does('hostile') },
  {
    name: 'close-out applied for, and nothing takes it back',
    intents: ['submit_closeout'],
    fits: (part) => (part.does('closeOut') || handedUp(part)) && !takenBack(part),
  },
  { name: 'more time asked for', intents: ['request_extension'], fits: ({ does }) => does('extension') },
  { name: 'a report and a question', intents: ['progress', 'query'], fits: (part) => part.does('query') && reportsBesides(part) },
  { name: 'a report that touches on a question', intents: ['progress'], fits: (part) => part.measured && part.does('query') && !part.judged.some(({ clause }) => clause.queried) && part.does('progress') && reportsShare(part) },
  { name: 'a question', intents: ['query'], fits: ({ does }) => does('query') },
  { name: 'an item named, and nothing said', intents: ['query'], fits: ({ judged }) => judged.some(({ clause }) => isBareName(clause)) && judged.every(({ clause }) => isBareName(clause) || /^[□\s]*$/.test(clause.text)) },
  { name: 'an answer of courtesy', intents: ['none'], fits: (part) => acknowledges(part) },
  { name: 'others told what to do, and nothing done', intents: ['none'], fits: (part) => ordersOnly(part) },
  { name: 'taken on', intents: ['claim'], fits: ({ does, percent }) => does('claim') && !percent },
  { name: 'help asked for', intents: ['blocker'], fits: (part) => part.does('blocker') && (helpAsked(part) || !part.measured) },
  { name: 'evidence handed over', intents: ['evidence'], fits: ({ does, percent }) => does('evidence') && !percent },
  {
    name: 'a report',
    intents: ['progress'],
    fits: ({ does, percent }) => percent || does('progress') || does('evidence') || does('claim') || does('closeOut'),
  },
]

/** Decides what the clauses about one item want together. */
export const decide = (
  judged: readonly Judged[],
  shares: readonly Share[],
): { readonly intents: readonly Intent[]; readonly reason: string } => {
  const percent = shares.length > 0
  const measured = shares.some(({ loose, whole }) => whole || !loose)
  const part: Part = { judged, percent, measured, does: (act) => judged.some((each) => each.act === act) }
  const decision = DECISIONS.find(({ fits }) => fits(part))
  return { intents: decision?.intents ?? ['none'], reason: decision?.name ?? 'nothing is reported' }
}
