import { showProposal } from '../app/proposal/propose.ts'
import {
  chooseItem,
  confirmAll,
  confirmEdited,
  confirmLine,
  dismissLine,
  editLine,
  ownProposal,
  undoLine,
} from '../app/proposal/settle-line.ts'
import { parseProblemCode, parseTaskCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import type { ProposalLine } from '../domain/proposal/proposal.ts'
import type { CardAction } from './cards/action.ts'
import { parseLine } from './cards/forms.ts'
import { filled } from './filled.ts'
import type { Handlers, Pressed } from './pressed.ts'
import { lateLineOf } from './update-lines.ts'

type OnProposal = Extract<CardAction, { proposal: string }>['do']

/** What a line became, or that a newer figure stands. */
const told = ({ acting, text }: Pressed, line: ProposalLine | undefined): string => {
  const { replies } = text.proposalCard
  if (line === undefined) return replies.stored
  return line.state === 'handedOver' ? replies.handedOver : (lateLineOf(acting, text, line) ?? replies.stored)
}

/** The buttons of a proposal: only its writer's press counts (domain.md 3.10.1). */
export const proposalHandlers: Handlers<OnProposal> = {
  confirmLine: (pressed, { proposal, line, rev }) =>
    told(pressed, confirmLine(pressed.acting, proposal, line, rev)),
  confirmEdited: (pressed, { proposal, line, rev }) =>
    told(pressed, confirmEdited(pressed.acting, proposal, line, rev, filled(parseLine(pressed.click.form)))),
  confirmAll: ({ acting, text }, { proposal }) => {
    const { done, left } = confirmAll(acting, proposal)
    const { replies } = text.proposalCard
    const late = done.filter((line) => lateLineOf(acting, text, line) !== null)
    return left === 0 ? replies.storedAll(done.length, late.length) : replies.storedSome(done.length, left)
  },
  editLine: ({ acting }, { proposal, line, rev }) => {
    editLine(acting, proposal, line, rev)
    return null
  },
  dismissLine: ({ acting, text }, { proposal, line, rev }) => {
    dismissLine(acting, proposal, line, rev)
    return text.proposalCard.replies.dismissed
  },
  chooseItem: ({ acting, click }, { proposal, line, rev }) => {
    const on = parseProblemCode(click.option ?? '') ?? parseTaskCode(click.option ?? '')
    if (on === undefined) throw new Refusal('itemNeeded', {})
    chooseItem(acting, proposal, line, rev, on)
    return null
  },
  undoLine: ({ acting, text }, { proposal, line, rev }) => {
    undoLine(acting, proposal, line, rev)
    return text.proposalCard.replies.undone
  },
  showProposal: ({ acting, click, text }, { proposal }) => {
    const { id } = ownProposal(acting, proposal)
    const openId = acting.actor.openId ?? click.openId
    showProposal(acting, id, { to: { openId }, key: `open:${click.id}` })
    return text.commands.replies.opened
  },
}
