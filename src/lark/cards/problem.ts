import type { JournalEntry } from '../../app/ports.ts'
import type { Person } from '../../domain/people/person.ts'
import type { Problem, RootCause } from '../../domain/problem/problem.ts'
import {
  closeOutNumber,
  openBlockers,
  pendingApplication,
  pendingExtension,
  standingTasks,
} from '../../domain/problem/queries.ts'
import { ballHolders } from '../../domain/problem/holder.ts'
import { card, type Fact, facts, panel } from './build/layout.ts'
import { cut, line, remark } from './build/text.ts'
import type { RootElement } from './build/types.ts'
import { defineCard } from './card.ts'
import { type Detail, fitted } from './fit.ts'
import { historyLines } from './parts/history.ts'
import { legend, lightTag, problemLight } from './parts/light.ts'
import { evidenceLines, taskTable } from './parts/measures.ts'
import { deadlineText, flagsOf, percentText, problemHeader } from './parts/problem-facts.ts'
import { problemButtons } from './parts/problem-buttons.ts'
import { permits } from './parts/permits.ts'
import { stageLines } from './parts/stages.ts'
import { updateForm } from './parts/update-form.ts'
import { type CardView, dayText, momentText, nameOf, pressers, showsSubstance, unitName } from './view.ts'

interface State {
  readonly problem: Problem
  readonly substance: boolean
  /** Whose buttons stand on the card. */
  readonly people: readonly Person[]
}

const isOver = ({ state }: Problem): boolean => state === 'closed' || state === 'voided'

/** The item with its tasks, its history and what its viewer may do (contract.md 4); settled once closed. */
export const problemCard = defineCard<'problem', State>({
  name: 'problem',
  load: (view, { code, viewer }) => {
    const problem = view.store.problems.get(code)
    if (problem === undefined) return undefined
    const substance = showsSubstance(view, problem, viewer)
    return { problem, substance, people: pressers(view, problem, viewer) }
  },
  draw: (state, view) => {
    const { problem, substance } = state
    const header = problemHeader(view, problem, substance)
    const draw = (detail: Detail) =>
      card(header, substance ? fullBody(view, state, detail) : wideBody(view, problem))
    return { card: fitted(draw), settled: isOver(problem) }
  },
})

/** Codes, figures and lights only (contract.md 5). */
const wideBody = (view: CardView, problem: Problem): readonly RootElement[] => {
  const { labels, terms, problemCard: words } = view.text
  const done = problem.tasks.filter(({ state }) => state === 'done').length
  return [
    facts(
      [
        [labels.unit, unitName(view, problem.organisation)],
        [labels.state, terms.problemStates[problem.state]],
        [labels.deadline, deadlineText(view, problem)],
        [labels.percent, percentText(view, problem)],
        [labels.light, lightTag(view, problemLight(view, problem)).text],
      ],
      terms.colon,
    ),
    line(words.tasksDone(done, standingTasks(problem).length)),
    legend(view),
  ]
}

const fullBody = (view: CardView, { problem, people }: State, detail: Detail): readonly RootElement[] => {
  const words = view.text.problemCard
  const evidence = evidenceLines(view, problem, null, detail)
  const history = historyLines(view, problem, detail)
  const form = isOver(problem) ? undefined : updateForm(view, people, problem, problem.code)
  return [
    facts(problemFacts(view, problem), view.text.terms.colon),
    ...substanceLines(view, problem, detail),
    ...statusLines(view, problem, detail),
    ...taskTable(view, problem, detail),
    ...(evidence.length === 0 ? [] : [panel(words.evidence(problem.evidence.length), evidence)]),
    ...(history.length === 0 ? [] : [panel(words.history, history)]),
    ...nudgeLines(view, problem, people),
    ...(form === undefined ? [] : [form]),
    ...(isOver(problem) ? [] : problemButtons(view, people, problem)),
    legend(view),
  ]
}

const problemFacts = (view: CardView, problem: Problem): readonly Fact[] => {
  const { labels, terms, common } = view.text
  const department =
    problem.head === null
      ? problem.department
      : common.bracketed(problem.department, nameOf(view, problem.head))
  return [
    [labels.type, terms.rectifyTypes[problem.type]],
    [labels.deadline, deadlineText(view, problem)],
    [labels.first, nameOf(view, problem.firstResponsible)],
    [labels.leader, nameOf(view, problem.leader)],
    [labels.department, department === '' ? terms.unassigned : department],
    [labels.percent, percentText(view, problem)],
    ...holderFact(view, problem),
  ]
}

/** Who holds the ball now (domain.md D65). */
const holderFact = (view: CardView, problem: Problem): readonly Fact[] => {
  const holder = ballHolders(view.directory, problem, view.now)
  const [first] = holder?.people ?? []
  if (holder === null || first === undefined) return []
  const { common, labels, terms } = view.text
  return [[labels.holder, common.bracketed(nameOf(view, first), terms.roles[holder.role])]]
}

const rootCauseText = (view: CardView, cause: RootCause, limit: number): string => {
  const { rootCause, comma } = view.text.terms
  const tags = [cause.kind, cause.level].map((part) => (part === null ? rootCause.unstated : rootCause[part]))
  return view.text.common.bracketed(cut(cause.text, limit), tags.join(comma))
}

const substanceLines = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const { labels, terms } = view.text
  const flags = flagsOf(view, problem).map((flag) => flag.text)
  return [
    line(`${labels.description}${terms.colon}${cut(problem.description, detail.text)}`),
    ...(problem.rootCause === null
      ? []
      : [line(`${labels.rootCause}${terms.colon}${rootCauseText(view, problem.rootCause, detail.text)}`)]),
    ...(flags.length === 0 ? [] : [line(`${labels.flags}${terms.colon}${flags.join(terms.comma)}`)]),
  ]
}

/** What is under way or decided: closing, reopening, long term, extension, application, last return, blockers. */
const statusLines = (view: CardView, problem: Problem, detail: Detail): readonly RootElement[] => {
  const { problemCard: words, dates, terms } = view.text
  const lines: RootElement[] = []
  const closing = problem.closings.at(-1)
  const number = closeOutNumber(problem)
  if (number !== null && closing !== undefined) lines.push(line(words.closed(number, dayText(view, closing.at))))
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
    lines.push(line(view.text.common.bracketed(text, by)))
  }
  return lines
}

/** Who was nudged and has seen it: for those above, who may chase (issue: nudge cards). */
const nudgeLines = (view: CardView, problem: Problem, people: readonly Person[]): readonly RootElement[] => {
  if (!permits(view, people, 'chase', problem)) return []
  const words = view.text.problemCard
  const seen = (at: JournalEntry['recordedAt'] | null): string | null => (at === null ? null : momentText(view, at))
  const told = view.store.briefs
    .ofObject(problem.code)
    .slice(0, 5)
    .map((each) => words.nudgedPerson(nameOf(view, each.person), momentText(view, each.sentAt), seen(each.seenAt)))
  return told.length === 0 ? [] : [remark(`${words.nudged}${view.text.terms.colon}${told.join(view.text.terms.semicolon)}`)]
}

