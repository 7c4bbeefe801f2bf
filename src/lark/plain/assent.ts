import type { Work } from '../../app/context.ts'
import { confirmAll, dismissAll } from '../../app/proposal/settle-line.ts'
import { openLines, type Proposal } from '../../domain/proposal/proposal.ts'
import { normalise } from '../../domain/understanding/normalise.ts'
import { parseParams } from '../cards/params.ts'
import { type CommandContext, say } from '../commands/command.ts'
import type { InboundMessage } from '../inbound/event.ts'

/** The proposal on whose card a message answers. */
export const answeredProposal = (
  { store }: Pick<Work, 'store'>,
  { parentId }: InboundMessage,
): Proposal | undefined => {
  const post = parentId === null ? undefined : store.cards.byMessage(parentId)
  if (post?.card !== 'proposal') return undefined
  const params = parseParams('proposal', post.params)
  return params === undefined ? undefined : store.proposals.get(params.id)
}

type Answer = (context: CommandContext, proposal: Proposal) => void

const confirm: Answer = (context, { id }) => {
  const { done, left } = confirmAll(context.acting, id)
  if (left > 0) say(context, context.text.proposalCard.replies.storedSome(done, left))
}
const dismiss: Answer = ({ acting }, { id }) => dismissAll(acting, id)

/** Words that do what a button of the card does, for whoever has no hand free for it. */
const WORDS: Readonly<Record<string, Answer>> = {
  确认: confirm,
  全部确认: confirm,
  confirm: confirm,
  忽略: dismiss,
  取消: dismiss,
  ignore: dismiss,
}

/** 确认 in answer to one's own card confirms what is on it; true when the message was such a word. */
export const assents = (context: CommandContext): boolean => {
  const word = normalise(context.message.text)
    .toLowerCase()
    .replace(/[\s。.!,，]+$/, '')
  const answer = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  const proposal = answer === undefined ? undefined : answeredProposal(context.acting, context.message)
  if (answer === undefined || proposal === undefined || openLines(proposal).length === 0) return false
  answer(context, proposal)
  return true
}
