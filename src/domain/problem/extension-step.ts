import type { PersonId } from '../kernel/codes.ts'
import type { Directory } from '../people/directory.ts'
import type { Extension, Opinion, Problem } from './problem.ts'

export type ExtensionStep = 'leader' | 'first' | 'decision'

/** Who asked: the person who acted and the one whose duty it was. */
export const applicantsOf = (extension: Extension): readonly PersonId[] =>
  extension.onBehalfOf === null ? [extension.by] : [extension.by, extension.onBehalfOf]

/**
 * The step that a pending extension waits for: LEADER, then FIRST, then the decision (P17). The applicant's own step
 * counts as given; a leader who is also first-responsible gives one opinion, as FIRST.
 */
export const extensionStep = (problem: Problem, extension: Extension): ExtensionStep => {
  const waits = (holder: PersonId, opinion: Opinion | null): boolean =>
    opinion === null && !applicantsOf(extension).includes(holder)
  const { leader, firstResponsible } = problem
  const separate = leader !== null && leader !== firstResponsible
  if (separate && waits(leader, extension.leaderOpinion)) return 'leader'
  return waits(firstResponsible, extension.firstOpinion) ? 'first' : 'decision'
}

/** P17: 立行立改, or a date beyond the round's concentrated period: GROUP decides, not OFFICE. */
export const decidedByGroup = (directory: Directory, problem: Problem, extension: Extension): boolean => {
  if (problem.type === 'immediate') return true
  return directory.round !== null && extension.asked > directory.round.concentratedEnd
}
