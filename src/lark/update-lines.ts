import type { Acting } from '../app/context.ts'
import type { Undone } from '../app/undo.ts'
import type { Progress } from '../domain/problem/entries.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { overtakenBy, presentPercent, saidAtOf } from '../domain/problem/said.ts'
import { parseUpdateKey, subjectOf } from '../domain/problem/update.ts'
import type { ProposalLine } from '../domain/proposal/proposal.ts'
import type { Catalogue } from '../text/index.ts'
import { updateName } from '../text/update-name.ts'
import { momentText } from './cards/view.ts'

type Moment = Pick<Acting, 'calendar' | 'now'>

/** That a report just made came too late to change anything (domain.md 3.10.7); null when it did not. */
const lateLine = (
  { calendar, now }: Moment,
  text: Catalogue,
  after: Problem,
  report: Progress,
): string | null => {
  const { on, percent, task = null } = report
  if (overtakenBy(after, report) === null) return null
  const said = momentText({ text, calendar, now }, saidAtOf(report))
  return text.commands.replies.reportedLate(on, percent, said, presentPercent(after, task))
}

/** The answer to a report just made: what it was before, or that it came too late to change anything. */
export const reportedLine = (moment: Moment, text: Catalogue, after: Problem): string => {
  const { replies } = text.commands
  const report = after.progress.at(-1)
  if (report === undefined) return replies.done.report
  return lateLine(moment, text, after, report) ?? replies.reported(report.on, report.percent, report.before)
}

/** The same of a line of a proposal just confirmed; null when its figure counts, or when it tells none. */
export const lateLineOf = (acting: Acting, text: Catalogue, line: ProposalLine): string | null => {
  if (line.state !== 'stored' || line.update === null || line.percent === null) return null
  const update = parseUpdateKey(line.update)
  if (update?.what.kind !== 'progress') return null
  const problem = acting.store.problems.get(update.problem)
  const report = problem?.progress[update.what.n]
  return problem === undefined || report === undefined ? null : lateLine(acting, text, problem, report)
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
