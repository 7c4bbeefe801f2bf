import { findEvidence } from '../../app/find-evidence.ts'
import type { SentFile } from '../../app/ports.ts'
import { requestEvidence } from '../../app/receive-evidence.ts'
import { decidingOf, readProblem } from '../../app/record.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { instant } from '../../domain/kernel/time.ts'
import { authorise } from '../../domain/policy/authorise.ts'
import { keepSource } from '../keep-source.ts'
import { sentFiles } from '../sent-files.ts'
import { item } from './arguments.ts'
import { type Command, type CommandContext, defineCommand, hasButtons, isWide, say } from './command.ts'

/** Files sent just before count for ten minutes. */
const JUST_BEFORE_MS = 10 * 60_000

/** With the command, or in the message replied to as far as it was heard; undefined: somebody must look there. */
const filesMeant = ({ acting, message, text }: CommandContext): readonly SentFile[] | undefined => {
  const carried = sentFiles(message, acting.now, text.commands.replies.unnamedFile)
  if (carried.length > 0 || message.parentId === null) return carried
  const replied = acting.store.files
    .ofMessage(message.parentId)
    .filter(({ chatId }) => chatId === message.chatId)
  const isCard = acting.store.cards.byMessage(message.parentId) !== undefined
  return replied.length > 0 || isCard ? replied : undefined
}

/**
 * /佐证: files with the command, in the message replied to, or sent just before (contract.md 4). Who cannot choose the
 * kind on a card of this chat gets the card one to one.
 */
export const evidence: Command = defineCommand({
  alias: 'evidence',
  args: { on: item },
  run: (context, { on }) => {
    const { acting, message, reply } = context
    const here = isWide(context) || hasButtons(context)
    const to = here ? context.to : { openId: message.openId }
    authorise(decidingOf(acting), 'uploadEvidence', readProblem(acting, on))
    const since = instant(acting.now - JUST_BEFORE_MS)
    const meant = filesMeant(context)
    if (meant === undefined && message.parentId !== null) {
      const { chatId, openId, parentId } = message
      const unnamed = context.text.commands.replies.unnamedFile
      findEvidence(acting, { on, to, reply, parentId, chatId, openId, since, unnamed })
    } else {
      const files =
        meant === undefined || meant.length === 0
          ? acting.store.files.recent(message.chatId, message.openId, since)
          : meant
      if (files.length === 0) throw new Refusal('noFile', { code: on })
      requestEvidence(acting, { on, files, to, reply })
    }
    if (!here) say(context, context.text.commands.replies.opened)
    keepSource(context, 'command')
  },
})
