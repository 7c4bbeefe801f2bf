import type { LedgerFilter } from '../../app/cards.ts'
import { readProblem } from '../../app/record.ts'
import { type ItemCode, type OrganisationCode, problemOfItem } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { type CommandContext, show } from '../commands/command.ts'
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

const problemsOf = (context: CommandContext, refs: readonly ItemCode[]) =>
  [...new Set(refs.map(problemOfItem))].filter((code) => {
    try {
      readProblem(context.acting, code)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })

/** A code outside the scope of somebody who did not ask the bot is refused in private (domain.md 3.10.4). */
const showOne = (context: CommandContext, ref: ItemCode, addressed: boolean): void => {
  try {
    showProblem.run(context, ref)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'outOfScope' || addressed) throw error
    const { acting, message, text } = context
    acting.desk.note(acting.store, {
      text: refusalText(text, error),
      to: { openId: message.openId },
      key: `foreign:${message.id}`,
      priority: 0,
    })
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
  const [only, another] = refs
  if (only !== undefined && another === undefined) showOne(context, only, said.addressed)
  else if (only !== undefined) showLedger(context, { codes: problemsOf(context, refs) })
  else if (said.ofTheWhole) showUnit(context, OVERDUE.test(said.text))
  else mine.run(context, '')
}
