import type { LedgerFilter } from '../../app/cards.ts'
import { problemWith } from '../../app/record.ts'
import {
  type ItemCode,
  type OrganisationCode,
  type ProblemCode,
  problemOfItem,
} from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { mayRead } from '../../domain/policy/reading.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { type CommandContext, sayPrivately, show } from '../commands/command.ts'
import { mine, problem as showProblem } from '../commands/show.ts'
import { refusalText } from '../refusal-text.ts'

const BEFORE_REVIEW: readonly ProblemState[] = [
  'awaitingSignature',
  'awaitingClaim',
  'awaitingPlan',
  'planReview',
  'rectifying',
]
const OVERDUE = /超期|逾期|过期|到期没/

/** The unit that a question without a name is about: that of the group, else the asker's own. */
const unitOf = ({ acting, message }: CommandContext): OrganisationCode | null => {
  const binding = message.chatType === 'group' ? acting.directory.chats.get(message.chatId) : undefined
  if (binding?.kind === 'unit') return binding.organisation
  return acting.actor.memberships.find(({ organisation }) => organisation !== null)?.organisation ?? null
}

const showLedger = (context: CommandContext, filter: Partial<LedgerFilter>): void => {
  const query = { organisation: null, states: [], overdue: false, words: [], codes: [], ...filter }
  show(context, {
    card: 'ledger',
    params: { query, page: 0, viewer: context.acting.actor.id },
    object: 'ledger',
  })
}

const showUnit = (context: CommandContext, overdue: boolean): void =>
  showLedger(context, { organisation: unitOf(context), overdue, states: overdue ? [] : BEFORE_REVIEW })

/** Of these items the problems that the asker may read. */
const readableOf = ({ acting }: CommandContext, refs: readonly ItemCode[]): readonly ProblemCode[] =>
  [...new Set(refs.map(problemOfItem))].filter((code) => {
    const problem = problemWith(acting, code)
    return problem !== undefined && mayRead(acting.directory, acting.actor, problem, acting.now)
  })

/** A code outside the scope of somebody who did not ask the bot is refused in private (domain.md 3.10.4). */
const showOne = (context: CommandContext, ref: ItemCode, addressed: boolean): void => {
  try {
    showProblem.run(context, ref)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'outOfScope' || addressed) throw error
    sayPrivately(context, `foreign:${context.message.id}`, refusalText(context.text, error))
  }
}

/**
 * Answers questions directly (domain.md 3.10.2): about one item its card, about several a table, about the whole the
 * unit's open problems; a question about “it” shows the asker's own.
 */
export const answerQuestions = (
  context: CommandContext,
  refs: readonly ItemCode[],
  said: { readonly ofTheWhole: boolean; readonly text: string; readonly addressed: boolean },
): void => {
  const codes = readableOf(context, refs)
  const [one] = refs.length > 1 ? [...codes, ...refs] : refs
  if (codes.length > 1) showLedger(context, { codes })
  else if (one !== undefined) showOne(context, one, said.addressed)
  else if (said.ofTheWhole) showUnit(context, OVERDUE.test(said.text))
  else mine.run(context, '')
}
