import type { Acting, Work } from '../app/context.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { Person } from '../domain/people/person.ts'
import { referenceWithin } from '../domain/understanding/reference.ts'
import { type Catalogue, catalogueFor } from '../text/index.ts'
import { type CommandContext, say } from './commands/command.ts'
import { parseSpoken } from './commands/parse.ts'
import { problem as showProblem } from './commands/show.ts'
import type { InboundMessage } from './inbound/event.ts'
import { refusalText } from './refusal-text.ts'

/** Commands are accepted by their name in either language (contract.md 4). */
const CATALOGUES: readonly Catalogue[] = [catalogueFor('zh'), catalogueFor('en')]

const recordFiles = (work: Work, message: InboundMessage, text: Catalogue): void => {
  for (const file of message.files) {
    work.store.files.record({
      messageId: message.id,
      chatId: message.chatId,
      openId: message.openId,
      fileKey: file.fileKey,
      resource: file.resource,
      name: file.name === '' ? text.commands.replies.unnamedFile : file.name,
      at: work.now,
    })
  }
}

const personOf = (work: Work, openId: string): Person | undefined => {
  const id = work.directory.byOpenId.get(openId)
  return id === undefined ? undefined : work.directory.people.get(id)
}

/** An @-mention (or a direct message) that is no command is always answered (contract.md 4). */
const answerMention = (context: CommandContext, plain: string): void => {
  const code = referenceWithin(plain)
  if (code === undefined) say(context, context.text.commands.replies.whichProblem)
  else showProblem.run(context, code)
}

const answer = (context: CommandContext, message: InboundMessage): void => {
  const spoken = parseSpoken(message.text, CATALOGUES)
  if (spoken.kind === 'unknownCommand') throw new Refusal('unknownCommand', { given: spoken.given })
  if (spoken.kind === 'command') spoken.command.run(context, spoken.rest)
  else answerMention(context, spoken.text)
}

/** True when the message wants an answer: a command anywhere, or anything said to the bot. */
const wantsAnswer = (message: InboundMessage): boolean =>
  message.mentionsBot || message.chatType === 'p2p' || parseSpoken(message.text, CATALOGUES).kind !== 'plain'

/**
 * Handles one message inside its transaction. Refusals become one short line in the sender's thread; a person whom
 * the ledger does not know is told so and learns nothing else.
 */
export const handleMessage = (work: Work, message: InboundMessage, text: Catalogue): void => {
  recordFiles(work, message, text)
  if (!wantsAnswer(message)) return
  const to = message.chatType === 'p2p' ? { openId: message.openId } : { chatId: message.chatId }
  const reply = { messageId: message.id, inThread: message.chatType === 'group' }
  const line = (said: string) =>
    work.desk.note(work.store, { text: said, to, reply, key: `reply:${message.id}`, priority: 0 })
  if (message.files.length > 0 && message.text.trim() === '') return
  const actor = personOf(work, message.openId)
  if (message.oversized || actor === undefined) {
    line(message.oversized ? text.commands.replies.tooLong : refusalText(text, new Refusal('stranger', {})))
    return
  }
  const acting: Acting = { ...work, actor }
  try {
    answer({ acting, message, text, to, reply }, message)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    line(refusalText(text, error))
  }
}
