import { z } from 'zod'
import type { OrganisationRow, PersonRow, ProblemRow, RoundRow, StateRow, TakenState } from '../../app/import/ledger-file.ts'
import {
  parseExtensionCode,
  parseOrganisationCode,
  parsePersonId,
  parseProblemCode,
  parseRoundCode,
  parseTaskCode,
} from '../../domain/kernel/codes.ts'
import {
  INSTITUTION_ACTIONS,
  institutionActionNamed,
  MEASURE_KINDS,
  measureKindNamed,
  PROBLEM_STATES,
  problemStateNamed,
  RECTIFY_TYPES,
  rectifyTypeNamed,
} from '../../domain/problem/vocabulary.ts'
import { day, looseText, named, optional, parsed, text } from './fields.ts'

const person = z
  .object({
    id: parsed('id', parsePersonId),
    name: text,
    post: looseText,
    open_id: optional(text),
    mobile: optional(text),
    email: optional(text),
  })
  .transform(({ open_id, ...row }): PersonRow => ({ ...row, openId: open_id }))

const people = z.array(person).min(1)

export const round = z
  .object({
    code: parsed('code', parseRoundCode),
    name: text,
    inspecting_org: text,
    leading_group: text,
    supervision_office: text,
    on_site: optional(z.tuple([day, day])),
    feedback_date: day,
    plan_due: optional(day),
    concentrated_end: day,
    progress_report_due: optional(day),
    leading_group_chat_id: optional(text),
    supervisors: z.object({ 纪检监察: people, 组织部门: people, 巡察办: people, 领导小组: people }),
  })
  .transform(
    (row): RoundRow => ({
      code: row.code,
      name: row.name,
      inspectingOrganisation: row.inspecting_org,
      leadingGroup: row.leading_group,
      supervisionOffice: row.supervision_office,
      onSite: row.on_site,
      feedbackDate: row.feedback_date,
      planDue: row.plan_due,
      concentratedEnd: row.concentrated_end,
      progressReportDue: row.progress_report_due,
      leadingChatId: row.leading_group_chat_id,
      supervisors: {
        JIJIAN: row.supervisors.纪检监察,
        ZUZHI: row.supervisors.组织部门,
        OFFICE: row.supervisors.巡察办,
        GROUP: row.supervisors.领导小组,
      },
    }),
  )

export const organisation = z
  .object({
    code: parsed('code', parseOrganisationCode),
    name: text,
    short: text,
    kind: looseText,
    first_responsible: person,
    responsible_leaders: z.array(person),
    departments: z.array(z.object({ name: text, head: person })),
    liaison: optional(person),
    group_chat: optional(text),
    group_chat_id: optional(text),
    feedback: z.object({
      code: text,
      issued: optional(day),
      received: optional(day),
      signed_by: optional(text),
    }),
  })
  .transform(
    (row): OrganisationRow => ({
      code: row.code,
      name: row.name,
      short: row.short,
      kind: row.kind,
      firstResponsible: row.first_responsible,
      leaders: row.responsible_leaders,
      departments: row.departments,
      liaison: row.liaison,
      groupChatName: row.group_chat,
      groupChatId: row.group_chat_id,
      feedback: {
        code: row.feedback.code,
        issued: row.feedback.issued,
        received: row.feedback.received,
        signedBy: row.feedback.signed_by,
      },
    }),
  )

const TAKEN_STATES: ReadonlyMap<string, TakenState> = new Map([
  ['反弹重开', 'reopened'],
  ['已退回整改', 'returned'],
])
const STATUS_NAMES = [...Object.values(PROBLEM_STATES).filter((name) => name !== PROBLEM_STATES.voided), ...TAKEN_STATES.keys()]
const takenState = (name: string): TakenState | undefined => {
  const state = TAKEN_STATES.get(name) ?? problemStateNamed(name)
  return state === 'voided' ? undefined : state
}

const DECISIONS: ReadonlyMap<string, boolean> = new Map([
  ['同意', true],
  ['批准', true],
  ['不同意', false],
  ['不批准', false],
])

const extension = z
  .object({
    code: parsed('code', parseExtensionCode),
    applied_on: day,
    from_date: day,
    to_date: day,
    reason: text,
    decided_on: optional(day),
    decision: optional(named([...DECISIONS.keys()], (name) => DECISIONS.get(name))),
  })
  .transform((row) => ({
    code: row.code,
    appliedOn: row.applied_on,
    from: row.from_date,
    to: row.to_date,
    reason: row.reason,
    decided:
      row.decision === null ? null : { on: row.decided_on ?? row.applied_on, granted: row.decision },
  }))

const state = z
  .object({
    status: named(STATUS_NAMES, takenState),
    percent: optional(z.number().int().min(0).max(100)),
    accepted_or_latest_submission: optional(day),
    closed_on: optional(day),
    effective_deadline: optional(day),
    first_closed_on: optional(day),
    reopened_on: optional(day),
    reopen_reason: looseText,
    returned_on: optional(day),
    return_reason: looseText,
    extensions: optional(z.array(extension)),
  })
  .transform(
    (row): StateRow => ({
      status: row.status,
      percent: row.percent,
      submittedOn: row.accepted_or_latest_submission,
      closedOn: row.closed_on,
      effectiveDeadline: row.effective_deadline,
      firstClosedOn: row.first_closed_on,
      reopenedOn: row.reopened_on,
      reopenReason: row.reopen_reason,
      returnedOn: row.returned_on,
      returnReason: row.return_reason,
      extensions: row.extensions ?? [],
    }),
  )

const KINDS = { 人: 'people', 制度: 'institution' } as const
const LEVELS = { 执行: 'execution', 决策: 'decision' } as const
const rootCause = z
  .object({
    kind: named([...Object.keys(KINDS), ...Object.keys(LEVELS)], (name) => {
      if (name === '人' || name === '制度') return { kind: KINDS[name], level: null }
      return name === '执行' || name === '决策' ? { kind: null, level: LEVELS[name] } : undefined
    }).nullish(),
    text: looseText,
  })
  .transform((row) => ({ kind: row.kind?.kind ?? null, level: row.kind?.level ?? null, text: row.text }))

const measure = z.object({
  code: parsed('code', parseTaskCode),
  content: text,
  kind: named(Object.values(MEASURE_KINDS), measureKindNamed),
  deadline: day,
  department: text,
  owner: person,
  acceptance: text,
})

const institution = z
  .object({
    title: text,
    action: named(Object.values(INSTITUTION_ACTIONS), institutionActionNamed),
    execution_check_due: optional(day),
  })
  .transform((row) => ({ title: row.title, action: row.action, executionCheckDue: row.execution_check_due }))

const flag = z
  .boolean()
  .nullish()
  .transform((given) => given ?? false)

export const problem = z
  .object({
    code: parsed('code', parseProblemCode),
    org: parsed('code', parseOrganisationCode),
    feedback: text,
    category: text,
    section: looseText,
    title: text,
    description: looseText,
    rectify_type: named(Object.values(RECTIFY_TYPES), rectifyTypeNamed),
    is_common: flag,
    is_key: flag,
    root_cause: optional(rootCause),
    first_responsible: text,
    responsible_leader: person,
    responsible_department: text,
    department_head: person,
    deadline: day,
    measures: z.array(measure),
    institutional_outcome: optional(institution),
    demo_state: optional(state),
  })
  .transform(
    (row): ProblemRow => ({
      code: row.code,
      organisation: row.org,
      feedback: row.feedback,
      category: row.category,
      section: row.section,
      title: row.title,
      description: row.description,
      type: row.rectify_type,
      isCommon: row.is_common,
      isKey: row.is_key,
      rootCause: row.root_cause,
      firstResponsible: row.first_responsible,
      leader: row.responsible_leader,
      department: row.responsible_department,
      head: row.department_head,
      deadline: row.deadline,
      measures: row.measures,
      institution: row.institutional_outcome,
      state: row.demo_state,
    }),
  )
