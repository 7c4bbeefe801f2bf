import type { PersonId } from '../kernel/codes.ts'
import type { ConflictReason } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import { type Directory, delegateOf, holdersOf } from '../people/directory.ts'
import type { Person, Role } from '../people/person.ts'
import type { Application, Problem } from '../problem/problem.ts'
import { pendingApplication } from '../problem/queries.ts'
import type { ReviewStage } from '../problem/vocabulary.ts'

/**
 * The person and everybody whose delegate he has been in [since, at]: a delegate inherits the conflicts of the
 * person replaced and his own (domain.md 3.4), also when the delegation ended in between.
 */
export const conflictsOf = (
  directory: Directory,
  person: PersonId,
  since: Instant,
  at: Instant,
): readonly PersonId[] => [
  person,
  ...directory.delegations
    .filter((d) => d.to === person && d.since <= at && d.until >= since)
    .map((d) => d.from),
]

/** Each person in order once, his delegate before him: the first is the one shown, any of them may act (D65). */
export const withDelegates = (
  directory: Directory,
  people: readonly PersonId[],
  at: Instant,
): readonly PersonId[] => {
  const standing = people.flatMap((id) => {
    const delegate = delegateOf(directory, id, at)
    return delegate === null ? [id] : [delegate, id]
  })
  return [...new Set(standing)]
}

const departmentsAs = (directory: Directory, person: PersonId, role: Role): readonly string[] =>
  (directory.people.get(person)?.memberships ?? []).flatMap((m) =>
    m.role === role && m.department !== null ? [m.department] : [],
  )

/** P12: the two supervision reviews come from two departments, where the directory names departments. */
const sharesDepartment = (
  directory: Directory,
  application: Application,
  stage: ReviewStage,
  person: PersonId,
): boolean => {
  const [mine, other, otherStage]: readonly [Role, Role, ReviewStage] =
    stage === 'jijian' ? ['JIJIAN', 'ZUZHI', 'zuzhi'] : ['ZUZHI', 'JIJIAN', 'jijian']
  const review = application.reviews.find((each) => each.stage === otherStage)
  if (review === undefined) return false
  const theirs = departmentsAs(directory, review.onBehalfOf ?? review.by, other)
  return departmentsAs(directory, person, mine).some((name) => theirs.includes(name))
}

const ownConflict = (
  directory: Directory,
  problem: Problem,
  application: Application,
  stage: ReviewStage,
  person: PersonId,
): ConflictReason | null => {
  if (person === application.by || person === application.onBehalfOf) return 'submitter'
  if (application.contributors.includes(person)) return 'contributor'
  if (application.reviews.some((r) => r.by === person || r.onBehalfOf === person)) return 'earlierReviewer'
  if (stage === 'initial') return null
  const member = directory.people.get(person)
  if (member?.memberships.some((m) => m.organisation === problem.organisation)) return 'sameOrganisation'
  if (stage === 'determination') return null
  return sharesDepartment(directory, application, stage, person) ? 'sameDepartment' : null
}

/**
 * Why a person may not review this application at this stage, or null (domain.md 3.4, four-eyes set).
 * `delegator` = not for himself, but for somebody whose duties he does or did since the submission.
 */
export const reviewConflict = (
  d: { readonly directory: Directory; readonly at: Instant },
  problem: Problem,
  application: Application,
  stage: ReviewStage,
  person: PersonId,
): ConflictReason | null => {
  const reason = ownConflict(d.directory, problem, application, stage, person)
  if (reason !== null) return reason
  const inherited = conflictsOf(d.directory, person, application.at, d.at).slice(1)
  return inherited.some((id) => ownConflict(d.directory, problem, application, stage, id) !== null)
    ? 'delegator'
    : null
}

const idsOf = (directory: Directory, role: Role): readonly PersonId[] =>
  holdersOf(directory, role).map(({ id }) => id)

/** P13: GROUP, before it the head of OFFICE where the profile delegates; a reopened problem only GROUP (P21). */
const determiners = (directory: Directory, problem: Problem): readonly PersonId[] => {
  const group = idsOf(directory, 'GROUP')
  const delegated =
    directory.round?.profile.determinationDelegated === true && problem.reopenings.length === 0
  return delegated ? [...idsOf(directory, 'OFFICE').slice(0, 1), ...group] : group
}

/** P11: the responsible leader; the first-responsible person only where the leader conflicts. */
const initialReviewer = (directory: Directory, problem: Problem, application: Application, at: Instant) => {
  const { leader } = problem
  const conflicts =
    leader === null || reviewConflict({ directory, at }, problem, application, 'initial', leader) !== null
  return conflicts ? problem.firstResponsible : leader
}

/** Who holds a stage by role or by being named (P11–P13, P11a), in order, before conflicts and delegates. */
export const stageHolders = (
  directory: Directory,
  problem: Problem,
  application: Application,
  stage: ReviewStage,
  at: Instant,
): readonly PersonId[] => {
  const named = application.named.filter((each) => each.stage === stage).map(({ person }) => person)
  switch (stage) {
    case 'initial':
      return [initialReviewer(directory, problem, application, at), ...named]
    case 'jijian':
      return [...idsOf(directory, 'JIJIAN'), ...named]
    case 'zuzhi':
      return [...idsOf(directory, 'ZUZHI'), ...named]
    case 'determination':
      return [...determiners(directory, problem), ...named]
  }
}

/**
 * Everybody who may review the pending application at this stage now, the one shown first; a delegate stands before
 * the person he replaces. Empty = P11a: another reviewer has to be named.
 */
export const eligibleReviewers = (
  directory: Directory,
  problem: Problem,
  stage: ReviewStage,
  at: Instant,
): readonly Person[] => {
  const application = pendingApplication(problem)
  if (application === undefined) return []
  const holders = withDelegates(directory, stageHolders(directory, problem, application, stage, at), at)
  return holders
    .filter((id) => reviewConflict({ directory, at }, problem, application, stage, id) === null)
    .flatMap((id) => directory.people.get(id) ?? [])
}

/**
 * Whom somebody may name at a stage without an eligible reviewer (P11a): at the initial stage another LEADER of the
 * organisation, and once none is left any person (`byGroup`); elsewhere any person without a conflict.
 * The determination of a reopened problem stays with GROUP (P21).
 */
export const nameableReviewers = (
  directory: Directory,
  problem: Problem,
  stage: ReviewStage,
  at: Instant,
): { readonly byGroup: boolean; readonly people: readonly Person[] } => {
  const application = pendingApplication(problem)
  if (application === undefined) return { byGroup: false, people: [] }
  const free = (people: Iterable<Person>) =>
    [...people].filter(
      ({ id }) => reviewConflict({ directory, at }, problem, application, stage, id) === null,
    )
  if (stage === 'determination' && problem.reopenings.length > 0) return { byGroup: true, people: [] }
  if (stage !== 'initial') return { byGroup: false, people: free(directory.people.values()) }
  const leaders = free(holdersOf(directory, 'LEADER', problem.organisation))
  if (leaders.length > 0) return { byGroup: false, people: leaders }
  return { byGroup: true, people: free(directory.people.values()) }
}
