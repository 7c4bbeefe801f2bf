import type { LedgerFilter } from '../../app/cards.ts'
import type { Mark } from '../../domain/digest/marks.ts'
import type { OrganisationCode } from '../../domain/kernel/codes.ts'
import { LIGHTS, type Light } from '../../domain/lights/light.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { inReview, PROBLEM_STATE_KEYS, REVIEW_STATES } from '../../domain/problem/vocabulary.ts'
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
/** Lights and figures that are nothing but states: one thing by whatever name. */
const CLOSED: Meaning = { states: ['closed'] }
const IN_REVIEW: Meaning = { states: REVIEW_STATES }
const LONG_TERM: Meaning = { states: ['longTerm'] }
const LIT: Readonly<Record<Light, Meaning>> = {
  green: { mark: 'green' },
  yellow: { mark: 'yellow' },
  red: { mark: 'red' },
  grey: IN_REVIEW,
  blue: LONG_TERM,
  closed: CLOSED,
}

type CountKey = keyof Catalogue['digest']['counts']
type FlagKey = Exclude<keyof Catalogue['terms']['flags'], 'returned'>

/** The figures of the digest: a new one has to say what it means here. */
const COUNTED: Readonly<Record<CountKey, Meaning>> = {
  total: 'all',
  due: { mark: 'due' },
  closed: CLOSED,
  dueClosed: { mark: 'dueClosed' },
  onTimeClosed: { mark: 'onTimeClosed' },
  earlyClosed: { mark: 'earlyClosed' },
  inReview: IN_REVIEW,
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
  ['review', IN_REVIEW],
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
  const lights = LIGHTS.map((light) => [terms.lights[light], LIT[light]] as const)
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

/** The light of a state that has one of its own; the colours are of those that are being worked on (domain.md 3.8). */
const ownLight = (state: ProblemState): Light | undefined => {
  if (inReview(state)) return 'grey'
  return state === 'closed' ? 'closed' : state === 'longTerm' ? 'blue' : undefined
}
const COLOURS: readonly Mark[] = ['green', 'yellow', 'red']

/**
 * States widen one another, and lights do. A state that is a light as well widens whichever is asked: no problem in
 * review is red, so that 红灯 灰灯 means either.
 */
const standing = (
  asked: readonly (readonly ProblemState[])[],
  marks: readonly Mark[],
): Pick<LedgerFilter, 'states'> & { readonly marks: readonly Mark[] } => {
  const states = [...new Set(asked.flat())]
  if (!marks.some((mark) => COLOURS.includes(mark))) return { states, marks }
  const lit = asked.filter((each) => each.every((state) => ownLight(state) !== undefined))
  const lights = new Set(lit.flat().flatMap((state) => ownLight(state) ?? []))
  return { states: lit.length === asked.length ? [] : states, marks: [...marks, ...lights] }
}

/**
 * What the words of `/台账` ask for: a unit, states, lights, flags and figures in the very words that cards print, in
 * either language; every other word is looked for in the text (contract.md 4). Beside such a word a flag or figure is
 * looked for there as well: 制度成果 报备 may be of a title.
 */
export const filterOf = (
  given: readonly string[],
  unitNamed: (word: string) => OrganisationCode | undefined,
): LedgerFilter => {
  const states: (readonly ProblemState[])[] = []
  const words: string[] = []
  const marks: Mark[] = []
  const marking: string[] = []
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
    const { meaning, length } = found
    if (meaning === 'overdue') overdue = true
    else if (meaning !== 'all') {
      if ('states' in meaning) states.push(meaning.states)
      else {
        marking.push(...given.slice(at, at + length))
        if ('mark' in meaning) marks.push(meaning.mark)
        else returned = meaning.returned
      }
    }
    at += length - 1
  }
  const asText = words.length === 0 ? [] : marking
  return { organisation, overdue, words, codes: [], returned, asText, ...standing(states, marks) }
}
