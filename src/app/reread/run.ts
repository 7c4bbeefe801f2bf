import type { Work } from '../context.ts'
import type { DueRow } from '../ports.ts'
import type { SourceMessage } from './source.ts'

/** Messages asked for in one transaction. */
const PORTION = 100

/** What happens when a source message was looked up: kept with its outbox row as JSON. */
export interface RereadContinuation {
  readonly kind: 'reread'
  readonly messageId: string
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseRereadContinuation = (stored: string | null): RereadContinuation | undefined => {
  const value: unknown = stored === null ? null : JSON.parse(stored)
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'reread')
    return undefined
  return 'messageId' in value && typeof value.messageId === 'string'
    ? { kind: 'reread', messageId: value.messageId }
    : undefined
}

/** The cut-off has come: every message noted before it is looked up once. One that an outage missed is made up for. */
export const runReread = (work: Work, row: DueRow): void => {
  const sources = work.store.sources.unread(row.at, PORTION)
  const { outbox } = work.store
  for (const source of sources) outbox.onAccountOf(source.messageId, () => lookUp(work, source, row.key))
  if (sources.length < PORTION) work.store.due.settle(row.key, 'done', work.now)
}

const lookUp = (work: Work, { messageId, chatId }: SourceMessage, cutOff: string): void => {
  const { store, now } = work
  store.outbox.put({
    id: work.newId(),
    key: `${cutOff}:${messageId}`,
    lane: `lookup:${messageId}`,
    call: { kind: 'lookup', messageId, chatId },
    priority: 1,
    after: null,
    continuation: JSON.stringify({ kind: 'reread', messageId } satisfies RereadContinuation),
    createdAt: now,
    notBefore: now,
    tries: 0,
  })
  store.sources.wasRead(messageId, now)
}
