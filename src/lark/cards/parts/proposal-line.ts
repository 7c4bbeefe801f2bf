import { isTaskCode } from '../../../domain/kernel/codes.ts'
import { isOpen, type Proposal, type ProposalLine } from '../../../domain/proposal/proposal.ts'
import { refusalText } from '../../../text/index.ts'
import { intentText } from '../../stated.ts'
import { button } from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import { cut, line as paragraph, remark } from '../build/text.ts'
import type { Button, Div, RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import type { CardView } from '../view.ts'
import { evidenceFileLines } from './evidence-files.ts'
import type { StatedLine } from './proposal-facts.ts'
import { itemChoice, lineForm, onLine } from './proposal-form.ts'

const TITLE = 40

/** `WT-003 工程变更…`: the item, with its title where it may stand here. */
const itemText = ({ line: { on }, title }: StatedLine): string =>
  title === null ? (on ?? '') : `${on ?? ''} ${cut(title, TITLE)}`

/** What the line says beside its intent: figure, day, files. */
const figures = (view: CardView, { line, present }: StatedLine): readonly string[] => {
  const { proposalCard: words, dates } = view.text
  const { intent, percent, range, due, files } = line
  if (intent === 'request_extension') return due === null ? [] : [words.until(dates.day(due))]
  if (intent === 'evidence') return isToldElsewhere(view) ? [] : files.map(({ name }) => name)
  if (intent !== 'progress') return []
  const share =
    percent !== null
      ? isOpen(line) && present !== null
        ? words.percent(percent, present)
        : words.reached(percent)
      : isOpen(line)
        ? range === null
          ? words.noFigure
          : words.range(...range)
        : null
  return [...(share === null ? [] : [share]), ...(due === null ? [] : [words.expected(dates.day(due))])]
}

const summary = (view: CardView, stated: StatedLine): string => {
  const parts = figures(view, stated)
  const { colon, comma } = view.text.terms
  const what = intentText(view.text, stated.line)
  const { intent } = stated.line
  return parts.length === 0
    ? what
    : `${what}${colon}${parts.join(intent === 'evidence' ? comma : view.text.proposalCard.and)}`
}

/** One line of a proposal: what was understood with its buttons, or what became of it. */
export const lineElements = (
  view: CardView,
  proposal: Proposal,
  stated: StatedLine,
  detail: Detail,
  undoable: boolean,
): readonly RootElement[] =>
  isOpen(stated.line)
    ? openElements(view, proposal, stated, detail)
    : outcomeElements(view, proposal, stated, detail, undoable)

/** A wide place reads codes and figures, not what was said of the items: its writer goes on one to one (contract.md 5). */
export const isToldElsewhere = (view: CardView): boolean => view.audience === 'wide'

const noteLines = (view: CardView, { line: { note } }: StatedLine, detail: Detail): readonly Div[] =>
  note === '' || isToldElsewhere(view)
    ? []
    : [paragraph(`${view.text.proposalCard.note}${view.text.terms.colon}${cut(note, detail.cell)}`)]

const openElements = (
  view: CardView,
  proposal: Proposal,
  stated: StatedLine,
  detail: Detail,
): readonly RootElement[] => {
  const { proposalCard: words } = view.text
  const { line, problem, obstacle } = stated
  if (isToldElsewhere(view))
    return [...(line.on === null ? [] : [paragraph(itemText(stated))]), paragraph(summary(view, stated))]
  if (problem === undefined)
    return [
      paragraph(summary(view, stated)),
      ...noteLines(view, stated, detail),
      ...itemChoice(view, proposal, line),
      row([button({ text: words.buttons.dismiss, action: onLine('dismissLine', proposal, line) })]),
    ]
  const lacksFile = line.intent === 'evidence' && line.files.length === 0
  return [
    paragraph(itemText(stated)),
    paragraph(summary(view, stated)),
    ...(line.state === 'editing' ? [] : noteLines(view, stated, detail)),
    ...(lacksFile
      ? [paragraph(lackOfFile(view, proposal, line), { color: 'orange' })]
      : obstacle === null
        ? []
        : [paragraph(words.obstacle(refusalText(view.text, obstacle)), { color: 'red' })]),
    ...(line.state === 'editing' ? [lineForm(view, proposal, line)] : []),
    row(openButtons(view, proposal, stated)),
  ]
}

/** Files that follow their words join a line; they do not after an edit, which is read hours later. */
const lackOfFile = ({ text }: CardView, { revision }: Proposal, { on }: ProposalLine): string =>
  revision === null ? text.proposalCard.noFile : text.proposalCard.edited.noFile(on ?? '')

/** What can be corrected on the card. */
const EDITABLE: ReadonlySet<ProposalLine['intent']> = new Set(['progress', 'request_extension', 'blocker'])

const openButtons = (
  view: CardView,
  proposal: Proposal,
  { line, obstacle }: StatedLine,
): readonly Button[] => {
  const { buttons } = view.text.proposalCard
  const handsOver = line.intent === 'submit_closeout' && line.on !== null && !isTaskCode(line.on)
  const confirm = button({
    text: handsOver ? buttons.fillIn : buttons.confirm,
    type: 'primary',
    action: onLine('confirmLine', proposal, line),
  })
  const edit = button({
    text: line.state === 'editing' ? buttons.cancel : buttons.edit,
    action: onLine('editLine', proposal, line),
  })
  const dismiss = button({ text: buttons.dismiss, action: onLine('dismissLine', proposal, line) })
  const mayConfirm = line.state !== 'editing' && (obstacle === null || obstacle.code === 'fileNeeded')
  return [...(mayConfirm ? [confirm] : []), ...(EDITABLE.has(line.intent) ? [edit] : []), dismiss]
}

/** Why the figure changed nothing. */
const overtakenLines = ({ text: { proposalCard: words } }: CardView, { overtaken }: StatedLine) =>
  overtaken === null
    ? []
    : [remark(overtaken === 'restart' ? words.restarted : words.later(overtaken.percent))]

const outcomeElements = (
  view: CardView,
  proposal: Proposal,
  stated: StatedLine,
  detail: Detail,
  undoable: boolean,
): readonly RootElement[] => {
  const { proposalCard: words, terms } = view.text
  const { line, files, title } = stated
  const { state } = line
  if (state === 'open' || state === 'editing') return []
  const isLate = state === 'stored' && stated.overtaken !== null && line.percent !== null
  const outcome = isLate ? words.storedLate : words.outcomes[state]
  const what = line.on === null ? summary(view, stated) : `${line.on} ${summary(view, stated)}`
  const undo = button({ text: words.buttons.undo, action: onLine('undoLine', proposal, line) })
  const choosable = detail.blocks
  return [
    paragraph(`${outcome}${terms.colon}${what}`, { color: state === 'stored' ? 'green' : 'grey' }),
    ...(state === 'stored' ? noteLines(view, stated, detail) : []),
    ...files.flatMap((filed, n) =>
      evidenceFileLines(view, n < choosable ? filed : { ...filed, open: false }, title !== null),
    ),
    ...overtakenLines(view, stated),
    ...(stated.recalled ? [remark(words.recalled)] : []),
    ...(undoable ? [row([undo])] : []),
  ]
}
