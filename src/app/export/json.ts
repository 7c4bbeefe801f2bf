import type { Instant } from '../../domain/kernel/time.ts'
import type { Directory } from '../../domain/people/directory.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import { ledgerAsOf } from '../as-of.ts'
import type { Store } from '../ports.ts'
import { peopleJson } from './people.ts'
import { problemJson } from './problem.ts'

function* storedProblems({ problems }: Store): Iterable<Problem> {
  for (const { problem } of problems.stored()) yield problem
}

const chunks = function* (directory: Directory, problems: Iterable<Problem>): Iterable<string> {
  const head = JSON.stringify(peopleJson(directory), null, 2)
  yield `${head.slice(0, head.lastIndexOf('\n}'))},\n  "problems": [`
  let separator = ''
  for (const problem of problems) {
    const text = JSON.stringify(problemJson(problem), null, 2).replaceAll('\n', '\n    ')
    yield `${separator}\n    ${text}`
    separator = ','
  }
  yield separator === '' ? ']\n}\n' : '\n  ]\n}\n'
}

/**
 * The full ledger as JSON (contract.md 3, “JSON export”): facts only, in a fixed order, so that two exports of an
 * unchanged ledger are equal byte for byte. In pieces, because a ledger may be large.
 * @param asOf null = the present state; else as it stood at that instant
 */
export const exportJson = (store: Store, asOf: Instant | null): Iterable<string> => {
  if (asOf === null) return chunks(store.directory.load(), storedProblems(store))
  const { directory, problems } = ledgerAsOf(store, asOf)
  return chunks(directory, problems)
}
