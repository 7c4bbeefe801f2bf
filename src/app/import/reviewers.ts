import type { PersonId } from '../../domain/kernel/codes.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import type { OrganisationRow, PersonRow, ProblemRow, RoundRow } from './ledger-file.ts'

export type Reviewers = Readonly<Record<ReviewStage, PersonId>>

/**
 * Who reviewed an application taken over: the responsible leader, then the first 纪检监察, 组织部门 and leading-group
 * person (contract.md “Taking over a ledger”), each the first who is outside the four-eyes set (domain.md 3.4).
 * `missing` = the first stage for which nobody remains; its reviewer is then not to be used.
 */
export const reviewersOf = (
  problem: ProblemRow,
  unit: OrganisationRow,
  { supervisors }: RoundRow,
): { readonly reviewers: Reviewers; readonly missing: ReviewStage | null } => {
  const taken = new Set<PersonId>([problem.head.id, ...problem.measures.map(({ owner }) => owner.id)])
  let missing: ReviewStage | null = null
  const choose = (stage: ReviewStage, candidates: readonly PersonRow[]): PersonId => {
    const chosen = candidates.find(({ id }) => !taken.has(id))
    if (chosen === undefined) missing ??= stage
    else taken.add(chosen.id)
    return chosen?.id ?? problem.leader.id
  }
  const heads = unit.departments.map(({ head }) => head)
  const members = new Set([unit.firstResponsible, ...unit.leaders, ...heads].map(({ id }) => id))
  // P12: whoever supervises or determines does not belong to the inspected organisation.
  const outside = (people: readonly PersonRow[]) => people.filter(({ id }) => !members.has(id))
  const reviewers = {
    initial: choose('initial', [problem.leader, unit.firstResponsible, ...unit.leaders]),
    jijian: choose('jijian', outside(supervisors.JIJIAN)),
    zuzhi: choose('zuzhi', outside(supervisors.ZUZHI)),
    determination: choose('determination', outside(supervisors.GROUP)),
  }
  return { reviewers, missing }
}
