import type { Counted, CountOf } from '../app/tally.ts'
import type { Inbound } from './inbound/event.ts'
import type { RefusedReason } from './inbound/verify.ts'
import type { CallName } from './outbound/call-name.ts'
import type { CodeLabel } from './outbound/codes.ts'

/**
 * What became of an event: `repeated` was handled before, `ignored` is of no use here, `malformed` lacks what we need
 * of it, `failed` was rolled back and is sent again by the platform.
 */
export type EventOutcome = 'handled' | 'repeated' | 'ignored' | 'malformed' | 'failed'

/** All counters; every label is one of a closed set, so none can carry what people write. */
export interface Metered extends Counted {
  readonly events: { readonly kind: Inbound['kind']; readonly outcome: EventOutcome }
  /** Calls of the webhook that were turned away unread. */
  readonly webhooksRefused: { readonly reason: RefusedReason | 'tooLarge' | 'hungUp' | 'crowded' }
  readonly platformCalls: { readonly call: CallName; readonly code: CodeLabel }
}

/** All distributions. */
export interface Measured {
  /** Events in one commit. */
  readonly commitBatch: Record<never, never>
  /** From taking an event in to its answer, after the commit; seconds of real time. */
  readonly answer: { readonly kind: Inbound['kind'] }
  /** Seconds of real time. */
  readonly platformCall: { readonly call: CallName }
}

/** Where the edge counts and measures; the runtime decides what becomes of it. */
export interface Meters {
  add(...count: CountOf<Metered>): void
  observe<Name extends keyof Measured>(name: Name, labels: Measured[Name], value: number): void
}

export const NO_METERS: Meters = { add: () => undefined, observe: () => undefined }
