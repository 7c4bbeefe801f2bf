import type { OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Instant } from '../../domain/kernel/time.ts'

/** The platform knows a `uuid` for an hour (lark-platform.md 3.1); we stop well before. */
const UUID_MS = 50 * 60_000
/** An answer that stays the same for a day will not change. Being unable to reach the platform is no answer. */
const LONGEST_MS = 24 * 3_600_000
const FIRST_MS = 1000
const SLOWEST_MS = 60_000

/** Calls that a second try would do twice, were it not for the `uuid`. */
const SENDING: ReadonlySet<OutboxRow['call']['kind']> = new Set(['create', 'reply'])

export const needsUuid = (row: OutboxRow): boolean => SENDING.has(row.call.kind)

/** Whether another try might send a second message: an earlier one may have arrived, too long ago. */
export const isUnknown = (row: OutboxRow, now: Instant): boolean =>
  needsUuid(row) && typeof row.triedAt === 'number' && now - row.triedAt >= UUID_MS

/** What a row is given up with when `isUnknown`. */
export const UNKNOWN: Outcome = { kind: 'giveUp', code: 'unknown-outcome', tell: 'office' }

/**
 * The outcome with its wait: exponential, doubled for every try up to a minute, halved at most by `random` (uniform in
 * [0, 1)), never shorter than what the platform asked for. A row that has had the same answer for a day is given up.
 */
export function withBackoff(row: OutboxRow, outcome: Outcome, now: Instant, random: number): Outcome {
  if (outcome.kind !== 'retry') return outcome
  if (outcome.code !== 'unreachable' && now - row.createdAt >= LONGEST_MS) {
    return { kind: 'giveUp', code: outcome.code, tell: 'office' }
  }
  const full = Math.min(SLOWEST_MS, FIRST_MS * 2 ** Math.min(row.tries, 10))
  const jittered = Math.round(full * (0.5 + random / 2))
  return { ...outcome, afterMs: Math.max(outcome.afterMs, jittered) }
}
