import { z } from 'zod'
import type { Fault } from '../../app/import/fault.ts'
import type { LedgerFile } from '../../app/import/ledger-file.ts'
import { moment, optional, parsePart } from './fields.ts'
import { organisation, round } from './people-rows.ts'
import { problem } from './problem-row.ts'

const outline = z.looseObject({})
const list = z.array(z.unknown())
const filledList = list.min(1)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const EMPTY: LedgerFile = { round: null, organisations: [], problems: [], takenAt: null }

/**
 * A ledger in the shape of the demo data (contract.md 3, `import`). Every part is parsed on its own, so that all
 * faults of the file are told at once; unknown keys are ignored.
 */
export const parseLedgerFile = (
  text: string,
): { readonly file: LedgerFile; readonly faults: readonly Fault[] } => {
  const faults: Fault[] = []
  const value = parseJson(text)
  if (value === undefined) faults.push({ at: '', kind: 'notJson' })
  const whole = value === undefined ? null : parsePart(outline, value, [], faults)
  const part = <T>(schema: z.ZodType<T>, given: unknown, at: readonly PropertyKey[]) =>
    parsePart(schema, given, at, faults)
  if (whole === null) return { file: EMPTY, faults }
  const organisations = part(filledList, whole.organisations, ['organisations']) ?? []
  const problems = part(list, whole.problems, ['problems']) ?? []
  const file: LedgerFile = {
    round: part(round, whole.round, ['round']),
    organisations: organisations.map((row, at) => part(organisation, row, ['organisations', at])),
    problems: problems.map((row, at) => part(problem, row, ['problems', at])),
    takenAt: part(optional(moment), whole.demo_now, ['demo_now']),
  }
  return { file, faults }
}
