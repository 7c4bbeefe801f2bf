import { brand } from '../kernel/brand.ts'
import type { LocalDate } from '../kernel/time.ts'

export const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a calendar day. */
export const dayNumber = (day: LocalDate): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS

/** Days that were written out lately: most questions are about the same few. */
const written = new Map<number, LocalDate>()
const MOST_WRITTEN = 4000

/** The calendar day of a day number. */
export const dayNumbered = (number: number): LocalDate => {
  const known = written.get(number)
  if (known !== undefined) return known
  const day = brand<LocalDate>(new Date(number * DAY_MS).toISOString().slice(0, 10))
  if (written.size >= MOST_WRITTEN) written.clear()
  written.set(number, day)
  return day
}

/** 1 = Monday … 7 = Sunday; day 0 was a Thursday. */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1
