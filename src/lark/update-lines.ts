import type { Acting } from '../app/context.ts'
import type { Undone } from '../app/undo.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { isSaidTooEarly, presentPercent, saidAtOf } from '../domain/problem/said.ts'
import { subjectOf } from '../domain/problem/update.ts'
import type { Catalogue } from '../text/index.ts'
import { updateName } from '../text/update-name.ts'
import { momentText } from './cards/view.ts'

/** The answer to a report just made: what it was before, or that it came too late to change anything. */
export const reportedLine = (
  { calendar, now }: Pick<Acting, 'calendar' | 'now'>,
  text: Catalogue,
  after: Problem,
): string => {
  const { replies } = text.commands
  const report = after.progress.at(-1)
  if (report === undefined) return replies.done.report
  const { on, percent, before, task = null } = report
  const saidAt = saidAtOf(report)
  if (!isSaidTooEarly(after, task, { saidAt, now })) return replies.reported(on, percent, before)
  const said = momentText({ text, calendar, now }, saidAt)
  return replies.reportedLate(on, percent, said, presentPercent(after, task))
}

/** The answer to what was taken back: its name, and what a percent is now. */
export const undoneLine = (text: Catalogue, { what, before, problem }: Undone): string => {
  const { replies } = text.commands
  const name = updateName(text.updates, what, subjectOf(before, what))
  if (what.kind !== 'progress') return replies.undone(name)
  const task = before.progress[what.n]?.task ?? null
  const present = presentPercent(problem, task)
  return replies.undoneReport(name, present, present !== presentPercent(before, task))
}
