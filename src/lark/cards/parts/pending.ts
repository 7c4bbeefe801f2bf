import { openLines, type Proposal } from '../../../domain/proposal/proposal.ts'
import { intentText } from '../../stated.ts'
import { button } from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import { heading, line, remark } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import { type CardView, momentText } from '../view.ts'

const MOST = 5

const linesText = (view: CardView, proposal: Proposal): string => {
  const { proposalCard: words, terms } = view.text
  const what = openLines(proposal)
    .slice(0, MOST)
    .map((said) => (said.on === null ? '' : `${said.on} `) + intentText(view.text, said))
  return words.pendingLine(what.join(terms.comma), momentText(view, proposal.expiresAt))
}

/** Updates that a person wrote and has not confirmed: listed until they lapse (domain.md 3.10.1). */
export const pendingPart = (view: CardView, pending: readonly Proposal[]): readonly RootElement[] => {
  if (pending.length === 0) return []
  const { proposalCard: words, phrases } = view.text
  const shown = pending.slice(0, MOST)
  return [
    heading(words.pending),
    ...shown.flatMap((proposal) => [
      line(linesText(view, proposal)),
      row([button({ text: words.buttons.open, action: { do: 'showProposal', proposal: proposal.id } })]),
    ]),
    ...(pending.length > MOST ? [remark(phrases.moreMine(pending.length - MOST))] : []),
  ]
}
