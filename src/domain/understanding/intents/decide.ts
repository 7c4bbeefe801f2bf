import { has } from '../clauses/clauses.ts'
import type { Act, Judged } from './acts.ts'
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

const helpAsked = ({ judged }: Part): boolean => judged.some(({ clause, act }) => act === 'blocker' && has(clause, 'helping'))

/** A question in one sentence, a report with a share in another. */
const reportsBesides = ({ judged, percent }: Part): boolean =>
  percent &&
  judged.some(
    ({ act, clause }) =>
      act === 'progress' &&
      clause.percents.length > 0 &&
      judged.every((other) => other.act !== 'query' || other.clause !== clause),
  )

/** The first decision that fits is taken; one item for an object, two only for a report with a question. */
const DECISIONS: readonly Decision[] = [
  {
    name: 'close-out applied for, and nothing takes it back',
    intents: ['submit_closeout'],
    fits: (part) => part.does('closeOut') && !part.does('hostile') && !takenBack(part),
  },
  { name: 'more time asked for', intents: ['request_extension'], fits: ({ does }) => does('extension') && !does('hostile') },
  { name: 'a report and a question', intents: ['progress', 'query'], fits: (part) => part.does('query') && reportsBesides(part) },
  { name: 'a question', intents: ['query'], fits: ({ does }) => does('query') },
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
