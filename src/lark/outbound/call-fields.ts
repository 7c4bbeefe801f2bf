import type { OutboxRow, Outcome } from '../../app/outbox.ts'
import type { Fields } from '../log.ts'

/** Which call, and on whose account: for the log. */
export const callFields = ({ id, call, request }: OutboxRow): Fields => ({
  request: request ?? null,
  row: id,
  call: call.kind,
})

/** What went wrong with a try: for the log. */
export const outcomeFields = (outcome: Exclude<Outcome, { kind: 'done' }>): Fields => ({
  outcome: outcome.kind,
  code: 'code' in outcome ? outcome.code : null,
  afterMs: outcome.kind === 'retry' ? outcome.afterMs : null,
})
