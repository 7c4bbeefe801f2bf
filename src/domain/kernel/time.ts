import { type Brand, brand } from './brand.ts'

/** An instant: UTC epoch milliseconds. */
export type Instant = Brand<number, 'Instant'>
/** A calendar day `YYYY-MM-DD` in the ledger's one time zone. Compares as text. */
export type LocalDate = Brand<string, 'LocalDate'>

export const instant = (ms: number): Instant => brand<Instant>(ms)

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Parses `YYYY-MM-DD`; a day that does not exist (2025-02-30) is undefined. */
export const parseLocalDate = (text: string): LocalDate | undefined => {
  const match = DAY.exec(text)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const utc = new Date(Date.UTC(year, month - 1, day))
  const exists = utc.getUTCFullYear() === year && utc.getUTCMonth() === month - 1 && utc.getUTCDate() === day
  return exists ? brand<LocalDate>(text) : undefined
}

/** A day that a person entered: one that does not exist, or lies outside 2000–2099, is undefined. */
export const parseEnteredDate = (text: string): LocalDate | undefined =>
  text >= '2000' && text < '2100' ? parseLocalDate(text) : undefined

/** A day written in the source or already checked; throws RangeError on anything else. */
export const localDate = (text: string): LocalDate => {
  const parsed = parseLocalDate(text)
  if (parsed === undefined) throw new RangeError(`not a calendar day: ${text}`)
  return parsed
}
