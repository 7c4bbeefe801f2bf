import type { Work } from '../context.ts'
import type { OutboxRow } from '../outbox.ts'
import { field, property } from '../stored.ts'
import { enqueue } from './enqueue.ts'

/** App-urgent once the message is there (lark-platform.md 3.5): kept with the message's outbox row as JSON. */
export interface UrgentContinuation {
  readonly kind: 'urgent'
  readonly openIds: readonly string[]
}

/** Reads a continuation back; undefined for rows of another kind. */
export const parseUrgentContinuation = (stored: unknown): UrgentContinuation | undefined => {
  if (field(stored, 'kind') !== 'urgent') return undefined
  const openIds = property(stored, 'openIds')
  const all: readonly unknown[] = Array.isArray(openIds) ? openIds : []
  return { kind: 'urgent', openIds: all.filter((id) => typeof id === 'string') }
}

/** Puts the urgent call behind the message it is about. */
export const requestUrgent = (
  work: Work,
  row: OutboxRow,
  messageId: string,
  openIds: readonly string[],
): void => {
  if (openIds.length === 0) return
  const call = { kind: 'urgent', messageId, openIds } as const
  enqueue(work, { key: `urgent:${row.id}`, lane: row.lane, call, priority: row.priority })
}
