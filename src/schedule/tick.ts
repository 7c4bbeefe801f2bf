import type { Work } from '../app/context.ts'
import type { Cause, Database, Store } from '../app/ports.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import { JOBS, type Job } from './jobs.ts'

export interface TickDeps {
  readonly database: Database
  readonly workOf: (store: Store, cause: Cause) => Work
}

export interface Ticked {
  /** Something was due: there may be something to send. */
  readonly worked: boolean
  /** When to wake next; undefined: nothing is planned. */
  readonly next: Instant | undefined
}

/** Portions of each job in one tick, unless the caller says fewer. */
const MOST_PORTIONS = 500

/**
 * Does everything that is due at `now`, in bounded transactions. What was done stands in rows with keys, so a tick after
 * a restart or a jump of the clock repeats nothing. With nothing due it is one read: a tick follows every commit.
 * @param most portions of each job: with more to do `next` is `now`, so that messages get their turn in between
 */
export const tick = ({ database, workOf }: TickDeps, now: Instant, most = MOST_PORTIONS): Ticked => {
  const workFor = (store: Store, name: string): Work => ({
    ...workOf(store, { kind: 'tick', id: `${name}:${now}` }),
    now,
  })
  const portion = (job: Job): boolean =>
    database.transact((store) => {
      const work = workFor(store, job.name)
      return store.outbox.onAccountOf(`tick:${work.cause.id}`, () => job.run(work))
    })
  const finish = (job: Job): boolean => {
    for (let done = 0; done < most; done += 1) if (!portion(job)) return true
    return false
  }
  const foreseen = (): Instant | undefined =>
    database.read((store) => {
      const work = workFor(store, 'next')
      const moments = JOBS.flatMap((job) => job.next(work) ?? [])
      return moments.length === 0 ? undefined : instant(Math.max(now, Math.min(...moments)))
    })

  const first = foreseen()
  if (first === undefined || first > now) return { worked: false, next: first }
  const finished = JOBS.map(finish).every((done) => done)
  return { worked: true, next: finished ? foreseen() : now }
}
