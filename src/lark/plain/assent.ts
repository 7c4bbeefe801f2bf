import type { Work } from '../../app/context.ts'
import { confirmAll, confirmLine, dismissAll } from '../../app/proposal/settle-line.ts'
import { withoutTail } from '../../domain/kernel/trim.ts'
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

/** In the thread under one's own words no card need be answered, as long as one alone waits there. */
const waitingUnder = ({ acting, message }: CommandContext): Proposal | undefined => {
  const under = new Set([message.parentId, message.rootId])
  const waiting = [...under]
    .flatMap((id) => (id === null ? [] : acting.store.proposals.ofMessage(id)))
    .filter((proposal) => proposal.person === acting.actor.id && openLines(proposal).length > 0)
  const [only, another] = waiting
  return another === undefined ? only : undefined
}

type Answer = (context: CommandContext, proposal: Proposal) => void

/** One line alone is answered with what stands in its way. @throws Refusal of its decider */
const confirm: Answer = (context, proposal) => {
  const { id } = proposal
  const [only, another] = openLines(proposal)
  if (only !== undefined && another === undefined) {
    confirmLine(context.acting, id, only.n, only.rev)
    return
  }
  const { done, left } = confirmAll(context.acting, id)
  if (left > 0) say(context, context.text.proposalCard.replies.storedSome(done.length, left))
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

/** His own words, of which nothing was recorded: silence would be taken for consent. */
const isPast = ({ acting }: CommandContext, { person, lines }: Proposal): boolean =>
  person === acting.actor.id && lines.every(({ state }) => state !== 'stored' && state !== 'handedOver')

/** Longer messages are no mere word, UTF-16 units. */
const LONGEST = 40

const answerNamed = (text: string): Answer | undefined => {
  if (text.length > LONGEST) return undefined
  const word = withoutTail(normalise(text).toLowerCase(), '。.!,，')
  return Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
}

/** 确认 in answer to one's own card confirms what is on it; true when the message was such a word. */
export const assents = (context: CommandContext): boolean => {
  const answer = answerNamed(context.message.text)
  const proposal =
    answer === undefined
      ? undefined
      : (answeredProposal(context.acting, context.message) ?? waitingUnder(context))
  if (answer === undefined || proposal === undefined) return false
  if (openLines(proposal).length > 0) answer(context, proposal)
  else if (isPast(context, proposal) || context.message.mentionsBot)
    say(context, context.text.proposalCard.replies.moved)
  return true
}
