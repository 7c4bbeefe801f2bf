import type { Clock } from './clock.ts'
import type { CallbackLog } from './events/callback-log.ts'
import type { Hub } from './events/hub.ts'
import type { Outbox } from './events/outbox.ts'
import type { Faults } from './http/faults.ts'
import type { Limits } from './http/limits.ts'
import type { RequestLog } from './http/request-log.ts'
import type { Store } from './state/store.ts'

/** Everything one emulator is made of. */
export interface World {
  readonly tenantKey: string
  readonly timeZone: string
  readonly answerTimeoutMs: number
  readonly store: Store
  readonly clock: Clock
  readonly limits: Limits
  readonly faults: Faults
  readonly requests: RequestLog
  readonly callbacks: CallbackLog
  readonly hub: Hub
  readonly outbox: Outbox
  readonly random: () => number
  /** `http://host:port` once the server listens. */
  readonly origin: () => string
}
