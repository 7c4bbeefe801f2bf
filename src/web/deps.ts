import type { Clock } from '../app/ports.ts'
import type { Inbound, Receive } from '../lark/inbound/event.ts'
import type { Verify } from '../lark/inbound/verify.ts'
import type { Log } from '../lark/log.ts'
import type { Meters } from '../lark/meters.ts'

/** Whether the service can do its work; any `false`, or an inbound that is not alive, makes `/readyz` answer 503. */
export interface Readiness {
  /** The database is open and answers. */
  readonly database: boolean
  readonly migrations: boolean
  /** The platform has given a token. */
  readonly token: boolean
  readonly inbound: {
    readonly transport: 'webhook' | 'websocket'
    /** A webhook is always `listening`. */
    readonly state: 'listening' | 'connecting' | 'connected' | 'reconnecting' | 'failed'
    /** UTC ms of the last event, null before the first. */
    readonly lastEventAt: number | null
  }
}

/** The webhook door; absent on the long connection, where `POST /lark/events` is then 404. */
export interface WebhookDeps {
  readonly verify: Verify
  /** Parses a verified envelope with the bot's own id known. */
  readonly parse: (envelope: unknown) => Inbound
  readonly receive: Receive
}

/** What `/metrics` says. */
export interface Exposition {
  readonly contentType: string
  text(): Promise<string>
}

export interface WebDeps {
  readonly clock: Clock
  readonly log: Log
  readonly readiness: () => Readiness | Promise<Readiness>
  readonly webhook: WebhookDeps | null
  readonly meters: Meters
  /** Null: `/metrics` is 404. */
  readonly exposition: Exposition | null
  /** Names a call that has no id of its own. */
  readonly newId: () => string
}
