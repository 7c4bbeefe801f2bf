import { isProblemEvent } from '../../../app/ledger-event.ts'
import type { JournalEntry } from '../../../app/ports.ts'
import type { ProblemEvent } from '../../../domain/problem/events.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { eventText } from '../../../text/index.ts'
import { cut, line, remark } from '../build/text.ts'
import type { Div } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { actorName, type CardView, momentText, nameOf } from '../view.ts'

const SHOWN = 12

/** One line of history: when, who, what. */
const historyLine = (view: CardView, event: ProblemEvent, stamp: JournalEntry['stamp']): string => {
  const names = { person: (id: Parameters<typeof nameOf>[1]) => nameOf(view, id) }
  const actor = actorName(view, stamp.by, stamp.onBehalfOf)
  return `${momentText(view, stamp.at)} ${actor} ${eventText(view.text, event, names)}`
}

/** The latest entries of the problem's journal, the newest first. */
export const historyLines = (view: CardView, problem: Problem, detail: Detail): readonly Div[] => {
  const latest: { event: ProblemEvent; stamp: JournalEntry['stamp'] }[] = []
  let all = 0
  for (const { event, stamp } of view.store.journal.read({ stream: problem.code })) {
    if (!isProblemEvent(event)) continue
    all += 1
    latest.push({ event, stamp })
    if (latest.length > SHOWN) latest.shift()
  }
  const shown = latest.slice(-Math.max(3, Math.min(SHOWN, detail.entries)))
  const rest = all - shown.length
  return [
    ...shown
      .reverse()
      .map(({ event, stamp }) => line(cut(historyLine(view, event, stamp), detail.cell + 60))),
    ...(rest > 0 ? [remark(view.text.phrases.moreOlder(rest))] : []),
  ]
}
