import type { Settle } from '../../app/outbound/settle.ts'
import type { OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Database, Store } from '../../app/ports.ts'
import { failureFields, type Log } from '../log.ts'
import { wasNeverTried } from './retrying.ts'

export interface OutcomesDeps {
  readonly database: Database
  readonly settle: Settle
  /** Runs `work` once whatever came in at the same time has been queued. */
  readonly soon: (work: () => void) => void
  readonly log: Log
}

interface Heard {
  readonly row: OutboxRow
  readonly outcome: Outcome
  readonly written: (isWritten: boolean) => void
}

/** Writes outcomes down: those that are heard together share one commit (architecture.md 1.3). */
export class Outcomes {
  readonly #deps: OutcomesDeps
  #heard: Heard[] = []

  constructor(deps: OutcomesDeps) {
    this.#deps = deps
  }

  /** Resolves with whether it stands in the ledger; why not is in the log. */
  write(row: OutboxRow, outcome: Outcome): Promise<boolean> {
    return new Promise((written) => {
      this.#heard.push({ row, outcome, written })
      if (this.#heard.length === 1) this.#deps.soon(() => this.#flush())
    })
  }

  #flush(): void {
    const batch = this.#heard
    this.#heard = []
    // One that cannot be written must not take the others along: then each is written by itself.
    const areStored = batch.length > 1 && this.#failureOf(batch) === undefined
    for (const each of batch) each.written(areStored || this.#isStored(each))
  }

  #isStored(each: Heard): boolean {
    const failure = this.#failureOf([each])
    if (failure === undefined) return true
    const { request = null, id } = each.row
    this.#deps.log.error('outcome_unwritten', { request, row: id, ...failureFields(failure.thrown) })
    return false
  }

  /** Why they could not be written in one commit; undefined: they are. */
  #failureOf(batch: readonly Heard[]): { readonly thrown: unknown } | undefined {
    try {
      this.#deps.database.transact((store) => {
        for (const each of batch) this.#store(store, each)
      })
      return undefined
    } catch (thrown) {
      return { thrown }
    }
  }

  #store(store: Store, { row, outcome }: Heard): void {
    store.outbox.onAccountOf(row.request ?? null, () => this.#deps.settle(store, row, outcome))
    if (outcome.kind === 'retry' && outcome.reached === 'no' && wasNeverTried(row))
      store.outbox.notReached(row.id)
  }
}
