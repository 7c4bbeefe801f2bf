import { problemTrail } from '../../../app/trail.ts'
import { stepsInOrder, timeOf } from '../../../domain/problem/in-order.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import type { Step } from '../../../domain/problem/trail.ts'
import { eventText } from '../../../text/index.ts'
import { cut, line, remark } from '../build/text.ts'
import type { Div } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { actorName, type CardView, momentText, nameOf } from '../view.ts'

const SHOWN = 12

/** What became of an update since; an application taken back has its own line (P15). */
const marksOf = (view: CardView, { what, undone, recalled }: Step): string => {
  const { historyMarks } = view.text.problemCard
  return `${undone && what?.kind !== 'closeOut' ? historyMarks.undone : ''}${recalled ? historyMarks.recalled : ''}`
}

/** One line of history: when, who, what, and what became of it. */
const historyLine = (view: CardView, step: Step, limit: number): string => {
  const { event, stamp } = step.entry
  const names = { person: (id: Parameters<typeof nameOf>[1]) => nameOf(view, id) }
  const actor = actorName(view, stamp.by, stamp.onBehalfOf)
  const told = `${momentText(view, timeOf(step.entry))} ${actor} ${eventText(view.text, event, names)}`
  return `${cut(told, limit)}${marksOf(view, step)}`
}

/** The latest entries of the problem's journal, the newest first: a report stands where it was said. */
export const historyLines = (view: CardView, problem: Problem, detail: Detail): readonly Div[] => {
  const all = stepsInOrder(problemTrail(view.store, problem.code)).filter(
    ({ entry }) => entry.event.type !== 'sourceRecalled',
  )
  const shown = all.slice(-Math.max(3, Math.min(SHOWN, detail.entries)))
  const rest = all.length - shown.length
  return [
    ...shown.reverse().map((step) => line(historyLine(view, step, detail.cell + 60))),
    ...(rest > 0 ? [remark(view.text.phrases.moreOlder(rest))] : []),
  ]
}
