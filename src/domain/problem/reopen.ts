import type { EvidenceCode } from '../kernel/codes.ts'
import { type Gap, Refusal } from '../kernel/refusal.ts'
import type { LocalDate } from '../kernel/time.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import {
  boundedText,
  requireComplete,
  requireNear,
  requireNotPast,
  restartingTasks,
  saysSomething,
  type TaskDues,
} from './guards.ts'
import type { Problem } from './problem.ts'
import { standingEvidence } from './queries.ts'

/**
 * P21 with T9: supervision or OFFICE reopens a closed problem on a finding with evidence, with a new deadline and the
 * organisation's statement on record. It is determined by GROUP only from then on.
 * @throws Refusal `incomplete`, `unknownItem` (evidence, task), `datePast`, `dateTooFar`, `dateBeyondProblem`, `wrongState`
 */
export const reopen = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly finding: string
    readonly evidence: readonly EvidenceCode[]
    readonly statement: string
    readonly deadline: LocalDate
    readonly tasks: TaskDues
  },
): Decision => {
  const { onBehalfOf } = authorise(d, 'reopen', problem)
  const finding = boundedText('finding', input.finding)
  const statement = boundedText('statement', input.statement)
  const gaps: Gap[] = []
  if (!saysSomething(finding)) gaps.push({ kind: 'finding', items: [] })
  if (input.evidence.length === 0) gaps.push({ kind: 'reopenEvidence', items: [] })
  if (!saysSomething(statement)) gaps.push({ kind: 'unitStatement', items: [] })
  requireComplete(problem.code, gaps)
  const evidence = [...new Set(input.evidence)]
  const unknown = evidence.find((code) => !standingEvidence(problem).some((each) => each.code === code))
  if (unknown !== undefined) throw new Refusal('unknownItem', { code: unknown })
  requireNotPast(d, input.deadline)
  requireNear(d, input.deadline)
  const tasks = restartingTasks(d, problem, input.tasks, input.deadline)
  return {
    events: [{ type: 'reopened', finding, evidence, statement, deadline: input.deadline, tasks }],
    onBehalfOf,
  }
}
