import { offered, recentFiles } from '../../app/proposal/files.ts'
import { propose, type Sifted, sift } from '../../app/proposal/propose.ts'
import type { ItemCode } from '../../domain/kernel/codes.ts'
import type { OfferedFile, Proposal, ProposalLine } from '../../domain/proposal/proposal.ts'
import { proposedLines } from '../../domain/proposal/propose.ts'
import type { Reading } from '../../domain/understanding/read-message.ts'
import { audienceOf, mayStandIn } from '../cards/view.ts'
import { type CommandContext, say, sayPrivately } from '../commands/command.ts'
import { messageTime } from '../message-time.ts'
import { refusalText } from '../refusal-text.ts'
import { sentFiles } from '../sent-files.ts'
import { setTopic } from '../topic.ts'
import { answeredProposal } from './assent.ts'

/** Files with the words, or in the message that they answer. */
export const filesWith = ({ acting, message, text }: CommandContext): readonly OfferedFile[] => {
  const carried = sentFiles(message, acting.now, text.commands.replies.unnamedFile)
  if (carried.length > 0) return carried.map(offered)
  const replied = message.parentId === null ? [] : acting.store.files.ofMessage(message.parentId)
  return replied.map(offered)
}

/** Those, or what was sent just before. */
const filesMeant = (context: CommandContext): readonly OfferedFile[] => {
  const { acting, message } = context
  const files = filesWith(context)
  return files.length > 0 ? files : recentFiles(acting, message.chatId, message.openId, message.at)
}

/** What he may not do to an item, once a day for each. */
const refusePrivately = (context: CommandContext, { foreign, unpermitted }: Sifted): void => {
  const { acting, message, text } = context
  const day = acting.calendar.dayOf(acting.now)
  if (foreign.length > 0)
    sayPrivately(context, `foreign:${message.id}`, text.proposalCard.foreign([...new Set(foreign)]))
  for (const { on, refusal } of unpermitted)
    sayPrivately(context, `unpermitted:${acting.actor.id}:${on}:${day}`, refusalText(text, refusal))
}

const CORRECTING = /^(?:不是|不对|错了|更正|纠正|说错|写错|打错|发错|弄错|搞错)/

/** 不是这个，我说的是WT-023, in answer to the card: what the card asked of him was not meant. */
const correctedBy = ({ acting, message }: CommandContext): Proposal | undefined =>
  CORRECTING.test(message.text.trim()) ? answeredProposal(acting, message) : undefined

const putBefore = (context: CommandContext, lines: readonly ProposalLine[]): void => {
  const { acting, message, to, reply } = context
  const here = mayStandIn(audienceOf(acting.directory, to), acting.store, lines)
  const corrects = correctedBy(context)
  propose(
    acting,
    {
      messageId: message.id,
      chatId: message.chatId,
      saidAt: messageTime(context),
      ...(corrects === undefined ? {} : { corrects }),
      ...(here ? { to, reply } : { to: { openId: message.openId } }),
    },
    lines,
  )
  const items = new Set(lines.flatMap(({ on }) => on ?? []))
  for (const item of items) setTopic(acting, message, item)
  if (!here && message.mentionsBot) say(context, context.text.commands.replies.opened)
}

/** Puts the updates that were read before their writer, each line for him to confirm; true when there were any. */
export const proposeUpdates = (context: CommandContext, readings: readonly Reading[]): boolean => {
  const lines = proposedLines(readings, messageTime(context), filesMeant(context))
  if (lines.length === 0) return false
  const sifted = sift(context.acting, lines)
  refusePrivately(context, sifted)
  if (sifted.kept.length > 0) putBefore(context, sifted.kept)
  return true
}

/** Files without words in an item's thread are offered as its evidence. */
export const offerFiles = (context: CommandContext, item: ItemCode): void => {
  proposeUpdates(context, [{ intent: 'evidence', refs: [item], reason: 'files in the item’s thread' }])
}
