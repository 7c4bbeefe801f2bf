import {
  type EvidenceCode,
  type PersonId,
  parseEvidenceCode,
  parsePersonId,
  parseTaskCode,
  type TaskCode,
} from '../../domain/kernel/codes.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import type { InstitutionalOutcome } from '../../domain/problem/problem.ts'
import type { ReturnReason } from '../../domain/problem/vocabulary.ts'
import { INSTITUTION_ACTIONS, RETURN_REASONS } from '../../domain/problem/vocabulary.ts'
import { type Field, LIMITS } from './fields.ts'
import { type FormReader, type FormResult, readForm } from './form-reader.ts'

export type { FormFault, FormResult } from './form-reader.ts'

const keyOf =
  <K extends string>(table: Readonly<Record<K, string>>) =>
  (text: string): K | undefined => {
    for (const key in table) if (key === text) return key
    return undefined
  }

/** Percent and note of a progress report (P9, T4); the note is optional. */
export const parseReport = (form: unknown): FormResult<{ percent: number; note: string }> =>
  readForm(form, (read) => ({ percent: read.percent('percent'), note: read.text('note', LIMITS.note) }))

/** What the writer of a message corrects before it is stored; each may be empty. */
export const parseLine = (
  form: unknown,
): FormResult<{ percent: number | null; due: LocalDate | null; note: string }> =>
  readForm(form, (read) => ({
    percent: read.filled('percent') ? read.percent('percent') : null,
    due: read.date('until'),
    note: read.text('note', LIMITS.note),
  }))

/** New date and reason of an extension request (P16, T8). */
export const parseExtensionRequest = (form: unknown): FormResult<{ to: LocalDate; reason: string }> =>
  readForm(form, (read) => ({
    to: read.requiredDate('until'),
    reason: read.requiredText('note', LIMITS.note),
  }))

export interface CloseOutEntry {
  readonly statement: string
  readonly outcome: InstitutionalOutcome | null
}

/** P10: results, and the institution or the reason for none when something of it was filled in. */
export const parseCloseOut = (form: unknown): FormResult<CloseOutEntry> =>
  readForm(form, (read) => ({
    statement: read.requiredText('statement', LIMITS.statement),
    outcome: readOutcome(read),
  }))

const INSTITUTION_FIELDS: readonly Field[] = ['institutionTitle', 'institutionNumber', 'institutionDate']

const readOutcome = (read: FormReader): InstitutionalOutcome | null => {
  const exemption = read.text('exemption', LIMITS.exemption)
  if (INSTITUTION_FIELDS.some((field) => read.filled(field))) {
    if (exemption !== '') read.excluded('exemption')
    return {
      kind: 'institution',
      title: read.requiredText('institutionTitle', LIMITS.institutionTitle),
      number: read.requiredText('institutionNumber', LIMITS.institutionNumber),
      issuedOn: read.requiredDate('institutionDate'),
      evidence: read.key('institutionFile', parseEvidenceCode),
      action: read.requiredKey('institutionAction', keyOf(INSTITUTION_ACTIONS)),
    }
  }
  return exemption === '' ? null : { kind: 'exemption', reason: exemption }
}

export interface ReviewEntry {
  readonly opinion: string
  readonly ticks: readonly string[]
  readonly onSiteCheck: string | null
}

/** P11–P13: what is missing for an agreement is for the decider to say. */
export const parseReview = (form: unknown): FormResult<ReviewEntry> => readForm(form, readReview)

const readReview = (read: FormReader): ReviewEntry => {
  const onSite = read.text('onSite', LIMITS.onSite)
  return {
    opinion: read.text('opinion', LIMITS.opinion),
    ticks: read.ticks(),
    onSiteCheck: onSite === '' ? null : onSite,
  }
}

export interface ReturnEntry {
  readonly reason: ReturnReason
  readonly text: string
  readonly ticks: readonly string[]
  readonly tasks: readonly { readonly task: TaskCode; readonly due: LocalDate }[]
}

/** P14: a reason, what is missing, and the tasks to be done again with one new date for them: neither without the other. */
export const parseReturn = (form: unknown): FormResult<ReturnEntry> =>
  readForm(form, (read) => ({
    text: read.requiredText('opinion', LIMITS.opinion),
    ticks: read.ticks(),
    tasks: readTasks(read),
    reason: read.requiredKey('returnReason', keyOf(RETURN_REASONS)),
  }))

const readTasks = (read: FormReader): ReturnEntry['tasks'] => {
  const tasks = read.keys('tasks', parseTaskCode)
  if (tasks.length === 0) {
    if (read.filled('tasksDue')) read.missing('tasks')
    return []
  }
  const due = read.requiredDate('tasksDue')
  return tasks.map((task) => ({ task, due }))
}

/** P17, T7, T8: words and, for a grant, the date granted (absent: as asked). */
export const parseDecision = (form: unknown): FormResult<{ text: string; granted: LocalDate | null }> =>
  readForm(form, (read) => ({
    text: read.text('opinion', LIMITS.opinion),
    granted: read.date('until'),
  }))

/** P11a. */
export const parseNamedReviewer = (form: unknown): FormResult<{ person: PersonId; reason: string }> =>
  readForm(form, (read) => ({
    reason: read.requiredText('reason', LIMITS.reason),
    person: read.requiredKey('reviewer', parsePersonId),
  }))

export interface ReopenEntry {
  readonly finding: string
  readonly evidence: readonly EvidenceCode[]
  readonly statement: string
  readonly deadline: LocalDate
  readonly tasks: readonly { readonly task: TaskCode; readonly due: LocalDate }[]
}

/** P21: tasks that start again are due with the problem. */
export const parseReopening = (form: unknown): FormResult<ReopenEntry> =>
  readForm(form, (read) => {
    const deadline = read.requiredDate('deadline')
    return {
      finding: read.requiredText('finding', LIMITS.finding),
      evidence: read.keys('evidence', parseEvidenceCode),
      statement: read.requiredText('unitStatement', LIMITS.statement),
      deadline,
      tasks: read.keys('tasks', parseTaskCode).map((task) => ({ task, due: deadline })),
    }
  })

/** P18: holder, months between checks, opinion. */
export const parseLongTerm = (
  form: unknown,
): FormResult<{ holder: PersonId; intervalMonths: number; opinion: string }> =>
  readForm(form, (read) => ({
    intervalMonths: read.number('months', 1, 24),
    opinion: read.requiredText('opinion', LIMITS.opinion),
    holder: read.requiredKey('holder', parsePersonId),
  }))
