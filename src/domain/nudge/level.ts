import type { PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { Directory } from '../people/directory.ts'
import { principalsOf } from '../policy/reading.ts'
import { SEATS, type Seat } from '../policy/seats.ts'
import type { Problem } from '../problem/problem.ts'

/** Who stands above whom about a problem, as the ladder of domain.md 3.8 climbs. */
const LEVELS: readonly (readonly Seat[])[] = [
  ['handler'],
  ['head'],
  ['leader'],
  ['first'],
  ['jijian', 'zuzhi'],
  ['office'],
  ['group'],
]

/** The highest level of a person, or of those whose duties he does; -1 for nobody who is concerned. */
export const levelOf = (directory: Directory, problem: Problem, person: PersonId, at: Instant): number => {
  const known = directory.people.get(person)
  const ids = known === undefined ? [person] : principalsOf(directory, known, at)
  return LEVELS.findLastIndex((seats) =>
    seats.some((seat) =>
      SEATS[seat]({ directory, problem, at, target: {} }).some((holder) => ids.includes(holder)),
    ),
  )
}
