import type { Work } from '../app/context.ts'
import { forgetMessage, isRecalled } from '../app/forget-message.ts'
import type { Desk } from '../app/notices.ts'
import type { Cause, Clock, Database, Store } from '../app/ports.ts'
import { noteHeard, noteJoined } from '../app/reading.ts'
import { seeArrival, seeDeparture } from '../app/see-guests.ts'
import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import type { PersonId } from '../domain/kernel/codes.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import type { Catalogue } from '../text/index.ts'
import { clickAnswer } from './cards/answer.ts'
import { handleClick } from './clicks.ts'
import { handleMessage } from './conversation.ts'
import type { Inbound, InboundMemberMove } from './inbound/event.ts'
import { requestIdOf } from './inbound/request-id.ts'
import { failureFields, type Log } from './log.ts'
import type { EventOutcome, Meters } from './meters.ts'
import type { Timers } from './timers.ts'

/** What the intake needs of the runtime. */
export interface IntakeDeps {
  readonly database: Database
  readonly calendar: WorkCalendar
  readonly clock: Clock
  readonly desk: Desk
  readonly text: Catalogue
  readonly newId: () => string
  /** Runs `work` once whatever came in at the same time has been queued (`setImmediate`). */
  readonly soon: (work: () => void) => void
  /** Called after each commit: there may be something to send. */
  readonly committed: () => void
  /** Called after the commit: who is in this chat has changed, and is to be read again. */
  readonly moved: (chatId: string) => void
  readonly log: Log
  readonly meters: Meters
  readonly timers: Pick<Timers, 'elapsed'>
}

interface Waiting {
  readonly inbound: Inbound
  /** `timers.elapsed()` when it came in. */
  readonly since: number
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: unknown) => void
}

type Verdict = { readonly outcome: EventOutcome } & (
  | { readonly answer: unknown }
  | { readonly error: unknown }
)

const causeOf = (inbound: Inbound): Cause => ({
  kind: inbound.kind === 'message' ? 'message' : inbound.kind === 'click' ? 'click' : 'platform',
  id: inbound.id,
})

const NOTHING = {}

/** Events in one commit: more gain little, and nobody is answered while they are handled. */
const TOGETHER = 64

/** Those of them whom the ledger knows. */
const knownAmong = ({ directory }: Work, { users }: InboundMemberMove): readonly PersonId[] =>
  users.flatMap(({ openId }) => directory.byOpenId.get(openId) ?? [])

/** A message that comes later than this was missed or repeated. */
const LATE_MS = 60_000

/**
 * When it takes effect: a late message at its own time, on whose day “明天” was said and a deadline was kept; yet not
 * before what the ledger already holds.
 */
const effectiveAt = (clock: Clock, { journal }: Store, inbound: Inbound): Instant => {
  const now = clock.now()
  if (inbound.kind !== 'message' || now - inbound.at < LATE_MS) return now
  const [last] = journal.read({ afterSeq: journal.head().seq - 1 })
  const held = last === undefined ? inbound.at : Math.max(inbound.at, last.stamp.at)
  return instant(Math.min(held, now))
}

const handle = (deps: IntakeDeps, store: Store, inbound: Inbound): unknown => {
  const work: Work = {
    store,
    now: effectiveAt(deps.clock, store, inbound),
    arrivedAt: deps.clock.now(),
    calendar: deps.calendar,
    directory: store.directory.load(),
    cause: causeOf(inbound),
    desk: deps.desk,
    newId: deps.newId,
  }
  switch (inbound.kind) {
    case 'message':
      noteHeard(store, inbound)
      if (!isRecalled(store, inbound.id)) handleMessage(work, inbound, deps.text)
      return NOTHING
    case 'click':
      return handleClick(work, inbound, deps.text)
    case 'recalled':
      forgetMessage(work, inbound.messageId)
      return NOTHING
    case 'botAdded':
      noteJoined(store, inbound.chatId, inbound.at)
      return NOTHING
    case 'memberAdded':
      seeArrival(work, inbound.chatId, knownAmong(work, inbound))
      return NOTHING
    case 'memberRemoved':
      seeDeparture(work, inbound.chatId, knownAmong(work, inbound))
      return NOTHING
    default:
      return NOTHING
  }
}

/** What came out of order, or before somebody was known, is set right by a look. */
const movedChats = (batch: readonly Waiting[]): ReadonlySet<string> =>
  new Set(
    batch.flatMap(({ inbound }) =>
      inbound.kind === 'memberAdded' || inbound.kind === 'memberRemoved' || inbound.kind === 'botAdded'
        ? [inbound.chatId]
        : [],
    ),
  )

/** A click is never sent again, so its person is told at once; nothing was stored. */
const sorry = ({ text }: IntakeDeps): unknown =>
  clickAnswer({ toast: { type: 'error', content: text.commands.replies.failed } })

const outcomeOf = (inbound: Inbound): EventOutcome => {
  if (inbound.kind !== 'other') return 'handled'
  return inbound.malformed ? 'malformed' : 'ignored'
}

/** Counts, times and logs an event that has been dealt with. */
const tell = ({ meters, timers, log }: IntakeDeps, { inbound, since }: Waiting, outcome: EventOutcome) => {
  const { kind } = inbound
  const ms = timers.elapsed() - since
  meters.add('events', { kind, outcome })
  meters.observe('answer', { kind }, ms / 1000)
  log.debug('event_answered', { request: requestIdOf(inbound), kind, outcome, ms: Math.round(ms) })
}

/** A known id is answered as before and does nothing. */
const once = (deps: IntakeDeps, store: Store, inbound: Inbound): Verdict => {
  const known = store.inbox.answerTo(inbound.id)
  if (known !== undefined) return { outcome: 'repeated', answer: JSON.parse(known) }
  const answer: unknown = store.outbox.onAccountOf(requestIdOf(inbound), () => handle(deps, store, inbound))
  store.inbox.record(inbound.id, JSON.stringify(answer), deps.clock.now())
  return { outcome: outcomeOf(inbound), answer }
}

const inSavepoint = (deps: IntakeDeps, store: Store, inbound: Inbound): Verdict => {
  try {
    return deps.database.savepoint(store, () => once(deps, store, inbound))
  } catch (error) {
    const request = requestIdOf(inbound)
    deps.log.error('inbound_failed', { request, kind: inbound.kind, ...failureFields(error) })
    const outcome = 'failed'
    return inbound.kind === 'click' ? { outcome, answer: sorry(deps) } : { outcome, error }
  }
}

/** Undefined when one of them failed: then nothing was stored. Throws what the database does. */
const together = (deps: IntakeDeps, batch: readonly Waiting[]): readonly Verdict[] | undefined => {
  let hasFailed = false
  const attempt = (store: Store, inbound: Inbound): Verdict => {
    try {
      return once(deps, store, inbound)
    } catch (error) {
      hasFailed = true
      throw error
    }
  }
  try {
    return deps.database.transact((store) => batch.map(({ inbound }) => attempt(store, inbound)))
  } catch (error) {
    if (hasFailed) return undefined
    throw error
  }
}

/**
 * One transaction for all. Savepoints copy every page that is touched, so they are paid for only when one event fails:
 * then all are handled again, each in its own.
 */
const handled = (deps: IntakeDeps, batch: readonly Waiting[]): readonly Verdict[] =>
  together(deps, batch) ??
  deps.database.transact((store) => batch.map(({ inbound }) => inSavepoint(deps, store, inbound)))

/**
 * Takes events in. Those that wait together are handled in one transaction, in which one that fails takes back nothing
 * but its own, and every one is answered after the commit (architecture.md 1.3). An event that fails rejects; the
 * platform then sends it again.
 */
export const createIntake = (deps: IntakeDeps): { receive(inbound: Inbound): Promise<unknown> } => {
  const waiting: Waiting[] = []

  const flush = (): void => {
    const batch = waiting.splice(0, TOGETHER)
    if (waiting.length > 0) deps.soon(flush)
    let verdicts: readonly Verdict[]
    try {
      verdicts = handled(deps, batch)
    } catch (error) {
      deps.log.error('batch_failed', { events: batch.length, ...failureFields(error) })
      for (const each of batch) {
        tell(deps, each, 'failed')
        if (each.inbound.kind === 'click') each.resolve(sorry(deps))
        else each.reject(error)
      }
      return
    }
    deps.meters.observe('commitBatch', {}, batch.length)
    for (const [n, each] of batch.entries()) {
      const { resolve, reject } = each
      const verdict = verdicts[n]
      tell(deps, each, verdict?.outcome ?? 'failed')
      if (verdict !== undefined && 'answer' in verdict) resolve(verdict.answer)
      else reject(verdict?.error)
    }
    deps.committed()
    for (const chatId of movedChats(batch)) deps.moved(chatId)
  }

  return {
    receive: (inbound) =>
      new Promise((resolve, reject) => {
        waiting.push({ inbound, since: deps.timers.elapsed(), resolve, reject })
        if (waiting.length === 1) deps.soon(flush)
      }),
  }
}
