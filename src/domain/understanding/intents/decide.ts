import {
  type Account,
  acknowledges,
  handedUp,
  helpAsked,
  onlyNamed,
  ordersOnly,
  overcome,
  reportsBesides,
  reportsShare,
  takenBack,
} from './account.ts'
import type { Judged } from './acts.ts'
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
  readonly fits: (part: Account) => boolean
}

/** What is no more than a report where no other decision fits. */
const TELLING = ['progress', 'blocker', 'evidence', 'label', 'claim', 'closeOut'] as const

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
  {
    name: 'a report and a question',
    intents: ['progress', 'query'],
    fits: (part) => part.does('query') && reportsBesides(part),
  },
  {
    name: 'a report that touches on a question',
    intents: ['progress'],
    fits: (part) =>
      part.measured &&
      part.does('query') &&
      !part.judged.some(({ clause }) => clause.queried) &&
      part.does('progress') &&
      reportsShare(part),
  },
  { name: 'a question', intents: ['query'], fits: ({ does }) => does('query') },
  {
    name: 'an item named, and nothing said',
    intents: ['query'],
    fits: ({ judged }) =>
      judged.some(({ clause }) => isBareName(clause)) &&
      judged.every(({ clause }) => isBareName(clause) || /^[□\s]*$/.test(clause.text)),
  },
  { name: 'an answer of courtesy', intents: ['none'], fits: (part) => acknowledges(part) },
  { name: 'others told what to do, and nothing done', intents: ['none'], fits: (part) => ordersOnly(part) },
  { name: 'taken on', intents: ['claim'], fits: ({ does, percent }) => does('claim') && !percent },
  {
    name: 'help asked for',
    intents: ['blocker'],
    fits: (part) => part.does('blocker') && !overcome(part) && (helpAsked(part) || !part.measured),
  },
  {
    name: 'evidence handed over',
    intents: ['evidence'],
    fits: ({ does, percent }) => does('evidence') && !percent,
  },
  {
    name: 'a paper shown',
    intents: ['evidence'],
    fits: (part) => part.does('label') && !part.percent && onlyNamed(part),
  },
  {
    name: 'a report',
    intents: ['progress'],
    fits: ({ does, percent }) => percent || TELLING.some(does),
  },
]

/** Decides what the clauses about one item want together. */
export const decide = (
  judged: readonly Judged[],
  shares: readonly Share[],
): { readonly intents: readonly Intent[]; readonly reason: string } => {
  const percent = shares.length > 0
  const measured = shares.some(({ loose, whole }) => whole || !loose)
  const part: Account = { judged, percent, measured, does: (act) => judged.some((each) => each.act === act) }
  const decision = DECISIONS.find(({ fits }) => fits(part))
  return { intents: decision?.intents ?? ['none'], reason: decision?.name ?? 'nothing is reported' }
}
