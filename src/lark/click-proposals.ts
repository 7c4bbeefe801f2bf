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
import type { CardAction } from './cards/action.ts'
import { parseLine } from './cards/forms.ts'
import { filled } from './filled.ts'
import type { Handlers } from './pressed.ts'

type OnProposal = Extract<CardAction, { proposal: string }>['do']

/** The buttons of a proposal: only its writer's press counts (domain.md 3.10.1). */
export const proposalHandlers: Handlers<OnProposal> = {
  confirmLine: ({ acting, text }, { proposal, line, rev }) => {
    const done = confirmLine(acting, proposal, line, rev)
    const { replies } = text.proposalCard
    return done === 'handedOver' ? replies.handedOver : replies.stored
  },
  confirmEdited: ({ acting, click, text }, { proposal, line, rev }) => {
    confirmEdited(acting, proposal, line, rev, filled(parseLine(click.form)))
    return text.proposalCard.replies.stored
  },
  confirmAll: ({ acting, text }, { proposal }) => {
    const { done, left } = confirmAll(acting, proposal)
    const { replies } = text.proposalCard
    return left === 0 ? replies.storedAll(done) : replies.storedSome(done, left)
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
