import { type Instant, instant } from '../../domain/kernel/time.ts'

const LATEST_SECONDS = 1e11
const LATEST_MS = 1e14
const LATEST_US = 1e17
const DIGITS = /^\d{1,19}$/

/**
 * An instant from the platform's digits: milliseconds as a rule, microseconds in card callbacks, seconds in a few
 * events (lark-platform.md 1.1). Undefined for anything else.
 */
export function instantOf(digits: string | number | undefined): Instant | undefined {
  const text = typeof digits === 'number' ? String(digits) : digits
  if (text === undefined || !DIGITS.test(text)) return undefined
  const value = Number(text)
  if (value < LATEST_SECONDS) return instant(value * 1000)
  if (value < LATEST_MS) return instant(value)
  return instant(Math.floor(value / (value < LATEST_US ? 1000 : 1_000_000)))
}
