import type { Problem } from '../../domain/problem/problem.ts'
import { pendingExtension } from '../../domain/problem/queries.ts'

/** The flags of domain.md 3.4 that are facts of the ledger; 超期 depends on the day one looks. */
export const flagsOf = (problem: Problem): readonly string[] => [
  ...(problem.isKey ? ['重点难点'] : []),
  ...(pendingExtension(problem) === undefined ? [] : ['延期中']),
  ...(problem.returns > 0 ? [`退回${problem.returns}次`] : []),
  ...(problem.reopenings.length > 0 ? ['反弹'] : []),
]
