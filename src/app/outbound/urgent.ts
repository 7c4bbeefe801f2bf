import type { Work } from '../context.ts'
import type { OutboxRow } from '../outbox.ts'

/** App-urgent once the message is there (lark-platform.md 3.5): kept with the message's outbox row as JSON. */
export interface UrgentContinuation {
  readonly kind: 'urgent'
  readonly openIds: readonly string[]
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseUrgentContinuation = (stored: string | null): UrgentContinuation | undefined => {
  const value: unknown = stored === null ? null : JSON.parse(stored)
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'urgent')
    return undefined
  const openIds: readonly unknown[] = 'openIds' in value && Array.isArray(value.openIds) ? value.openIds : []
  return { kind: 'urgent', openIds: openIds.filter((id) => typeof id === 'string') }
}

/** Puts the urgent call behind the message it is about. */
export const requestUrgent = (
  work: Work,
  row: OutboxRow,
  messageId: string,
  openIds: readonly string[],
): void => {
  if (openIds.length === 0) return
  work.store.outbox.put({
    id: work.newId(),
    key: `urgent:${row.id}`,
    lane: row.lane,
    call: { kind: 'urgent', messageId, openIds },
    priority: row.priority,
    after: null,
    continuation: null,
    createdAt: work.now,
    notBefore: work.now,
    tries: 0,
  })
}
