import type { OrganisationCode, PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import { type Directory, delegateOf, delegatorsOf } from '../people/directory.ts'
import type { Membership, Person } from '../people/person.ts'
import type { Problem } from '../problem/problem.ts'
import { pendingApplication } from '../problem/queries.ts'
import { matrixCell } from './matrix.ts'

/** The person and everybody whose duties he does at that instant; a later delegation replaces an earlier one. */
export const principalsOf = (directory: Directory, person: Person, at: Instant): readonly PersonId[] => [
  person.id,
  ...delegatorsOf(directory, person.id, at).filter((id) => delegateOf(directory, id, at) === person.id),
]

const membershipsOf = (directory: Directory, person: Person, at: Instant | null): readonly Membership[] => {
  if (at === null) return person.memberships
  return principalsOf(directory, person, at).flatMap((id) => directory.people.get(id)?.memberships ?? [])
}

/**
 * Organisations whose items a person may read (domain.md 3.6, row “read item”); an inspected organisation never
 * sees another's. With `at`, a delegate also reads with the eyes of those whose duties he does.
 */
export const readableOrganisations = (
  directory: Directory,
  person: Person,
  at: Instant | null = null,
): 'all' | readonly OrganisationCode[] => {
  const own = new Set<OrganisationCode>()
  for (const { role, organisation } of membershipsOf(directory, person, at)) {
    const { grant } = matrixCell('readItem', role)
    if (grant === 'do' || grant === 'read') return 'all'
    if (grant === 'own' && organisation !== null) own.add(organisation)
  }
  return [...own]
}

/** Whether a person may see the substance of a problem: by scope, or because he was named to review it (P11a). */
export const mayRead = (
  directory: Directory,
  person: Person,
  problem: Problem,
  at: Instant | null = null,
): boolean => {
  const readable = readableOrganisations(directory, person, at)
  if (readable === 'all' || readable.includes(problem.organisation)) return true
  const ids = at === null ? [person.id] : principalsOf(directory, person, at)
  return pendingApplication(problem)?.named.some((named) => ids.includes(named.person)) ?? false
}
