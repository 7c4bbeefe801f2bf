import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { PersonId } from '../../domain/kernel/codes.ts'
import { instant } from '../../domain/kernel/time.ts'
import type { Work } from '../context.ts'
import { parseEvidenceContinuation } from '../fetch-evidence.ts'
import { continueEvidence, parseLookupContinuation } from '../find-evidence.ts'
import type { Desk } from '../notices.ts'
import { redrawBrief } from '../nudge/brief.ts'
import { noticeStuck } from '../nudge/stuck-notice.ts'
import { noticeUndelivered } from '../nudge/undelivered-notice.ts'
import type { OutboxRow, Outcome } from '../outbox.ts'
import type { Clock, Store } from '../ports.ts'
import { noteHeard } from '../reading.ts'
import { finishEvidence } from '../receive-evidence.ts'
import { parseRereadContinuation } from '../reread/run.ts'
import { continueReread, type ReadAgain } from '../reread/take-in.ts'
import { bringBack, isAside, laneOf, putAside, replaceRow, unlessTooLong } from './aside.ts'
import { parseUrgentContinuation, requestUrgent } from './urgent.ts'

/** Writes the outcome of a try into the ledger, inside the transaction of `store`. */
export type Settle = (store: Store, row: OutboxRow, outcome: Outcome) => void

export interface SettleDeps {
  readonly clock: Clock
  readonly calendar: WorkCalendar
  readonly desk: Desk
  readonly newId: () => string
  readonly readAgain: ReadAgain
}

const workOf = (deps: SettleDeps, store: Store, row: OutboxRow): Work => ({
  store,
  now: deps.clock.now(),
  calendar: deps.calendar,
  directory: store.directory.load(),
  cause: { kind: 'platform', id: row.id },
  desk: deps.desk,
  newId: deps.newId,
})

const continueWith = ({ readAgain }: SettleDeps, work: Work, row: OutboxRow, outcome: Outcome): void => {
  if (row.continuation === null) return
  const stored: unknown = JSON.parse(row.continuation)
  const evidence = parseEvidenceContinuation(stored)
  if (evidence !== undefined) finishEvidence(work, evidence, outcome)
  const sought = parseLookupContinuation(stored)
  if (sought !== undefined) continueEvidence(work, sought, outcome)
  const reread = parseRereadContinuation(stored)
  if (reread !== undefined) continueReread(work, reread, outcome, readAgain)
  const urgent = parseUrgentContinuation(stored)
  if (urgent !== undefined && outcome.kind === 'done' && outcome.messageId !== null)
    requestUrgent(work, row, outcome.messageId, urgent.openIds)
}

/** An answer whose question is gone becomes a message of its own; a card whose message is gone is posted anew. */
const sayAnew = (work: Work, row: OutboxRow, code: string): void => {
  const { call } = row
  if (call.kind === 'reply') {
    const { to, messageType, content } = call
    const anew = { kind: 'create', to, messageType, content } as const
    const lane = laneOf(anew, row.lane)
    replaceRow(work, row, { code, key: `${row.key}:anew`, lane, call: anew, notBefore: work.now })
    return
  }
  work.store.outbox.dead(row.id, code, work.now)
  if (call.kind === 'patch') {
    const post = work.store.cards.byMessage(call.messageId)
    if (post !== undefined && !post.settled) work.desk.renew(work.store, post)
  }
}

/** The tries sent nothing. A daily card is drawn as of now, anything else goes out as it is, in its turn. */
const sendAgain = (work: Work, row: OutboxRow): void => {
  const { store, now } = work
  const post = store.cards.get(row.id)
  if (post?.card === 'brief') {
    redrawBrief(work, post.object, row.id)
    return
  }
  if (isAside(row)) {
    bringBack(work, row)
    return
  }
  const id = work.newId()
  store.outbox.renew(row.id, id, now)
  store.cards.moved(row.id, id)
}

/** Whoever was written to may answer there: a first answer of his is as easily missed as any other. */
const notePlace = (work: Work, { call }: OutboxRow, outcome: Outcome): void => {
  if (outcome.kind !== 'done' || outcome.posted === undefined || !('to' in call)) return
  const place =
    'openId' in call.to ? ({ chatType: 'p2p', ...call.to } as const) : ({ chatType: 'group' } as const)
  noteHeard(work.store, { ...outcome.posted, ...place, at: work.now })
}

const receiverOf = (work: Work, { call }: OutboxRow): readonly PersonId[] => {
  const openId = 'to' in call && 'openId' in call.to ? call.to.openId : undefined
  const person = openId === undefined ? undefined : work.directory.byOpenId.get(openId)
  return person === undefined ? [] : [person]
}

/** What follows from a try, in the transaction that records it: message ids, continuations, retries, word to OFFICE. */
export const settleOutbound =
  (deps: SettleDeps): Settle =>
  (store, row, tried) => {
    const work = workOf(deps, store, row)
    const outcome = unlessTooLong(work, row, tried)
    switch (outcome.kind) {
      case 'done':
        store.outbox.sent(row.id, outcome.messageId, work.now)
        if (outcome.messageId !== null) store.cards.posted(row.id, outcome.messageId)
        notePlace(work, row, outcome)
        return continueWith(deps, work, row, outcome)
      case 'retry':
        if (outcome.aside === true && !isAside(row)) return putAside(work, row, outcome)
        store.outbox.postpone(row.id, instant(work.now + outcome.afterMs))
        return noticeStuck(work, row, { code: outcome.code, people: receiverOf(work, row) })
      case 'notSent':
        return sendAgain(work, row)
      case 'newMessage':
        return sayAnew(work, row, outcome.code)
      case 'giveUp':
        store.outbox.dead(row.id, outcome.code, work.now)
        store.tally.add('undelivered', { call: row.call.kind })
        if (outcome.tell === 'office')
          noticeUndelivered(work, { call: row.call.kind, code: outcome.code, people: receiverOf(work, row) })
        return continueWith(deps, work, row, outcome)
    }
  }
