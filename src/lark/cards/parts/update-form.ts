import type { ItemCode } from '../../../domain/kernel/codes.ts'
import { isTaskCode } from '../../../domain/kernel/codes.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { pendingExtension, taskOf } from '../../../domain/problem/queries.ts'
import { datePicker, form, input, submit } from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import type { Button, Form } from '../build/types.ts'
import { FIELD, LIMITS, nameIn } from '../fields.ts'
import { extensionVersion, reportVersion } from '../versions.ts'
import type { CardView } from '../view.ts'
import { permits, targetsFor } from './permits.ts'

const mayReport = (view: CardView, people: readonly Person[], problem: Problem, on: ItemCode): boolean =>
  isTaskCode(on)
    ? targetsFor(view, people, 'reportTask', problem).some(({ task }) => task === on)
    : permits(view, people, 'report', problem)

const mayExtend = (view: CardView, people: readonly Person[], problem: Problem, on: ItemCode): boolean =>
  isTaskCode(on)
    ? targetsFor(view, people, 'askTaskExtension', problem).some(({ task }) => task === on)
    : pendingExtension(problem) === undefined && permits(view, people, 'askExtension', problem)

/**
 * The answer that a card carries: percent and note, and where he may ask for it a new date. `number` tells several
 * forms of a card apart. Undefined when these people may do neither.
 */
export const updateForm = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
  on: ItemCode,
  number = 0,
): Form | undefined => {
  const { forms, buttons } = view.text
  const report = mayReport(view, people, problem, on)
  const extend = mayExtend(view, people, problem, on)
  if (!report && !extend) return undefined
  const present = isTaskCode(on) ? taskOf(problem, on)?.percent : problem.reportedPercent
  const hint = present == null ? forms.percentHint : `${present}`
  const send: Button = submit(nameIn(number, 'report'), {
    text: buttons.submit,
    type: 'primary',
    action: { do: 'report', on, v: reportVersion(problem, on) },
  })
  const ask: Button = submit(nameIn(number, 'ask_extension'), {
    text: buttons.askExtension,
    action: { do: 'askExtension', on, v: extensionVersion(problem, on) },
  })
  return form(nameIn(number, 'update'), [
    ...(report
      ? [input({ name: nameIn(number, FIELD.percent), label: forms.percent, hint, limit: LIMITS.percent })]
      : []),
    input({
      name: nameIn(number, FIELD.note),
      label: extend ? forms.note : forms.noteShort,
      limit: LIMITS.note,
      lines: 2,
    }),
    ...(extend ? [datePicker(nameIn(number, FIELD.until), forms.until)] : []),
    row([...(report ? [send] : []), ...(extend ? [ask] : [])]),
  ])
}
