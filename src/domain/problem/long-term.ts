import type { PersonId } from '../kernel/codes.ts'
import type { Gap } from '../kernel/refusal.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import { boundedText, requireComplete, requireMember } from './guards.ts'
import type { Problem } from './problem.ts'
import { openTasks, pendingExtension } from './queries.ts'

/**
 * P18: GROUP, on supervision's opinion, turns a problem whose stage targets are met (no task open, no extension
 * pending) into long-term effort with a holder of the organisation and a check every `intervalMonths` months. It does
 * not count as closed (domain.md finding 3).
 * @throws Refusal `incomplete`, `unknownPerson`, `conflict` (from determination); RangeError on an interval below 1
 */
export const setLongTerm = (
  d: Deciding,
  problem: Problem,
  input: { readonly holder: PersonId; readonly intervalMonths: number; readonly opinion: string },
): Decision => {
  const { onBehalfOf } = authorise(d, 'setLongTerm', problem)
  const { holder, intervalMonths } = input
  if (!Number.isInteger(intervalMonths) || intervalMonths < 1)
    throw new RangeError(`not a number of months: ${intervalMonths}`)
  const opinion = boundedText('opinion', input.opinion)
  const open = openTasks(problem)
  const extension = pendingExtension(problem)
  const gaps: Gap[] = []
  if (open.length > 0) gaps.push({ kind: 'taskOpen', items: open.map(({ code }) => code) })
  if (extension !== undefined) gaps.push({ kind: 'extension', items: [extension.code] })
  if (opinion === '') gaps.push({ kind: 'opinion', items: [] })
  requireComplete(problem.code, gaps)
  requireMember(d, problem, holder)
  return { events: [{ type: 'longTermSet', holder, intervalMonths, opinion }], onBehalfOf }
}
