import type { Proposal, ProposalLine } from '../../../domain/proposal/proposal.ts'
import type { CardAction } from '../action.ts'
import { actingSelect, datePicker, form, input, submit } from '../build/inputs.ts'
import { line as paragraph } from '../build/text.ts'
import type { Element, Form, RootElement } from '../build/types.ts'
import { FIELD, LIMITS } from '../fields.ts'
import type { CardView } from '../view.ts'
import { ownItems } from './own-items.ts'
import { writerOf } from './proposal-facts.ts'

type OnLine = Extract<CardAction, { line: number }>

/** The action of a button on this line, bound to the line as it is shown. */
export const onLine = <Do extends OnLine['do']>(name: Do, { id }: Proposal, { n, rev }: ProposalLine) => ({
  do: name,
  proposal: id,
  line: n,
  rev,
})

/** Percent, date and words of a line, to be corrected before they are stored. */
export const lineForm = (view: CardView, proposal: Proposal, line: ProposalLine): Form => {
  const { forms, buttons } = view.text.proposalCard
  const { intent, percent, due, note, n } = line
  const fields: readonly Element[] = [
    ...(intent === 'progress'
      ? [
          input({
            name: FIELD.percent,
            label: forms.percent,
            limit: LIMITS.percent,
            ...(percent === null ? {} : { value: `${percent}` }),
          }),
        ]
      : []),
    ...(intent === 'blocker'
      ? []
      : [
          datePicker(
            FIELD.until,
            intent === 'progress' ? forms.expected : forms.until,
            due === null ? undefined : due,
          ),
        ]),
    input({
      name: FIELD.note,
      label: intent === 'request_extension' ? forms.reason : forms.note,
      limit: LIMITS.note,
      lines: 2,
      value: note,
    }),
  ]
  const store = submit('confirm_edited', {
    text: buttons.store,
    type: 'primary',
    action: onLine('confirmEdited', proposal, line),
  })
  return form(`line_${n}`, [...fields, store])
}

/** The item is not named, or not in the ledger: the writer's own open items are offered, nothing is guessed (domain.md 3.10.3). */
export const itemChoice = (
  view: CardView,
  proposal: Proposal,
  line: ProposalLine,
): readonly RootElement[] => {
  const { proposalCard: words } = view.text
  const writer = writerOf(view, proposal)
  const items = writer === undefined ? [] : ownItems(view, writer, line)
  if (items.length === 0) return [paragraph(words.noOwnItem, { color: 'orange' })]
  const question = line.on === null ? words.whichItem : words.unknownItem(line.on)
  const choice = actingSelect(
    words.choose,
    items.map(({ code, title }) => ({ text: `${code} ${title}`, value: code })),
    undefined,
    onLine('chooseItem', proposal, line),
  )
  return [paragraph(question, { color: 'orange' }), choice]
}
