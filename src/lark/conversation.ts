import type { Work } from '../app/context.ts'
import { attachFiles } from '../app/proposal/files.ts'
import { refuseSecrets } from '../app/screen.ts'
import type { ItemCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { instant } from '../domain/kernel/time.ts'
import { hearingOf, type Person } from '../domain/people/person.ts'
import type { Catalogue } from '../text/index.ts'
import { type Command, type CommandContext, say } from './commands/command.ts'
import { holdsAnother, parseSpoken, type Spoken } from './commands/parse.ts'
import type { InboundMessage } from './inbound/event.ts'
import { keepSource } from './keep-source.ts'
import { answeredProposal, assents } from './plain/assent.ts'
import { handlePlain } from './plain/plain.ts'
import { offerFiles } from './plain/updates.ts'
import { refusalText } from './refusal-text.ts'
import { refuse } from './refuse.ts'
import { sentFiles } from './sent-files.ts'
import { topicOf } from './topic.ts'

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

interface Heard {
  readonly spoken: Spoken
  /** A command anywhere, or anything said to the bot: it is answered. */
  readonly addressed: boolean
  /** The item whose card or thread it answers. */
  readonly topic: ItemCode | null
}

/** Files alone: for a line that waits for them, for the item in whose thread they are, or kept for a command. */
const takeFiles = (context: CommandContext, { topic, addressed }: Heard): void => {
  const { acting, message, text } = context
  const files = sentFiles(message, acting.now, text.commands.replies.unnamedFile)
  if (attachFiles(acting, acting.actor.id, message.chatId, files)) return
  if (topic !== null) offerFiles(context, topic, addressed)
  else if (message.mentionsBot || (message.chatType === 'p2p' && bringsFirstFile(acting, message)))
    say(context, text.commands.replies.fileReceived)
}

const answer = (context: CommandContext, heard: Heard): void => {
  const { message, text } = context
  const { spoken, addressed, topic } = heard
  if (message.files.length > 0 && message.text.trim() === '') takeFiles(context, heard)
  else if (spoken.kind === 'unknownCommand') throw new Refusal('unknownCommand', { given: spoken.given })
  else if (spoken.kind === 'plain') {
    if (!assents(context)) handlePlain(context, topic, addressed)
  } else if (holdsAnother(spoken)) say(context, text.commands.replies.oneCommand)
  else runCommand(context, spoken.command, spoken.rest)
}

const answerTo = (context: CommandContext, heard: Heard): void => {
  try {
    answer(context, heard)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse(context, error)
  }
}

const hear = (work: Work, message: InboundMessage): Heard => {
  const spoken = parseSpoken(message.text)
  const addressed = message.mentionsBot || message.chatType === 'p2p' || spoken.kind !== 'plain'
  return { spoken, addressed, topic: topicOf(work, message) }
}

/** Whether words that are not said to the bot are read: by the chat's setting, in an item's thread, in answer to a card. */
const reads = (work: Work, message: InboundMessage, { topic }: Heard): boolean =>
  topic !== null ||
  hearingOf(work.directory.chats.get(message.chatId)) === 'all' ||
  answeredProposal(work, message) !== undefined

/** Something was stored because of it, or waits to be: only plain words are put before their writer first. */
const ledToUpdate = ({ store }: Work, { id }: InboundMessage, { spoken }: Heard, before: number): boolean =>
  store.journal.head().seq > before || (spoken.kind === 'plain' && store.proposals.ofMessage(id).length > 0)

/**
 * Handles one message inside its transaction; what the filter of secrets refuses leaves no trace. Refusals become one
 * short line in the sender's thread; a person whom the ledger does not know is told so and learns nothing else.
 */
export const handleMessage = (work: Work, message: InboundMessage, text: Catalogue): void => {
  if (holdsSecret(work, message)) return
  const actor = personOf(work, message.openId)
  if (actor !== undefined) recordFiles(work, message, text)
  const heard = hear(work, message)
  if (!heard.addressed && (actor === undefined || message.oversized || !reads(work, message, heard))) return
  const to = message.chatType === 'p2p' ? { openId: message.openId } : { chatId: message.chatId }
  const reply = { messageId: message.id, inThread: message.chatType === 'group' }
  const line = (said: string): void =>
    work.desk.note(work.store, { text: said, to, reply, key: `reply:${message.id}`, priority: 0 })
  if (message.oversized) line(text.commands.replies.tooLong)
  else if (actor === undefined) line(refusalText(text, new Refusal('stranger', {})))
  else {
    const context: CommandContext = { acting: { ...work, actor }, message, text, to, reply }
    const before = work.store.journal.head().seq
    answerTo(context, heard)
    if (ledToUpdate(work, message, heard, before))
      keepSource(context, heard.spoken.kind === 'plain' ? 'plain' : 'command')
  }
}
