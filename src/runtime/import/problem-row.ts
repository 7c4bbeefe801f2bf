import { z } from 'zod'
import type { ProblemRow } from '../../app/import/ledger-file.ts'
import { parseOrganisationCode, parseProblemCode, parseTaskCode } from '../../domain/kernel/codes.ts'
import {
  INSTITUTION_ACTIONS,
  institutionActionNamed,
  MEASURE_KINDS,
  measureKindNamed,
  RECTIFY_TYPES,
  rectifyTypeNamed,
} from '../../domain/problem/vocabulary.ts'
import { day, looseText, named, optional, parsed, text } from './fields.ts'
import { person } from './people-rows.ts'
import { state } from './state-row.ts'

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
