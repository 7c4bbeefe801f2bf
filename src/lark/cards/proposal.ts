import type { CardParams } from '../../app/cards.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { undoMinutes } from '../../domain/people/profile.ts'
import { isOpen, openLines, type Proposal, type ProposalLine } from '../../domain/proposal/proposal.ts'
import { statedText } from '../stated.ts'
import { button } from './build/inputs.ts'
import { card, type HeaderOf, row, rule } from './build/layout.ts'
import { line, remark } from './build/text.ts'
import type { Button, RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { lineAsStated, type StatedLine } from './parts/proposal-facts.ts'
import { isToldElsewhere, lineElements } from './parts/proposal-line.ts'
import { type CardView, momentText, nameOf } from './view.ts'

/** Lines of one page: each has words, buttons, and one of them a form. */
const PAGE = 6

interface State {
  readonly params: CardParams['proposal']
  readonly proposal: Proposal
  readonly lines: readonly StatedLine[]
}

/** What was understood of a message, line by line; each is confirmed, edited or ignored, and then says what became of it. */
export const proposal = defineCard<'proposal', State>({
  name: 'proposal',
  load: (view, params) => {
    const found = view.store.proposals.get(params.id)
    if (found === undefined) return undefined
    return { params, proposal: found, lines: found.lines.map((line) => lineAsStated(view, found, line)) }
  },
  draw: (state, view) => ({
    card: fitted((detail) => card(headerOf(view, state), body(view, state, detail))),
    settled: state.lines.every((stated) => isSettled(view, stated)),
  }),
})

const headerOf = (view: CardView, { proposal: { person, saidAt, lines } }: State): HeaderOf => {
  const { proposalCard: words } = view.text
  const subtitle = words.writer(nameOf(view, person), momentText(view, saidAt))
  const open = lines.filter(isOpen).length
  if (open > 0) return { title: words.open(open), subtitle, template: 'blue' }
  const stored = lines.filter(({ state }) => state === 'stored').length
  if (stored > 0) return { title: words.stored(stored), subtitle, template: 'green' }
  const toFillIn = lines.some(({ state }) => state === 'handedOver')
  return { title: toFillIn ? words.toFillIn : words.nothing, subtitle, template: 'grey' }
}

const isUndoable = (view: CardView, { state, update, settledAt }: ProposalLine): boolean =>
  state === 'stored' &&
  update !== null &&
  settledAt !== null &&
  view.now <= settledAt + undoMinutes(profileOf(view.directory)) * 60_000

const isSettled = (view: CardView, { line, files }: StatedLine): boolean =>
  !isOpen(line) &&
  !isUndoable(view, line) &&
  !files.some(({ file, open }) => file.status === 'receiving' || open)

const body = (view: CardView, state: State, detail: Detail): readonly RootElement[] => {
  const { proposalCard: words } = view.text
  const { proposal: whole, lines, params } = state
  const pages = Math.max(1, Math.ceil(lines.length / PAGE))
  const page = Math.min(params.page, pages - 1)
  const shown = lines.slice(page * PAGE, (page + 1) * PAGE)
  const waits = openLines(whole).length > 0
  const undoable = lines.some(({ line }) => isUndoable(view, line))
  return [
    ...editedElements(view, whole),
    ...shown.flatMap((stated, n) => [
      ...(n > 0 ? [rule()] : []),
      ...lineElements(view, whole, stated, detail, isUndoable(view, stated.line)),
    ]),
    ...(shown.length > 1 ? [rule()] : []),
    ...footer(view, state, page, pages),
    ...(waits ? [remark(words.expires(momentText(view, whole.expiresAt)))] : []),
    ...(undoable ? [remark(words.undoable(undoMinutes(profileOf(view.directory))))] : []),
  ]
}

/** Why the message is put before its writer again, and what it no longer says. */
const editedElements = (view: CardView, { revision, saidAt }: Proposal): readonly RootElement[] => {
  if (revision === null) return []
  const { edited } = view.text.proposalCard
  const recorded = revision.dropped.map((stated) => statedText(view.text, stated))
  return [
    line(edited.confirm(momentText(view, saidAt))),
    ...(recorded.length === 0 ? [] : [line(edited.dropped(recorded))]),
  ]
}

const confirmButtons = (view: CardView, { id }: Proposal, ready: number): readonly Button[] => {
  const { confirmAll } = view.text.proposalCard.buttons
  if (ready < 2) return []
  return [button({ text: confirmAll(ready), type: 'primary', action: { do: 'confirmAll', proposal: id } })]
}

const openButtons = (view: CardView, { id }: Proposal, ready: number): readonly Button[] => {
  const { open } = view.text.proposalCard.buttons
  if (ready === 0) return []
  return [button({ text: open, type: 'primary', action: { do: 'showProposal', proposal: id } })]
}

/** Nothing stands in its way: 全部确认 promises no more than it does. */
const isReady = ({ line, problem, obstacle }: StatedLine): boolean =>
  isOpen(line) && problem !== undefined && obstacle === null

const footer = (
  view: CardView,
  { proposal: whole, lines }: State,
  page: number,
  pages: number,
): readonly RootElement[] => {
  const { proposalCard: words, buttons } = view.text
  const all = isToldElsewhere(view)
    ? openButtons(view, whole, openLines(whole).length)
    : confirmButtons(view, whole, lines.filter(isReady).length)
  const turns: readonly Button[] = [
    ...(page > 0 ? [button({ text: buttons.previous, action: { do: 'page', page: page - 1 } })] : []),
    ...(page < pages - 1 ? [button({ text: buttons.next, action: { do: 'page', page: page + 1 } })] : []),
  ]
  return [
    ...(pages > 1 ? [remark(words.page(page + 1, pages))] : []),
    ...(all.length + turns.length > 0 ? [row([...all, ...turns])] : []),
  ]
}
