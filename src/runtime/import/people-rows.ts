import { z } from 'zod'
import type { OrganisationRow, PersonRow, RoundRow } from '../../app/import/ledger-file.ts'
import { parseOrganisationCode, parsePersonId, parseRoundCode } from '../../domain/kernel/codes.ts'
import { day, looseText, optional, parsed, text } from './fields.ts'

export const person = z
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
