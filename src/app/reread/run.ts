import type { Work } from '../context.ts'
import { enqueue } from '../outbound/enqueue.ts'
import type { DueRow } from '../ports.ts'
import { field } from '../stored.ts'
import type { SourceMessage } from './source.ts'

/** Messages asked for in one transaction. */
const PORTION = 100

/** What happens when a source message was looked up: kept with its outbox row as JSON. */
export interface RereadContinuation {
  readonly kind: 'reread'
  readonly messageId: string
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseRereadContinuation = (stored: unknown): RereadContinuation | undefined =>
  field(stored, 'kind') === 'reread' ? { kind: 'reread', messageId: field(stored, 'messageId') } : undefined

/** The cut-off has come: every message noted before it is looked up once. One that an outage missed is made up for. */
export const runReread = (work: Work, row: DueRow): void => {
  const sources = work.store.sources.unread(row.at, PORTION)
  const { outbox } = work.store
  for (const source of sources) outbox.onAccountOf(source.messageId, () => lookUp(work, source, row.key))
  if (sources.length < PORTION) work.store.due.settle(row.key, 'done', work.now)
}

const lookUp = (work: Work, { messageId, chatId }: SourceMessage, cutOff: string): void => {
  const call = { kind: 'lookup', messageId, chatId } as const
  const continuation: RereadContinuation = { kind: 'reread', messageId }
  enqueue(
    work,
    { key: `${cutOff}:${messageId}`, lane: `lookup:${messageId}`, call, priority: 1 },
    continuation,
  )
  work.store.sources.wasRead(messageId, work.now)
}
