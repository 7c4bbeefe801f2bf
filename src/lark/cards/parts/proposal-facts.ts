import { problemWith } from '../../../app/record.ts'
import { type ItemCode, isTaskCode } from '../../../domain/kernel/codes.ts'
import type { Refusal } from '../../../domain/kernel/refusal.ts'
import type { Person } from '../../../domain/people/person.ts'
import type { Deciding } from '../../../domain/problem/decision.ts'
import type { Progress } from '../../../domain/problem/entries.ts'
import type { Problem } from '../../../domain/problem/problem.ts'
import { taskOf } from '../../../domain/problem/queries.ts'
import { type Overtaking, overtakenBy } from '../../../domain/problem/said.ts'
import { parseUpdateKey } from '../../../domain/problem/update.ts'
import { obstacleTo, percentNow } from '../../../domain/proposal/decide-line.ts'
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
  /** What was later when the report was stored: this one changed nothing (domain.md 3.10.7). */
  readonly overtaken: Overtaking | null
  /** The message behind the stored update was recalled (domain.md 3.10.6). */
  readonly recalled: boolean
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

/** The report that a line became. */
const storedReport = (problem: Problem, { update }: ProposalLine): Progress | undefined => {
  const what = update === null ? undefined : parseUpdateKey(update)?.what
  return what?.kind === 'progress' ? problem.progress[what.n] : undefined
}

/** The line with what the ledger says of its item now. */
export const lineAsStated = (view: CardView, proposal: Proposal, line: ProposalLine): StatedLine => {
  const { on, files } = line
  const problem = on === null ? undefined : problemWith(view, on)
  const writer = writerOf(view, proposal)
  if (on === null || problem === undefined || writer === undefined)
    return {
      line,
      problem: undefined,
      title: null,
      present: null,
      obstacle: null,
      files: [],
      overtaken: null,
      recalled: false,
    }
  const stored = storedReport(problem, line)
  const filed = files.flatMap(({ name: title, status, evidence, reason }) =>
    status === 'offered' ? [] : [{ title, status, evidence, reason }],
  )
  return {
    line,
    problem,
    title: showsSubstance(view, problem, proposal.person) ? titleOf(problem, on) : null,
    present: percentNow(writer, problem, on),
    obstacle: isOpen(line) ? obstacleTo(writer, problem, line, on) : null,
    files: filedEvidence(view, problem, [writer.actor], filed),
    overtaken: stored === undefined ? null : overtakenBy(problem, stored),
    recalled: stored?.recalledAt !== undefined,
  }
}
