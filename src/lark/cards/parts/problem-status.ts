import type { Problem } from '../../../domain/problem/problem.ts'
import {
  closeOutNumber,
  openBlockers,
  pendingApplication,
  pendingExtension,
} from '../../../domain/problem/queries.ts'
import { cut, line } from '../build/text.ts'
import type { RootElement } from '../build/types.ts'
import type { Detail } from '../fit.ts'
import { type CardView, dayText, nameOf } from '../view.ts'
import { stageLines } from './stages.ts'

/** What is under way or decided: closing, reopening, long term, extension, application, last return, blockers. */
export const statusLines = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const { problemCard: words, dates, terms } = view.text
  const lines: RootElement[] = []
  const closing = problem.closings.at(-1)
  const number = closeOutNumber(problem)
  if (number !== null && closing !== undefined)
    lines.push(line(words.closed(number, dayText(view, closing.at))))
  if (problem.state === 'voided') lines.push(line(words.voided))
  const { longTerm } = problem
  if (longTerm !== null && problem.state === 'longTerm')
    lines.push(line(words.longTerm(nameOf(view, longTerm.holder), longTerm.intervalMonths)))
  const reopening = problem.reopenings.at(-1)
  if (reopening !== undefined)
    lines.push(line(words.reopened(problem.reopenings.length, cut(reopening.finding, detail.text))))
  const extension = pendingExtension(problem)
  if (extension !== undefined) lines.push(line(words.extension(extension.code, dates.day(extension.asked))))
  const application = pendingApplication(problem)
  if (application !== undefined) {
    lines.push(line(words.application(application.code, application.attempt)))
    lines.push(...stageLines(view, problem, application))
  }
  const returned = problem.applications.findLast(({ state }) => state === 'returned')
  const back = returned?.reviews.findLast(({ result }) => result === 'returned')
  if (back !== undefined && problem.state === 'rectifying') {
    const reason = back.returnReason === null ? terms.none : terms.returnReasons[back.returnReason]
    lines.push(line(words.lastReturn(terms.stages[back.stage], reason, cut(back.opinion, detail.text))))
  }
  for (const blocker of openBlockers(problem).slice(0, detail.entries)) {
    const by = words.blockerBy(nameOf(view, blocker.by), dayText(view, blocker.at))
    const text = `${words.blockers} ${blocker.code}${terms.colon}${cut(blocker.text, detail.text)}`
    lines.push(line(view.text.phrases.bracketed(text, by)))
  }
  return lines
}
