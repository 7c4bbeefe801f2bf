import type { Application, Problem } from '../../../domain/problem/problem.ts'
import { standingTasks } from '../../../domain/problem/queries.ts'
import { needsOnSiteCheck } from '../../../domain/problem/review.ts'
import type { ReviewStage } from '../../../domain/problem/vocabulary.ts'
import { RETURN_REASON_KEYS } from '../../../domain/problem/vocabulary.ts'
import type { Catalogue } from '../../../text/index.ts'
import {
  type Choice,
  checker,
  datePicker,
  form,
  input,
  multiSelect,
  select,
  submit,
} from '../build/inputs.ts'
import { row } from '../build/layout.ts'
import { cut, remark } from '../build/text.ts'
import type { Element, Form } from '../build/types.ts'
import { FIELD, LIMITS, tickName } from '../fields.ts'
import type { Detail } from '../fit.ts'
import type { CardView } from '../view.ts'

interface Pending {
  readonly problem: Problem
  readonly application: Application
  readonly stage: ReviewStage
}

/** The office's word for agreeing at each stage (contract.md 4). */
const AGREE: Readonly<Record<ReviewStage, keyof Catalogue['buttons']>> = {
  initial: 'agree',
  jijian: 'pass',
  zuzhi: 'pass',
  determination: 'determine',
}

/** Item ticks, opinion, and what a return needs; agreeing and returning send the same form. */
export const reviewForm = (view: CardView, pending: Pending, detail: Detail): Form => {
  const { problem, application, stage } = pending
  const { buttons, confirms, reviewCard: words } = view.text
  const value = { code: problem.code, attempt: application.attempt, stage }
  const onSite = needsOnSiteCheck(problem, stage)
  const agree = {
    text: buttons[AGREE[stage]],
    type: 'primary',
    action: { do: 'agree', ...value },
    ...(stage === 'determination' ? { confirm: { title: confirms.title, text: confirms.determine } } : {}),
  } as const
  return form('review', [
    ...ticks(view, pending, detail),
    ...(onSite
      ? [
          input({
            name: FIELD.onSite,
            label: words.onSite,
            hint: words.onSiteHint,
            limit: LIMITS.onSite,
            lines: 2,
          }),
        ]
      : []),
    input({
      name: FIELD.opinion,
      label: words.opinion,
      hint: words.opinionHint,
      limit: LIMITS.opinion,
      lines: 3,
    }),
    remark(words.returning),
    select(
      FIELD.returnReason,
      words.reason,
      RETURN_REASON_KEYS.map((key) => ({ text: view.text.terms.returnReasons[key], value: key })),
    ),
    multiSelect(FIELD.tasks, words.tasks, taskChoices(problem, Math.min(detail.entries, 40))),
    datePicker(FIELD.tasksDue, words.tasksDue),
    row([
      submit('agree', agree),
      submit('return', {
        text: buttons.return,
        type: 'danger',
        confirm: { title: confirms.title, text: confirms.return },
        action: { do: 'return', ...value },
      }),
    ]),
  ])
}

const taskChoices = (problem: Problem, limit: number): readonly Choice[] =>
  standingTasks(problem)
    .slice(0, limit)
    .map((task) => ({ text: cut(`${task.code} ${task.content}`, 40), value: task.code }))

/** More measures than this are ticked in a list: a checker each would break the platform's limit of elements. */
const MOST_CHECKERS = 40

/** One tick for each measure, and one for the reason why there is no institution (P12, D36). */
const ticks = (view: CardView, { problem, application }: Pending, detail: Detail): readonly Element[] => {
  const { reviewCard: words } = view.text
  const tasks = standingTasks(problem)
  const exempted = application.outcome?.kind === 'exemption'
  const checkers = detail.blocks > 0 && tasks.length <= MOST_CHECKERS
  const measures = checkers
    ? tasks.map((task) => checker(tickName(task.code), words.tick(task.code)))
    : lists(view, problem)
  return [
    remark(checkers ? words.ticks : words.ticksList),
    ...measures,
    ...(exempted ? [checker(tickName('exemption'), words.tickExemption)] : []),
  ]
}

const lists = (view: CardView, problem: Problem): readonly Element[] => [
  multiSelect(
    FIELD.ticks,
    view.text.reviewCard.ticksList,
    standingTasks(problem).map((task) => ({ text: task.code, value: task.code })),
  ),
]
