import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Work } from '../context.ts'
import type { OutboundCall, OutboxRow, Outcome } from '../outbox.ts'

type Retry = Extract<Outcome, { kind: 'retry' }>

const ASIDE = 'aside:'
/** What is older is out of date, whatever became of it. */
const LONGEST_MS = 7 * 24 * 3_600_000

export const isAside = ({ lane }: OutboxRow): boolean => lane.startsWith(ASIDE)

const firstTry = ({ triedAt, createdAt }: OutboxRow): Instant => triedAt ?? createdAt

/** Where order is kept for what a call sends. */
export const laneOf = (call: OutboundCall, lane: string): string => {
  if (!('to' in call)) return lane
  return 'chatId' in call.to ? call.to.chatId : call.to.openId
}

/** Puts the row out again under a new id in its own place, and its card with it. */
export const replaceRow = (
  work: Work,
  row: OutboxRow,
  {
    code,
    ...changes
  }: { readonly code: string } & Pick<OutboxRow, 'key' | 'lane' | 'notBefore'> &
    Partial<Pick<OutboxRow, 'call' | 'tries'>>,
): string => {
  const id = work.newId()
  work.store.outbox.dead(row.id, code, work.now)
  work.store.outbox.put({ ...row, tries: 0, triedAt: null, ...changes, id })
  work.store.cards.moved(row.id, id)
  return id
}

/** Lets the row wait in a lane of its own. */
export const putAside = (work: Work, row: OutboxRow, { code, afterMs }: Retry): void => {
  const notBefore = instant(work.now + afterMs)
  const [key, lane] = [`${row.key}:aside`, `${ASIDE}${row.id}`]
  const id = replaceRow(work, row, { code, key, lane, notBefore, tries: row.tries })
  work.store.outbox.trying([id], firstTry(row))
}

/** What has waited aside for too long is given up. */
export const unlessTooLong = (work: Work, row: OutboxRow, outcome: Outcome): Outcome =>
  outcome.kind === 'retry' && outcome.aside === true && work.now - firstTry(row) >= LONGEST_MS
    ? { kind: 'giveUp', code: outcome.code, tell: 'office' }
    : outcome

/** It was never sent: its turn comes again, in the lane of those whom it is for. */
export const bringBack = (work: Work, row: OutboxRow): void => {
  const [key, lane] = [`${row.key}:back`, laneOf(row.call, row.lane)]
  replaceRow(work, row, { code: 'moved', key, lane, notBefore: work.now })
}
