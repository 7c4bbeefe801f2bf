import type { Database } from '../../app/ports.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Receive } from '../inbound/event.ts'
import { requestIdOf } from '../inbound/request-id.ts'
import { failureFields, type Log } from '../log.ts'
import type { Looked, Missed } from './look.ts'

export interface TakeInDeps {
  readonly database: Database
  readonly receive: Receive
  readonly log: Log
  readonly closed: () => boolean
}

/** What cannot be handled for so long will never be. */
const GIVEN_UP_MS = 24 * 3_600_000

/**
 * Hands over what was missed, one after the other, so that live events get their turn in between. Then notes how far
 * each chat was taken in: not beyond what failed or was `held` back. Returns what was handled.
 */
export const takeIn = async (
  deps: TakeInDeps,
  looked: Looked,
  held: readonly Missed[],
  now: Instant,
): Promise<readonly Missed[]> => {
  const left: Missed[] = [...held]
  const done: Missed[] = []
  for (const missed of looked.missed) {
    if (held.includes(missed)) continue
    if (deps.closed()) left.push(missed)
    else if (await handOver(deps, missed)) done.push(missed)
    else if (now - missed.inbound.at < GIVEN_UP_MS) left.push(missed)
    else deps.log.error('missed_given_up', { request: requestIdOf(missed.inbound) })
  }
  if (!deps.closed()) note(deps, looked, left)
  return done
}

const handOver = async ({ receive, log }: TakeInDeps, { inbound }: Missed): Promise<boolean> => {
  try {
    await receive(inbound)
    return true
  } catch (thrown) {
    log.error('missed_failed', {
      request: requestIdOf(inbound),
      kind: inbound.kind,
      ...failureFields(thrown),
    })
    return false
  }
}

const note = ({ database }: TakeInDeps, { upTo }: Looked, left: readonly Missed[]): void => {
  const until = new Map(upTo)
  for (const { container, inbound } of left) {
    const end = until.get(container)
    if (end !== undefined && inbound.at < end) until.set(container, instant(inbound.at))
  }
  database.transact((store) => {
    for (const [container, at] of until) store.readings.takenIn(container, at)
  })
}
