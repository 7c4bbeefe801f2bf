import type { PersonId } from '../../domain/kernel/codes.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import type { OrganisationRow, ProblemRow, RoundRow } from './ledger-file.ts'

export type Reviewers = Readonly<Record<ReviewStage, PersonId>>

const STAGES = ['initial', 'jijian', 'zuzhi', 'determination'] as const

/**
 * Who reviewed an application taken over: the responsible leader, then the first 纪检监察, 组织部门 and leading-group
 * person (contract.md “Taking over a ledger”), each the first who is outside the four-eyes set (domain.md 3.4).
 * Returns the stage for which nobody remains.
 */
export const reviewersOf = (
  problem: ProblemRow,
  unit: OrganisationRow,
  { supervisors }: RoundRow,
): Reviewers | ReviewStage => {
  const candidates: Readonly<Record<ReviewStage, readonly PersonId[]>> = {
    initial: [problem.leader, unit.firstResponsible, ...unit.leaders].map(({ id }) => id),
    jijian: supervisors.JIJIAN.map(({ id }) => id),
    zuzhi: supervisors.ZUZHI.map(({ id }) => id),
    determination: supervisors.GROUP.map(({ id }) => id),
  }
  const taken = new Set<PersonId>([problem.head.id, ...problem.measures.map(({ owner }) => owner.id)])
  const chosen: Partial<Record<ReviewStage, PersonId>> = {}
  for (const stage of STAGES) {
    const reviewer = candidates[stage].find((id) => !taken.has(id))
    if (reviewer === undefined) return stage
    taken.add(reviewer)
    chosen[stage] = reviewer
  }
  const { initial, jijian, zuzhi, determination } = chosen
  if (initial === undefined || jijian === undefined || zuzhi === undefined || determination === undefined)
    return 'initial'
  return { initial, jijian, zuzhi, determination }
}
