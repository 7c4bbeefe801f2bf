import type { OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { isSilence } from './outage.ts'

/** The platform knows a `uuid` for an hour (lark-platform.md 3.1); we stop well before. */
const UUID_MS = 50 * 60_000
const FIRST_MS = 1000
/** Nothing is tried more seldom: what stood in the way may have been mended. Somebody must find out who is back. */
export const SLOWEST_MS = 10 * 60_000
const SLOWEST_SILENT_MS = 60_000

/** Calls that a second try would do twice, were it not for the `uuid`. */
const SENDING: ReadonlySet<OutboxRow['call']['kind']> = new Set(['create', 'reply'])

export const needsUuid = (kind: OutboxRow['call']['kind']): boolean => SENDING.has(kind)

export const wasNeverTried = ({ triedAt }: Pick<OutboxRow, 'triedAt'>): boolean =>
  triedAt === null || triedAt === undefined

/** Whether another try might send a second message: an earlier one may have arrived, too long ago. */
export const isUnknown = (row: OutboxRow, now: Instant): boolean =>
  needsUuid(row.call.kind) && typeof row.triedAt === 'number' && now - row.triedAt >= UUID_MS

/**
 * The outcome with its wait: exponential, doubled for every try up to a limit, halved at most by `random` (uniform
 * in [0, 1)), never shorter than what the platform asked for. What may heal is tried for ever.
 */
export function withBackoff(row: Pick<OutboxRow, 'tries'>, outcome: Outcome, random: number): Outcome {
  if (outcome.kind !== 'retry') return outcome
  const slowest = isSilence(outcome.code) ? SLOWEST_SILENT_MS : SLOWEST_MS
  const full = Math.min(slowest, FIRST_MS * 2 ** Math.min(row.tries, 10))
  const jittered = Math.round(full * (0.5 + random / 2))
  return { ...outcome, afterMs: Math.max(outcome.afterMs, jittered) }
}
