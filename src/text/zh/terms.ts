import type { LightCounts } from '../../domain/digest/figures.ts'
import type { ConflictReason } from '../../domain/kernel/refusal.ts'
import type { Role } from '../../domain/people/person.ts'
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  INSTITUTION_ACTIONS,
  type InstitutionAction,
  MEASURE_KINDS,
  type MeasureKind,
  PROBLEM_STATES,
  type ProblemState,
  RECTIFY_TYPES,
  RETURN_REASONS,
  REVIEW_STAGES,
  type RectifyType,
  type ReturnReason,
  type ReviewStage,
  TASK_STATES,
  type TaskState,
} from '../../domain/problem/vocabulary.ts'

type Names<K extends string> = Readonly<Record<K, string>>

const problemStates: Names<ProblemState> = PROBLEM_STATES
const taskStates: Names<TaskState> = TASK_STATES
const rectifyTypes: Names<RectifyType> = RECTIFY_TYPES
const measureKinds: Names<MeasureKind> = MEASURE_KINDS
const evidenceKinds: Names<EvidenceKind> = EVIDENCE_KINDS
const institutionActions: Names<InstitutionAction> = INSTITUTION_ACTIONS
const stages: Names<ReviewStage> = REVIEW_STAGES
const returnReasons: Names<ReturnReason> = RETURN_REASONS

const roles: Names<Role> = {
  FIRST: '第一责任人',
  LEADER: '责任领导',
  HEAD: '责任部门负责人',
  HANDLER: '经办人',
  LIAISON: '联络员',
  JIJIAN: '纪检监察审核人',
  ZUZHI: '组织部门审核人',
  OFFICE: '巡察办',
  TEAM: '巡察组',
  GROUP: '领导小组',
  DISTRICT: '分管区领导',
  PUB: '公开审核人',
  AUDIT: '只读审计',
  ADMIN: '系统管理员',
}

/** The word beside a light's colour: never a colour alone (domain.md 3.8, finding 4). */
const lights: Names<keyof LightCounts> = {
  green: '绿灯',
  yellow: '黄灯',
  red: '红灯',
  grey: '灰灯·在审',
  blue: '蓝灯·长期',
  closed: '已销',
}

const conflicts: Names<ConflictReason> = {
  submitter: '您是本次销号申请的提交人',
  contributor: '您报送过本事项的进展或佐证',
  earlierReviewer: '您已在前一环节审核过本次申请',
  sameOrganisation: '您与被巡察党组织为同一单位',
  sameDepartment: '您与另一位复核人为同一部门',
  applicant: '您是本次延期的申请人',
  delegator: '您所受委托的人员应当回避',
}

export const terms = {
  system: '系统',
  bot: '整改助手',
  problemStates,
  taskStates,
  rectifyTypes,
  measureKinds,
  evidenceKinds,
  institutionActions,
  stages,
  returnReasons,
  roles,
  lights,
  conflicts,
  /** Printed wherever lights appear. */
  legend: (dueSoonDays: number): string =>
    `灯号说明：绿灯－按序推进；黄灯－${dueSoonDays}日内到期、被退回、有堵点或进度滞后；红灯－超期；灰灯－在审；蓝灯－长期坚持；已销－已销号`,
  flags: {
    overdue: '超期',
    extending: '延期中',
    returned: (times: number): string => `退回${times}次`,
    reopened: '反弹',
    key: '重点难点',
    common: '共性',
  },
  rootCause: {
    people: '人',
    institution: '制度',
    execution: '执行层面',
    decision: '决策层面',
    unstated: '未填',
  },
  percent: (percent: number): string => `${percent}%`,
  /** Percent with two decimals; a rate without a base is “—”, never 0 % (domain.md 3.9). */
  rate: (rate: number | null): string => (rate === null ? '—' : `${rate.toFixed(2)}%`),
  none: '无',
  unassigned: '未明确',
  withheld: '内容从略',
  colon: '：',
  comma: '、',
  semicolon: '；',
}
