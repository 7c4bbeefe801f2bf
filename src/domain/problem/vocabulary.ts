/** The closed vocabularies of the regime with the names that lists, imports and exports use (domain.md 3.4, 3.5). */

export const PROBLEM_STATES = {
  awaitingSignature: '待签收',
  awaitingClaim: '待认领',
  awaitingPlan: '待分解',
  planReview: '方案待审',
  rectifying: '整改中',
  initialReview: '待责任领导初审',
  supervisionReview: '待监督复核',
  determination: '待认定',
  closed: '已销号',
  longTerm: '长期坚持',
  voided: '已作废',
} as const
export type ProblemState = keyof typeof PROBLEM_STATES

export const REVIEW_STATES = ['initialReview', 'supervisionReview', 'determination'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]
export const inReview = (state: ProblemState): state is ReviewState =>
  state === 'initialReview' || state === 'supervisionReview' || state === 'determination'

export const TASK_STATES = {
  unclaimed: '待认领',
  inProgress: '进行中',
  acceptance: '待验收',
  done: '已办结',
  cancelled: '已取消',
} as const
export type TaskState = keyof typeof TASK_STATES

export const RECTIFY_TYPES = {
  immediate: '立行立改',
  timeLimited: '限期整改',
  longTerm: '长期坚持',
} as const
export type RectifyType = keyof typeof RECTIFY_TYPES

export const MEASURE_KINDS = { immediate: '当下改', lasting: '长久立' } as const
export type MeasureKind = keyof typeof MEASURE_KINDS

export const EVIDENCE_KINDS = {
  document: '文件',
  voucher: '凭证',
  photo: '照片',
  siteRecord: '现场记录',
  systemRecord: '系统记录',
  thirdParty: '第三方确认',
  institutionText: '制度文本',
} as const
export type EvidenceKind = keyof typeof EVIDENCE_KINDS

/** Kinds that the unit writes itself; close-out needs at least one of the others (domain.md D39, P10). */
export const SELF_WRITTEN: ReadonlySet<EvidenceKind> = new Set(['document', 'institutionText'])

export const INSTITUTION_ACTIONS = { enact: '制定', revise: '修订', repeal: '废止' } as const
export type InstitutionAction = keyof typeof INSTITUTION_ACTIONS

/** The four stages at which a close-out application is judged (P11–P13). */
export const REVIEW_STAGES = {
  initial: '责任领导初审',
  jijian: '纪检监察复核',
  zuzhi: '组织部门复核',
  determination: '认定',
} as const
export type ReviewStage = keyof typeof REVIEW_STAGES

/** Why an application or a task goes back (P14). */
export const RETURN_REASONS = {
  evidence: '佐证不充分',
  measure: '措施未落实',
  effect: '成效不明显',
  institution: '长效机制不健全',
  untrue: '情况不实',
  other: '其他',
} as const
export type ReturnReason = keyof typeof RETURN_REASONS

const inverse = <K extends string>(table: Readonly<Record<K, string>>, keys: readonly K[]) => {
  const byName = new Map<string, K>(keys.map((key) => [table[key], key]))
  return (name: string): K | undefined => byName.get(name)
}
const keysOf = <K extends string>(table: Readonly<Record<K, string>>): readonly K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}

export const EVIDENCE_KIND_KEYS = keysOf(EVIDENCE_KINDS)
export const PROBLEM_STATE_KEYS = keysOf(PROBLEM_STATES)
export const RETURN_REASON_KEYS = keysOf(RETURN_REASONS)
export const problemStateNamed = inverse(PROBLEM_STATES, PROBLEM_STATE_KEYS)
export const rectifyTypeNamed = inverse(RECTIFY_TYPES, keysOf(RECTIFY_TYPES))
export const measureKindNamed = inverse(MEASURE_KINDS, keysOf(MEASURE_KINDS))
export const institutionActionNamed = inverse(INSTITUTION_ACTIONS, keysOf(INSTITUTION_ACTIONS))
export const evidenceKindNamed = inverse(EVIDENCE_KINDS, EVIDENCE_KIND_KEYS)
