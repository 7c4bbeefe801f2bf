import type { LedgerFilter } from '../../app/cards.ts'
import type { Mark } from '../../domain/digest/marks.ts'
import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import { LIGHTS } from '../../domain/lights/light.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { PROBLEM_STATE_KEYS, REVIEW_STATES } from '../../domain/problem/vocabulary.ts'
import { normalise } from '../../domain/understanding/normalise.ts'
import { type Catalogue, catalogueFor } from '../../text/index.ts'
import { wordsIn } from './arguments.ts'

/** What a word of the ledger's own asks for; `all` asks for nothing less than everything. */
type Meaning =
  | { readonly states: readonly ProblemState[] }
  | { readonly mark: Mark }
  | { readonly returned: number }
  | 'overdue'
  | 'all'

const OPEN: readonly ProblemState[] = [
  'awaitingSignature',
  'awaitingClaim',
  'awaitingPlan',
  'planReview',
  'rectifying',
  ...REVIEW_STATES,
]
const LONG_TERM: Meaning = { states: ['longTerm'] }

type CountKey = keyof Catalogue['digest']['counts']
type FlagKey = Exclude<keyof Catalogue['terms']['flags'], 'returned'>

/** The figures of the digest: a new one has to say what it means here. */
const COUNTED: Readonly<Record<CountKey, Meaning>> = {
  total: 'all',
  due: { mark: 'due' },
  closed: { mark: 'closed' },
  dueClosed: { mark: 'dueClosed' },
  onTimeClosed: { mark: 'onTimeClosed' },
  earlyClosed: { mark: 'earlyClosed' },
  inReview: { states: REVIEW_STATES },
  longTerm: LONG_TERM,
  open: { states: OPEN },
  overdue: 'overdue',
  lateSubmitted: { mark: 'lateSubmitted' },
  reopenedOpen: { mark: 'reopenedOpen' },
  newlyClosed: { mark: 'newlyClosed' },
  newlyOverdue: { mark: 'newlyOverdue' },
  returned: { mark: 'returned' },
  extended: { mark: 'extended' },
  institutions: { mark: 'institutions' },
}
const FLAGGED: Readonly<Record<FlagKey, Meaning>> = {
  overdue: 'overdue',
  extending: { mark: 'extending' },
  reopened: { mark: 'reopened' },
  key: { mark: 'key' },
  common: { mark: 'common' },
}
/** Nobody is sent back more often. */
const MOST_RETURNS = 30

/** Short words that nothing prints, beside the eleven names of domain.md 3.4. */
const SHORT: readonly (readonly [string, Meaning])[] = [
  ['初审', { states: ['initialReview'] }],
  ['复核', { states: ['supervisionReview'] }],
  ['认定', { states: ['determination'] }],
  ['逾期', 'overdue'],
  ['open', { states: OPEN }],
  ['review', { states: REVIEW_STATES }],
  ['rectifying', { states: ['rectifying'] }],
]

const entriesOf = <K extends string>(
  names: Readonly<Record<K, string>>,
  meanings: Readonly<Record<K, Meaning>>,
): readonly (readonly [string, Meaning])[] => {
  const entries: [string, Meaning][] = []
  for (const key in meanings) entries.push([names[key], meanings[key]])
  return entries
}

/** What table, lights, flags and digest print in a language; of two that say the same the first counts. */
const printed = ({ terms, digest, problemCard }: Catalogue): readonly (readonly [string, Meaning])[] => {
  const lights = LIGHTS.map((light) => [terms.lights[light], { mark: light }] as const)
  const returned = Array.from({ length: MOST_RETURNS }, (_, n) => n + 1)
  return [
    ...PROBLEM_STATE_KEYS.map((state) => [terms.problemStates[state], { states: [state] }] as const),
    ...lights,
    ...entriesOf(terms.flags, FLAGGED),
    ...returned.map((times) => [terms.flags.returned(times), { returned: times }] as const),
    [problemCard.blockers, { mark: 'blocked' }],
    ...entriesOf(digest.counts, COUNTED),
    [digest.sections.closed, { mark: 'newlyClosed' }],
    [digest.sections.overdue, { mark: 'late' }],
    [digest.sections.next, { mark: 'dueNextWeek' }],
    [digest.overdueMark, 'overdue'],
    [digest.reopenedMark, { mark: 'reopened' }],
    // 灰灯·在审: either part of it.
    ...lights.flatMap(([name, meaning]) => name.split(/[·,]/).map((part) => [part, meaning] as const)),
  ]
}

const phraseOf = (words: readonly string[]): string => words.join(' ').toLowerCase()

const MEANINGS: ReadonlyMap<string, Meaning> = new Map(
  [...printed(catalogueFor('zh')), ...printed(catalogueFor('en')), ...SHORT]
    .map(([name, meaning]) => [phraseOf(wordsIn(normalise(name))), meaning] as const)
    .reverse(),
)
const LONGEST = Math.max(...[...MEANINGS.keys()].map((phrase) => phrase.split(' ').length))

interface Found {
  readonly meaning: Meaning
  /** Words that say it. */
  readonly length: number
}

/** The longest phrase of the ledger's own that these words begin with: “returned 2 times” is not “returned”. */
const phraseAt = (words: readonly string[]): Found | undefined => {
  for (let length = Math.min(LONGEST, words.length); length > 0; length -= 1) {
    const meaning = MEANINGS.get(phraseOf(words.slice(0, length)))
    if (meaning !== undefined) return { meaning, length }
  }
  return undefined
}

/**
 * What the words of `/台账` ask for: a unit, states, lights, flags and figures in the very words that cards print, in
 * either language; every other word is looked for in the text (contract.md 4).
 */
export const filterOf = (
  given: readonly string[],
  unitNamed: (word: string) => OrganisationCode | undefined,
): LedgerFilter => {
  const states: ProblemState[] = []
  const words: string[] = []
  const marks: Mark[] = []
  let organisation: OrganisationCode | null = null
  let overdue = false
  let returned: number | null = null
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? ''
    const unit = unitNamed(word)
    const found = unit === undefined ? phraseAt(given.slice(at)) : undefined
    if (unit !== undefined) organisation = unit
    if (found === undefined) {
      if (unit === undefined) words.push(word)
      continue
    }
    at += found.length - 1
    const { meaning } = found
    if (meaning === 'overdue') overdue = true
    else if (meaning === 'all') continue
    else if ('states' in meaning) states.push(...meaning.states)
    else if ('mark' in meaning) marks.push(meaning.mark)
    else returned = meaning.returned
  }
  return { organisation, states, overdue, words, codes: [], marks, returned }
}
