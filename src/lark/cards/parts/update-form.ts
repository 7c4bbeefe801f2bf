import type { ItemCode } from '../../../domain/kernel/codes.ts'
import { isTaskCode } from '../../../domain/kernel/codes.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { pendingExtension, taskOf } from '../../../domain/problem/queries.ts'
import { datePicker, form, input, submit } from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import { line } from '../build/text.ts'
import type { Button, Form, RootElement } from '../build/types.ts'
import { FIELD, LIMITS, nameIn } from '../fields.ts'
import type { Detail } from '../fit.ts'
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

/** Tasks of one's own that are reported on the problem's card itself. */
const MOST_FORMS = 3

/** One's own tasks are reported one by one; the problem as a whole by those above, or where it has no task of theirs. */
export const updateForms = (
  view: CardView,
  people: readonly Person[],
  problem: Problem,
  detail: Detail,
): readonly RootElement[] => {
  const [only] = people
  const own = people.length === 1 ? problem.tasks.filter(({ owner }) => owner === only?.id) : []
  const tasks = own
    .flatMap(({ code }, index) => {
      const form = updateForm(view, people, problem, code, index + 1)
      return form === undefined ? [] : [[line(view.text.problemCard.update(code)), form]]
    })
    .slice(0, Math.min(MOST_FORMS, Math.max(1, detail.blocks)))
  const whole = updateForm(view, people, problem, problem.code)
  const needed = tasks.length === 0 || permits(view, people, 'askExtension', problem)
  return [
    ...tasks.flat(),
    ...(whole === undefined || !needed ? [] : [line(view.text.problemCard.update(problem.code)), whole]),
  ]
}
