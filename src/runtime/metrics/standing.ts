import type { Clock, Database } from '../../app/ports.ts'
import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { type Light, lightOf } from '../../domain/lights/light.ts'
import { DEFAULT_PROFILE } from '../../domain/people/profile.ts'
import type { ProblemState } from '../../domain/problem/vocabulary.ts'
import { failureFields, type Log } from '../../lark/log.ts'
import type { Timers } from '../../lark/timers.ts'

/** How many problems are in each state and of each light, as of the last count. */
export interface Standing {
  readonly states: ReadonlyMap<ProblemState, number>
  readonly lights: ReadonlyMap<Light, number>
  /** `timers.elapsed()` at its end. */
  readonly countedAt: number
}

export interface StandingDeps {
  readonly database: Database
  readonly calendar: WorkCalendar
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

/** Problems that are looked at in one go: some milliseconds, then others get their turn. */
const PORTION = 200
const FRESH_MS = 60_000
/** A count that took long is good for so many times as long: counting takes a hundredth of the time at most. */
const REST = 100

const more = <Key>(counts: Map<Key, number>, key: Key): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1)

/**
 * Counts the problems when asked, once a minute at most, in portions between which events are handled. A light depends
 * on the day and on all of a problem's facts, so no index has it; a scrape never waits but for the very first count.
 */
export const keepStanding = ({ database, calendar, clock, timers, log }: StandingDeps) => {
  let known: Standing | undefined
  let running: Promise<void> | undefined
  let dueAt = timers.elapsed()
  let closed = false

  const count = async (): Promise<void> => {
    const states = new Map<ProblemState, number>()
    const lights = new Map<Light, number>()
    const today = calendar.dayOf(clock.now())
    const { facts, rules } = database.read((store) => ({
      facts: store.problems.facts()[Symbol.iterator](),
      rules: (store.directory.load().round?.profile ?? DEFAULT_PROFILE).lights,
    }))
    const portion = (): boolean => {
      for (let n = 0; n < PORTION; n += 1) {
        const { done, value } = facts.next()
        if (done === true) return false
        more(states, value.state)
        more(lights, lightOf(value, today, calendar, rules))
      }
      return true
    }
    let busyMs = 0
    for (let isMore = true; isMore; ) {
      if (closed) return
      const since = timers.elapsed()
      isMore = database.read(portion)
      busyMs += timers.elapsed() - since
      if (isMore) await new Promise<void>((resolve) => timers.after(0, resolve))
    }
    known = { states, lights, countedAt: timers.elapsed() }
    dueAt = known.countedAt + Math.max(FRESH_MS, REST * busyMs)
  }

  const start = async (): Promise<void> => {
    dueAt = timers.elapsed() + FRESH_MS
    try {
      await count()
    } catch (error) {
      log.error('ledger_uncounted', failureFields(error))
    } finally {
      running = undefined
    }
  }

  return {
    /** The last count; undefined when none could be made. */
    present: async (): Promise<Standing | undefined> => {
      if (running === undefined && timers.elapsed() >= dueAt) running = start()
      if (known === undefined) await running
      return known
    },
    close: () => {
      closed = true
    },
  }
}
