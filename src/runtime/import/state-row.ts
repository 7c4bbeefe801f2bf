import { z } from 'zod'
import type { StateRow, TakenState } from '../../app/import/ledger-file.ts'
import { parseExtensionCode } from '../../domain/kernel/codes.ts'
import { PROBLEM_STATES, problemStateNamed } from '../../domain/problem/vocabulary.ts'
import { day, looseText, named, optional, parsed, percent, text } from './fields.ts'

const TAKEN_STATES: ReadonlyMap<string, TakenState> = new Map([
  ['反弹重开', 'reopened'],
  ['已退回整改', 'returned'],
])
const STATUS_NAMES = [
  ...Object.values(PROBLEM_STATES).filter((name) => name !== PROBLEM_STATES.voided),
  ...TAKEN_STATES.keys(),
]
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
    decided: row.decision === null ? null : { on: row.decided_on ?? row.applied_on, granted: row.decision },
  }))

export const state = z
  .object({
    status: named(STATUS_NAMES, takenState),
    percent: optional(percent),
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
