import { z } from 'zod'
import { type LocalDate, localDate, parseEnteredDate } from '../../domain/kernel/time.ts'
import { clean } from './build/text.ts'
import { FIELD, type Field, fieldName, tickedItem } from './fields.ts'

/** What is wrong with a field. */
export interface FormFault {
  readonly field: Field
  readonly kind: 'missing' | 'invalid' | 'tooLong' | 'excluded'
  /** What was entered, for `invalid`; untrusted. */
  readonly given: string
  /** Characters allowed, for `tooLong`. */
  readonly limit: number
}
export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FormFault[] }

const formSchema = z.record(z.string().max(80), z.unknown())

/** Fields of one submitted form. A faulty field gives a stand-in and a fault; readForm then drops the value. */
export interface FormReader {
  filled(field: Field): boolean
  /** Asks for the field, where another one makes it necessary. */
  missing(field: Field): void
  /** Filled in beside what rules it out. */
  excluded(field: Field): void
  text(field: Field, limit: number): string
  requiredText(field: Field, limit: number): string
  /** Whole percent 0–100, as `60`, `60%` or full-width. */
  percent(field: Field): number
  number(field: Field, from: number, to: number): number
  /** A date picker gives `2025-10-31 +0800` (lark-platform.md 1.7). */
  date(field: Field): LocalDate | null
  requiredDate(field: Field): LocalDate
  key<K>(field: Field, parse: (text: string) => K | undefined): K | null
  requiredKey<K>(field: Field, parse: (text: string) => K | undefined): K
  keys<K>(field: Field, parse: (text: string) => K | undefined): readonly K[]
  /** Measures and the exemption ticked, by single checkers or in one list. */
  ticks(): readonly string[]
}

class Unreadable extends Error {}

/** Reads a form's values by field. Absent optional fields are empty; every fault is told at once. */
export const readForm = <T>(form: unknown, read: (reader: FormReader) => T): FormResult<T> => {
  const given = formSchema.safeParse(form ?? {})
  const values = new Map<string, unknown>()
  for (const [name, value] of Object.entries(given.success ? given.data : {}))
    values.set(fieldName(name), value)
  const faults: FormFault[] = []
  try {
    const value = read(readerOf(values, faults))
    return faults.length === 0 ? { ok: true, value } : { ok: false, faults }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, faults }
    throw error
  }
}

/** What a date picker sends: the day, with its offset. */
const PICKED = /^(\d{4}-\d{2}-\d{2})(?: [+-]\d{4})?$/

const NO_DAY = localDate('2000-01-01')

const readerOf = (values: ReadonlyMap<string, unknown>, faults: FormFault[]): FormReader => {
  const raw = (field: Field): string => {
    const value = values.get(FIELD[field])
    return typeof value === 'string' || typeof value === 'number' ? clean(String(value)).trim() : ''
  }
  const fault = (field: Field, kind: FormFault['kind'], limit = 0): void => {
    faults.push({ field, kind, given: [...raw(field)].slice(0, 40).join(''), limit })
  }
  const text = (field: Field, limit: number): string => {
    const value = raw(field)
    if ([...value].length > limit) fault(field, 'tooLong', limit)
    return value
  }
  const number = (field: Field, from: number, to: number): number => {
    const digits = /^(\d{1,4})\s*%?$/.exec(raw(field).normalize('NFKC'))
    const value = digits === null ? Number.NaN : Number(digits[1])
    if (value >= from && value <= to) return value
    fault(field, raw(field) === '' ? 'missing' : 'invalid')
    return from
  }
  const date = (field: Field): LocalDate | null => {
    if (raw(field) === '') return null
    const day = parseEnteredDate(PICKED.exec(raw(field))?.[1] ?? '')
    if (day === undefined) fault(field, 'invalid')
    return day ?? null
  }
  const key = <K>(field: Field, parse: (text: string) => K | undefined): K | null => {
    if (raw(field) === '') return null
    const parsed = parse(raw(field))
    if (parsed === undefined) fault(field, 'invalid')
    return parsed ?? null
  }
  return {
    filled: (field) => raw(field) !== '',
    missing: (field) => fault(field, 'missing'),
    excluded: (field) => fault(field, 'excluded'),
    text,
    requiredText: (field, limit) => {
      const value = text(field, limit)
      if (value === '') fault(field, 'missing')
      return value
    },
    percent: (field) => number(field, 0, 100),
    number,
    date,
    requiredDate: (field) => {
      if (raw(field) === '') fault(field, 'missing')
      return date(field) ?? NO_DAY
    },
    key,
    requiredKey: (field, parse) => {
      if (raw(field) === '') fault(field, 'missing')
      const parsed = key(field, parse)
      if (parsed === null) throw new Unreadable(field)
      return parsed
    },
    keys: (field, parse) => {
      const value = values.get(FIELD[field])
      const listed: readonly unknown[] = Array.isArray(value)
        ? value
        : value === undefined || value === ''
          ? []
          : [value]
      return listed.flatMap((each) => {
        const parsed = typeof each === 'string' ? parse(each) : undefined
        if (parsed === undefined) fault(field, 'invalid')
        return parsed === undefined ? [] : [parsed]
      })
    },
    ticks: () => [...ticked(values)],
  }
}

function* ticked(values: ReadonlyMap<string, unknown>): Generator<string> {
  for (const [name, value] of values) {
    const item = tickedItem(name)
    if (item !== undefined && (value === true || value === 'true')) yield item
  }
  const listed = values.get(FIELD.ticks)
  if (!Array.isArray(listed)) return
  for (const each of listed)
    if (typeof each === 'string' && /^(RW-\d{3,6}-\d{1,3}|exemption)$/.test(each)) yield each
}
