import { storedAt, type Work } from '../context.ts'
import type { OutboxRow } from '../outbox.ts'

type Call = Pick<OutboxRow, 'key' | 'lane' | 'call' | 'priority'>

/**
 * Leaves a call to the outbox, to go at once; `continuation` is what the app does with the outcome. Its tries are
 * counted from when it was stored, also where it is caused by a message that came late.
 */
export const enqueue = (work: Work, call: Call, continuation?: object): void => {
  const at = storedAt(work)
  work.store.outbox.put({
    ...call,
    id: work.newId(),
    continuation: continuation === undefined ? null : JSON.stringify(continuation),
    createdAt: at,
    notBefore: at,
    tries: 0,
  })
}
