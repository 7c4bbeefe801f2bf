import type { Work } from '../app/context.ts'
import { refuseSecrets } from '../app/screen.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { instant } from '../domain/kernel/time.ts'
import type { Person } from '../domain/people/person.ts'
import { referenceWithin } from '../domain/understanding/reference.ts'
import type { Catalogue } from '../text/index.ts'
import { type Command, type CommandContext, say } from './commands/command.ts'
import { COMMAND_NAMES } from './commands/names.ts'
import { parseSpoken } from './commands/parse.ts'
import { problem as showProblem } from './commands/show.ts'
import type { InboundMessage } from './inbound/event.ts'
import { refusalText } from './refusal-text.ts'
import { sentFiles } from './sent-files.ts'

const holdsSecret = (work: Work, { id, openId, text, files }: InboundMessage): boolean =>
  refuseSecrets(work, { openId, inboundId: id }, { texts: [text], fileNames: files.map(({ name }) => name) })

/** A file one to one is acknowledged once for all that are sent together. */
const TOGETHER_MS = 10 * 60_000

const recordFiles = (work: Work, message: InboundMessage, text: Catalogue): void => {
  for (const file of sentFiles(message, work.now, text.commands.replies.unnamedFile))
    work.store.files.record(file)
}

/** True when the message brings the first of the files that wait for a command. */
const bringsFirstFile = ({ store, now }: Work, { id, chatId, openId }: InboundMessage): boolean =>
  store.files.recent(chatId, openId, instant(now - TOGETHER_MS)).every(({ messageId }) => messageId === id)

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

const COMMAND_LINE = /\n\s*\/ ?(\S+)/g

/** A second command in the message would end as a note of the first. */
const holdsAnother = (rest: string): boolean =>
  [...`\n${rest}`.matchAll(COMMAND_LINE)].some(([, word = '']) => COMMAND_NAMES.has(word.toLowerCase()))

/** Without the right to it, one is told who has it (contract.md 4). */
const runCommand = (context: CommandContext, command: Command, rest: string): void => {
  try {
    command.run(context, rest)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'notPermitted') throw error
    const { list, replies } = context.text.commands
    say(context, `${refusalText(context.text, error)}${replies.whoMay(list[command.alias].who)}`)
  }
}

const answer = (context: CommandContext): void => {
  const spoken = parseSpoken(context.message.text)
  if (spoken.kind === 'unknownCommand') throw new Refusal('unknownCommand', { given: spoken.given })
  if (spoken.kind === 'plain') answerMention(context, spoken.text)
  else if (holdsAnother(spoken.rest)) say(context, context.text.commands.replies.oneCommand)
  else runCommand(context, spoken.command, spoken.rest)
}

const answerTo = (context: CommandContext): void => {
  try {
    answer(context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    say(context, refusalText(context.text, error))
  }
}

/** True when the message wants an answer: a command anywhere, or anything said to the bot. */
const wantsAnswer = (message: InboundMessage): boolean =>
  message.mentionsBot || message.chatType === 'p2p' || parseSpoken(message.text).kind !== 'plain'

/**
 * Handles one message inside its transaction; what the filter of secrets refuses leaves no trace. Refusals become one short line in the sender's thread; a person whom
 * the ledger does not know is told so and learns nothing else.
 */
export const handleMessage = (work: Work, message: InboundMessage, text: Catalogue): void => {
  if (holdsSecret(work, message)) return
  const actor = personOf(work, message.openId)
  if (actor !== undefined) recordFiles(work, message, text)
  if (!wantsAnswer(message)) return
  const to = message.chatType === 'p2p' ? { openId: message.openId } : { chatId: message.chatId }
  const reply = { messageId: message.id, inThread: message.chatType === 'group' }
  const line = (said: string): void =>
    work.desk.note(work.store, { text: said, to, reply, key: `reply:${message.id}`, priority: 0 })
  const onlyFiles = message.files.length > 0 && message.text.trim() === ''
  if (message.oversized) line(text.commands.replies.tooLong)
  else if (actor === undefined) line(refusalText(text, new Refusal('stranger', {})))
  else if (!onlyFiles) answerTo({ acting: { ...work, actor }, message, text, to, reply })
  else if (bringsFirstFile(work, message)) line(text.commands.replies.fileReceived)
}
