import type { LedgerFilter } from '../../app/cards.ts'
import { readProblem } from '../../app/record.ts'
import { problemOfItem } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { readableOrganisations } from '../../domain/policy/reading.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { problemStateNamed } from '../../domain/problem/vocabulary.ts'
import { audienceOf } from '../cards/view.ts'
import { anyDay, item, optional, organisationNamed, words } from './arguments.ts'
import { type Command, type CommandContext, defineCommand, show } from './command.ts'
import { COMMAND_NAMES } from './names.ts'

const viewerOf = ({ acting }: CommandContext) => acting.actor.id

export const help: Command = defineCommand({
  alias: 'help',
  args: { given: words },
  run: (context, { given: [word = ''] }) => {
    const asked = word.replace(/^\//, '')
    const known = asked === '' ? null : COMMAND_NAMES.get(asked.toLowerCase())
    if (known === undefined) throw new Refusal('unknownCommand', { given: [...asked].slice(0, 20).join('') })
    show(context, { card: 'help', params: { command: known, viewer: viewerOf(context) }, object: 'help' })
  },
})

/** Short words for states beside the eleven names of domain.md 3.4. */
const STATE_WORDS: Readonly<Record<string, readonly ProblemState[]>> = {
  审核中: ['initialReview', 'supervisionReview', 'determination'],
  未销号: [
    'awaitingSignature',
    'awaitingClaim',
    'awaitingPlan',
    'planReview',
    'rectifying',
    'initialReview',
    'supervisionReview',
    'determination',
  ],
  初审: ['initialReview'],
  复核: ['supervisionReview'],
  认定: ['determination'],
  open: [
    'awaitingSignature',
    'awaitingClaim',
    'awaitingPlan',
    'planReview',
    'rectifying',
    'initialReview',
    'supervisionReview',
    'determination',
  ],
  review: ['initialReview', 'supervisionReview', 'determination'],
  rectifying: ['rectifying'],
  closed: ['closed'],
}
const OVERDUE_WORDS: ReadonlySet<string> = new Set(['超期', '逾期', 'overdue'])

const statesOf = (word: string): readonly ProblemState[] => {
  const named = problemStateNamed(word)
  return named === undefined ? (STATE_WORDS[word.toLowerCase()] ?? []) : [named]
}

const filterOf = (context: CommandContext, given: readonly string[]): LedgerFilter => {
  let organisation: LedgerFilter['organisation'] = null
  let overdue = false
  const states: ProblemState[] = []
  const keywords: string[] = []
  for (const word of given) {
    const unit = organisationNamed(context, word)
    const named = statesOf(word)
    if (unit !== undefined) organisation = unit
    else if (OVERDUE_WORDS.has(word.toLowerCase())) overdue = true
    else if (named.length > 0) states.push(...named)
    else keywords.push(word)
  }
  return { organisation, states, overdue, words: keywords, codes: [] }
}

export const ledger: Command = defineCommand({
  alias: 'ledger',
  args: { given: words },
  run: (context, { given }) => {
    const { directory, actor, now } = context.acting
    const query = filterOf(context, given)
    const readable = readableOrganisations(directory, actor, now)
    if (query.organisation !== null) {
      const code = directory.organisations.get(query.organisation)?.short ?? query.organisation
      if (readable !== 'all' && !readable.includes(query.organisation))
        throw new Refusal('outOfScope', { code })
      const { unit } = audienceOf(directory, context.to)
      if (unit !== null && unit !== query.organisation) throw new Refusal('notHere', { code })
    }
    show(context, { card: 'ledger', params: { query, page: 0, viewer: actor.id }, object: 'ledger' })
  },
})

export const problem: Command = defineCommand({
  alias: 'problem',
  args: { on: item },
  run: (context, { on }) => {
    readProblem(context.acting, on)
    const code = problemOfItem(on)
    show(context, { card: 'problem', params: { code, viewer: viewerOf(context) }, object: code })
  },
})

export const mine: Command = defineCommand({
  alias: 'mine',
  args: {},
  run: (context) => show(context, { card: 'mine', params: { viewer: viewerOf(context) }, object: 'mine' }),
})

export const calendar: Command = defineCommand({
  alias: 'calendar',
  args: { day: optional(anyDay) },
  run: (context, { day }) => {
    const { acting } = context
    show(context, {
      card: 'calendar',
      params: { day: day ?? acting.calendar.dayOf(acting.now), viewer: acting.actor.id },
      object: 'calendar',
    })
  },
})
