import { z } from 'zod'
import type { Fault } from '../../app/import/fault.ts'
import { instant, parseLocalDate } from '../../domain/kernel/time.ts'

type Detail<F> = F extends Fault ? Omit<F, 'at'> : never
/** A fault without its place, which the parser knows. */
export type FaultDetail = Detail<Fault>

/** Longest text of one field; more is somebody's mistake. */
const LONGEST = 5000

const refuse = (context: z.core.ParsePayload, fault: FaultDetail): never => {
  context.issues.push({ code: 'custom', input: context.value, params: fault })
  return z.NEVER
}

/** A text that is parsed further; `undefined` from `parse` = not of the form `expected`. */
export const parsed = <T>(expected: string, parse: (text: string) => T | undefined) =>
  z.string().transform((given, context): T => {
    const value = parse(given.normalize('NFC').trim())
    return value === undefined ? refuse(context, { kind: 'wrongForm', expected }) : value
  })

/** One of the names of a closed vocabulary. */
export const named = <T>(allowed: readonly string[], parse: (name: string) => T | undefined) =>
  z.string().transform((given, context): T => {
    const value = parse(given.trim())
    return value === undefined ? refuse(context, { kind: 'unknownWord', given, allowed }) : value
  })

/** A text that says something. */
export const text = parsed('text', (given) => (given !== '' && given.length <= LONGEST ? given : undefined))
/** A text that may be empty, null or absent. */
export const looseText = z
  .string()
  .max(LONGEST)
  .nullish()
  .transform((given) => given?.trim() ?? '')
export const day = parsed('date', parseLocalDate)
export const percent = z.number().transform((given, context): number => {
  const fits = Number.isInteger(given) && given >= 0 && given <= 100
  return fits ? given : refuse(context, { kind: 'wrongForm', expected: 'percent' })
})

/** What may be absent, null or empty. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === '' || given === undefined ? null : given), schema.nullable())

export const moment = parsed('instant', (given) => {
  const ms = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(given)
    ? Date.parse(given)
    : Number.NaN
  return Number.isNaN(ms) ? undefined : instant(ms)
})

const placeOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`
    return place === '' ? String(key) : `${place}.${String(key)}`
  }, '')

const detailOf = (issue: z.core.$ZodIssue): FaultDetail => {
  if (issue.code === 'custom' && issue.params !== undefined) return detailGiven(issue.params)
  const absent = issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null)
  if (absent) return { kind: 'missing' }
  return { kind: 'wrongForm', expected: issue.code === 'invalid_type' ? issue.expected : 'value' }
}

const detailGiven = (params: Record<string, unknown>): FaultDetail => {
  if (params.kind === 'unknownWord' && Array.isArray(params.allowed))
    return { kind: 'unknownWord', given: String(params.given), allowed: params.allowed.map(String) }
  return { kind: 'wrongForm', expected: String(params.expected) }
}

/** Parses one part of a file; its faults carry their full place, such as `problems[3].deadline`. */
export const parsePart = <T>(
  schema: z.ZodType<T>,
  value: unknown,
  at: readonly PropertyKey[],
  faults: Fault[],
): T | null => {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  for (const issue of result.error.issues)
    faults.push({ at: placeOf([...at, ...issue.path]), ...detailOf(issue) })
  return null
}
