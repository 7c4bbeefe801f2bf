import { problemWith } from '../app/record.ts'
import { type ItemCode, parseProblemCode, parseTaskCode, problemOfItem } from '../domain/kernel/codes.ts'
import type { Refusal } from '../domain/kernel/refusal.ts'
import { readableOrganisations } from '../domain/policy/reading.ts'
import { type CommandContext, say, sayPrivately } from './commands/command.ts'
import { refusalText } from './refusal-text.ts'

const isUnknown = (refusal: Refusal): refusal is Refusal<'unknownItem'> => refusal.code === 'unknownItem'

const itemNamed = (code: string): ItemCode | undefined => parseProblemCode(code) ?? parseTaskCode(code)

/** The ledger has no such problem, and who asked does not read all of it. */
const isNobodys = ({ acting }: CommandContext, { code }: { readonly code: string }): boolean => {
  const item = itemNamed(code)
  if (item === undefined || problemWith(acting, problemOfItem(item)) !== undefined) return false
  return readableOrganisations(acting.directory, acting.actor, acting.now) !== 'all'
}

/**
 * Answers a refusal with one line. In a group a code outside the sender's scope is refused in private (domain.md
 * 3.10.4), and so is one that is nobody's: told apart, they would tell the group which codes there are.
 */
export const refuse = (context: CommandContext, refusal: Refusal): void => {
  const { message, text } = context
  const line = refusalText(text, refusal)
  const isForeign =
    refusal.code === 'outOfScope' || (isUnknown(refusal) && isNobodys(context, refusal.details))
  if (message.chatType === 'p2p' || !isForeign) {
    say(context, line)
    return
  }
  sayPrivately(context, `refused:${message.id}`, line)
  say(context, text.commands.replies.opened)
}
