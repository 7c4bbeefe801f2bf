import type { LedgerFilter } from '../../app/cards.ts'
import { readProblem } from '../../app/record.ts'
import { type ItemCode, isTaskCode, type OrganisationCode, problemOf } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type CommandContext, show } from '../commands/command.ts'
import { mine, problem as showProblem } from '../commands/show.ts'

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

const problemsOf = (context: CommandContext, refs: readonly ItemCode[]) =>
  [...new Set(refs.map((ref) => (isTaskCode(ref) ? problemOf(ref) : ref)))].filter((code) => {
    try {
      readProblem(context.acting, code)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })

/**
 * Answers questions directly (domain.md 3.10.2): about one item its card, about several a table, about the whole the
 * unit's open problems; a question about “it” shows the asker's own.
 */
export const answerQuestions = (
  context: CommandContext,
  refs: readonly ItemCode[],
  said: { readonly ofTheWhole: boolean; readonly text: string },
): void => {
  const [only, another] = refs
  if (only !== undefined && another === undefined) return showProblem.run(context, only)
  if (only !== undefined) return showLedger(context, { codes: problemsOf(context, refs) })
  if (!said.ofTheWhole) return mine.run(context, '')
  const overdue = OVERDUE.test(said.text)
  const open = ['awaitingSignature', 'awaitingClaim', 'awaitingPlan', 'planReview', 'rectifying'] as const
  showLedger(context, { organisation: unitOf(context), overdue, states: overdue ? [] : open })
}
