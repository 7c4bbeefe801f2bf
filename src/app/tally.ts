import type { RungId } from '../domain/nudge/rungs.ts'
import type { OutboundCall } from './outbox.ts'

/** What became of a line of a proposal. */
export type LineOutcome =
  | 'proposed'
  | 'confirmed'
  | 'dismissed'
  | 'lapsed'
  | 'superseded'
  | 'withdrawn'
  | 'undone'

/** What operators count of the work; every label is one of a closed set, so none can carry what people write. */
export interface Counted {
  /** Lines of daily cards that press for something, by the rung of the ladder (domain.md 3.8). */
  readonly nudges: { readonly rung: RungId }
  readonly digests: { readonly step: 'frozen' | 'released' }
  readonly proposalLines: { readonly outcome: LineOutcome }
  readonly secretsRefused: Record<never, never>
  /** Times in which nothing came in; `told`: OFFICE got a line of it. */
  readonly gaps: { readonly told: 'yes' | 'no' }
  readonly messagesReadBack: Record<never, never>
  /** Calls that were given up. */
  readonly undelivered: { readonly call: OutboundCall['kind'] }
}

/** Each entry of a table of counters, as arguments: its name, its labels, and how often (once unless told). */
export type CountOf<Table> = {
  [Name in keyof Table]: [name: Name, labels: Table[Name], times?: number]
}[keyof Table]

/** Counts what happened. What is rolled back did not happen. */
export interface Tally {
  add(...count: CountOf<Counted>): void
}
