import type { ItemCode } from '../../../domain/kernel/codes.ts'
import type { Evidence } from '../../../domain/problem/entries.ts'
import type { Problem, Task } from '../../../domain/problem/problem.ts'
import { evidenceOn, standingEvidence, standingTasks } from '../../../domain/problem/queries.ts'
import type { TaskState } from '../../../domain/problem/vocabulary.ts'
import { table } from '../build/layout.ts'
import { cut, line, remark } from '../build/text.ts'
import type { Colour, Div, Element, RootElement, Table } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, dayText, nameOf, today } from '../view.ts'

/** “title（凭证，曾之恒，2025年10月20日）” */
export const evidenceText = (view: CardView, evidence: Evidence, limit: number): string => {
  const { phrases, problemCard, terms } = view.text
  const kind = terms.evidenceKinds[evidence.kind]
  const inside = problemCard.evidenceBy(kind, nameOf(view, evidence.by), dayText(view, evidence.at))
  return phrases.bracketed(`${evidence.code} ${cut(evidence.title, limit)}`, inside)
}

/** Evidence of a measure; where the problem has one measure, the problem's own evidence is its too. */
const evidenceFor = (problem: Problem, task: Task): readonly Evidence[] => {
  const own = evidenceOn(problem, task.code)
  return standingTasks(problem).length === 1 ? [...own, ...evidenceOn(problem, problem.code)] : own
}

const evidenceOrNone = (
  view: CardView,
  evidence: readonly Evidence[],
  limit: number,
  separator: string,
): string =>
  evidence.length === 0
    ? view.text.closeOutCard.evidenceNone
    : evidence.map((each) => evidenceText(view, each, limit)).join(separator)

/** One measure beside its criterion and its evidence (domain.md D36). */
const measureBlock = (view: CardView, problem: Problem, task: Task, detail: Detail): readonly Element[] => {
  const { labels, terms } = view.text
  return [
    line(`${task.code} ${cut(task.content, detail.text)}`),
    remark(`${labels.criterion}${terms.colon}${cut(task.acceptance, detail.text)}`),
    remark(
      `${labels.evidence}${terms.colon}${evidenceOrNone(view, evidenceFor(problem, task), detail.cell, terms.semicolon)}`,
    ),
  ]
}

/** All measures beside criterion and evidence, as a table for many. */
const measureTable = (view: CardView, problem: Problem, detail: Detail): Table => {
  const { labels } = view.text
  const columns = [
    { title: labels.measure, width: '40%' },
    { title: labels.criterion, width: '30%' },
    { title: labels.evidence, width: '30%' },
  ]
  const rows = standingTasks(problem).map((task) => {
    const evidence = evidenceFor(problem, task)
    const shown = evidence.slice(0, Math.max(1, Math.floor(detail.cell / 20)))
    const rest = evidence.length - shown.length
    const listed = evidenceOrNone(view, shown, Math.min(detail.cell, 30), '\n')
    return [
      `${task.code} ${cut(task.content, detail.cell)}`,
      cut(task.acceptance, detail.cell),
      rest > 0 ? `${listed}\n${view.text.phrases.moreOlder(rest)}` : listed,
    ]
  })
  return table('measures', columns, rows)
}

/** Measures as blocks when they are few, else as a table. */
export const measures = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const tasks = standingTasks(problem)
  if (tasks.length > detail.blocks) return [measureTable(view, problem, detail)]
  return tasks.flatMap((task) => measureBlock(view, problem, task, detail))
}

const TASK_COLOURS: Readonly<Record<TaskState, Colour>> = {
  unclaimed: 'orange',
  inProgress: 'blue',
  acceptance: 'purple',
  done: 'green',
  cancelled: 'neutral',
}

/** Tasks with owner, date, percent and state; at most `entries` of them. */
export const taskTable = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const { labels, terms, dates, problemCard, phrases } = view.text
  const columns = [
    { title: labels.code, width: '110px' },
    { title: labels.measure, width: '260px' },
    { title: labels.owner, width: '90px' },
    { title: labels.due, width: '100px' },
    { title: labels.percent, width: '80px' },
    { title: labels.state, width: '100px', options: true },
  ]
  const shown = problem.tasks.slice(0, detail.entries)
  const rows = shown.map((task) => {
    const late = task.state !== 'done' && task.state !== 'cancelled' && task.effectiveDue < today(view)
    const state = { text: terms.taskStates[task.state], color: TASK_COLOURS[task.state] }
    return [
      task.code,
      cut(task.content, detail.cell),
      nameOf(view, task.owner),
      dates.short(task.effectiveDue),
      terms.percent(task.percent),
      late ? [state, { text: terms.flags.overdue, color: 'red' as const }] : [state],
    ]
  })
  const done = problem.tasks.filter((task) => task.state === 'done').length
  const rest = problem.tasks.length - shown.length
  return [
    line(`${problemCard.tasks}${terms.colon}${problemCard.tasksDone(done, standingTasks(problem).length)}`),
    ...(shown.length === 0 ? [] : [table('tasks', columns, rows, 5)]),
    ...(rest > 0 ? [remark(phrases.more(rest))] : []),
  ]
}

/** Evidence on an item, the newest first. */
export const evidenceLines = (
  view: CardView,
  problem: Problem,
  on: ItemCode | null,
  detail: Detail,
): readonly Div[] => {
  const found = standingEvidence(problem).filter((each) => on === null || each.on === on)
  const shown = found.slice(-Math.min(12, detail.entries)).reverse()
  const rest = found.length - shown.length
  return [
    ...shown.map((each) =>
      line(`${on === null ? `${each.on} · ` : ''}${evidenceText(view, each, detail.cell)}`),
    ),
    ...(rest > 0 ? [remark(view.text.phrases.moreOlder(rest))] : []),
  ]
}
