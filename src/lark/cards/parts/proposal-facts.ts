import { problemWith } from '../../../app/proposal/propose.ts'
import { type ItemCode, isTaskCode } from '../../../domain/kernel/codes.ts'
import type { Refusal } from '../../../domain/kernel/refusal.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Deciding } from '../../../domain/problem/decision.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { taskOf } from '../../../domain/problem/queries.ts'
import { obstacleTo, presentPercent } from '../../../domain/proposal/decide-line.ts'
import { isOpen, type Proposal, type ProposalLine } from '../../../domain/proposal/proposal.ts'
import type { CardView } from '../view.ts'
import { showsSubstance } from '../view.ts'
import { type FiledEvidence, filedEvidence } from './evidence-files.ts'

/** A line beside the present state of its item. */
export interface StatedLine {
  readonly line: ProposalLine
  /** Undefined when the item is not named, or the ledger does not hold it. */
  readonly problem: Problem | undefined
  /** Title of the problem or content of the task, where it may stand on this card. */
  readonly title: string | null
  /** Percent that the report moves, as it is now. */
  readonly present: number | null
  /** Why it could not be stored now. */
  readonly obstacle: Refusal | null
  readonly files: readonly FiledEvidence[]
}

/** The writer as the deciders want him; undefined when the ledger no longer knows him. */
export const writerOf = (
  view: CardView,
  { person }: Proposal,
): (Deciding & { actor: Person }) | undefined => {
  const actor = view.directory.people.get(person)
  return actor === undefined
    ? undefined
    : { directory: view.directory, calendar: view.calendar, at: view.now, actor }
}

const titleOf = (problem: Problem, on: ItemCode): string =>
  isTaskCode(on) ? (taskOf(problem, on)?.content ?? problem.title) : problem.title

/** The line with what the ledger says of its item now. */
export const lineAsStated = (view: CardView, proposal: Proposal, line: ProposalLine): StatedLine => {
  const { on, files } = line
  const problem = on === null ? undefined : problemWith(view, on)
  const writer = writerOf(view, proposal)
  if (on === null || problem === undefined || writer === undefined)
    return { line, problem: undefined, title: null, present: null, obstacle: null, files: [] }
  const filed = files.flatMap(({ name: title, status, evidence, reason }) =>
    status === 'offered' ? [] : [{ title, status, evidence, reason }],
  )
  return {
    line,
    problem,
    title: showsSubstance(view, problem, proposal.person) ? titleOf(problem, on) : null,
    present: presentPercent(writer, problem, on),
    obstacle: isOpen(line) ? obstacleTo(writer, problem, line, on) : null,
    files: filedEvidence(view, problem, [writer.actor], filed),
  }
}
