import { offered, recentFiles } from '../../app/proposal/files.ts'
import { propose, type Sifted, sift } from '../../app/proposal/propose.ts'
import type { ItemCode } from '../../domain/kernel/codes.ts'
import type { OfferedFile, Proposal, ProposalLine } from '../../domain/proposal/proposal.ts'
import { proposedLines } from '../../domain/proposal/propose.ts'
import type { Reading } from '../../domain/understanding/read-message.ts'
import { audienceOf, mayStandIn } from '../cards/view.ts'
import { type CommandContext, sayPrivately } from '../commands/command.ts'
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
  return files.length > 0 ? files : recentFiles(acting, acting.actor, message.chatId, message.at)
}

/** Who did not ask the bot is told of the same items once a day; what is said to it is always answered. */
const refusalKey = ({ acting, message }: CommandContext, items: readonly ItemCode[], addressed: boolean) =>
  addressed ? message.id : `${acting.actor.id}:${items.join()}:${acting.calendar.dayOf(acting.now)}`

const refusePrivately = (
  context: CommandContext,
  { foreign, unpermitted }: Sifted,
  addressed: boolean,
): void => {
  const { text } = context
  if (foreign.length > 0) {
    const items = [...new Set(foreign)]
    sayPrivately(
      context,
      `foreign:${refusalKey(context, items, addressed)}`,
      text.proposalCard.foreign(items),
    )
  }
  if (unpermitted.length > 0) {
    const items = [...new Set(unpermitted.map(({ on }) => on))]
    const lines = new Set(unpermitted.map(({ refusal }) => refusalText(text, refusal)))
    sayPrivately(context, `unpermitted:${refusalKey(context, items, addressed)}`, [...lines].join('\n'))
  }
}

const CORRECTING = /^(?:不是|不对|错了|更正|纠正|说错|写错|打错|发错|弄错|搞错)/

/** 不是这个，我说的是WT-023, in answer to the card: what the card asked of him was not meant. */
const correctedBy = ({ acting, message }: CommandContext): Proposal | undefined =>
  CORRECTING.test(message.text.trim()) ? answeredProposal(acting, message) : undefined

/** A line of its own: the same message may ask something as well, and that is its answer. */
const sayOpened = ({ acting, message, text, to, reply }: CommandContext): void =>
  acting.desk.note(acting.store, {
    text: text.commands.replies.opened,
    to,
    reply,
    key: `opened:${message.id}`,
    priority: 0,
  })

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
  if (!here && message.mentionsBot) sayOpened(context)
}

/**
 * Puts the updates that were read before their writer, each line for him to confirm; true when there were any.
 * `addressed`: they were said to the bot.
 */
export const proposeUpdates = (
  context: CommandContext,
  readings: readonly Reading[],
  addressed: boolean,
): boolean => {
  const lines = proposedLines(readings, messageTime(context), filesMeant(context))
  if (lines.length === 0) return false
  const sifted = sift(context.acting, lines)
  refusePrivately(context, sifted, addressed)
  if (sifted.kept.length > 0) putBefore(context, sifted.kept)
  return true
}

/** Files without words in an item's thread are offered as its evidence. */
export const offerFiles = (context: CommandContext, item: ItemCode, addressed: boolean): void => {
  const reason = 'files in the item’s thread'
  proposeUpdates(context, [{ intent: 'evidence', refs: [item], reason }], addressed)
}
