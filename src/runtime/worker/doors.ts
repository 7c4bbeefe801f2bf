import type { Verification } from '../../app/verify.ts'
import type { Readiness } from '../../web/deps.ts'
import type { Refusals } from './refusals.ts'

/** What became of an event: its answer, or that the platform must send it again. */
export type Received = { readonly kind: 'answer'; readonly answer: unknown } | { readonly kind: 'failed' }

/** What became of a file: the line to print, or the places that are wrong. */
export type Imported =
  | { readonly kind: 'done'; readonly report: object }
  | { readonly kind: 'refused'; readonly faults: readonly string[] }

/** What a tenant's object does for the gateway. `tenant` is its name, which it cannot know by itself. */
export interface LedgerDoors {
  /** A verified event. */
  receive(tenant: string, envelope: unknown): Promise<Received>
  /** Deliveries that were turned away before they came here, for the metrics. */
  refused(tenant: string, refusals: Refusals): Promise<void>
  ready(tenant: string): Promise<Readiness>
  /** Starts it if it is not, sets its alarm anew if that was lost, and does what is due. */
  wake(tenant: string): Promise<void>
  /** A ledger file as its bytes: a text costs a call twice as much. */
  importFile(tenant: string, file: string, bytes: Uint8Array): Promise<Imported>
  /** The JSON export of this moment, UTF-8. */
  exportJson(tenant: string): Promise<ReadableStream<Uint8Array>>
  verify(tenant: string): Promise<Verification>
  /** The whole ledger of this moment, for `restore`. */
  backup(tenant: string): Promise<ReadableStream<Uint8Array>>
  /** Puts a backup into an empty ledger, proven, or leaves it empty. */
  restore(tenant: string, bytes: ReadableStream<Uint8Array>): Promise<Imported>
  /** Text of Prometheus, each series with the label `tenant`. */
  metrics(tenant: string): Promise<string>
}
