import { performance } from 'node:perf_hooks'
import { openCrowd } from '../../test/lark/crowd.ts'
import type { Row } from './table.ts'

const PEOPLE = 1000
const CHATS = 60
const NUDGES = 5000
/** Of each chat and person at most five a second, so these do not decide. */
const TO_CHATS = 300
/** lark-platform.md 3.1, 3.13. */
const [PER_SECOND, PER_MINUTE] = [50, 1000]
/** Emulator and outbox share a clock that goes so many times as fast; the limits are the platform's. */
const SPEED = 3

/** Seconds that the platform's limits permit at best: full minutes, then as fast as a second allows. */
const best = (calls: number): number =>
  Math.floor((calls - 1) / PER_MINUTE) * 60 + ((calls - 1) % PER_MINUTE) / PER_SECOND

/** One run, because it has five minutes of windows in it. */
const run = async (): Promise<number> => {
  const crowd = await openCrowd({ people: PEOPLE, chats: CHATS, speed: SPEED })
  try {
    crowd.put(
      Array.from({ length: NUDGES }, (_, n) => {
        const to = n < TO_CHATS ? crowd.chats[n % CHATS] : crowd.people[n % PEOPLE]
        if (to === undefined) throw new Error('nobody to nudge')
        return { to, priority: 2 } as const
      }),
    )
    const began = performance.now()
    await crowd.drain()
    const seconds = ((performance.now() - began) * SPEED) / 1000
    const sent = [...crowd.people, ...crowd.chats].flatMap((to) => crowd.arrivals(to)).length
    if (crowd.refused().length > 0) throw new Error(`${crowd.refused().length} calls were refused`)
    if (sent !== NUDGES) throw new Error(`${sent} messages are there`)
    return seconds
  } finally {
    await crowd.close()
  }
}

/** The outbox against the platform's own limits; a single refused call fails the row. */
export const drain: Row = {
  id: 'drain',
  name: `${NUDGES} nudges to ${PEOPLE} people and ${CHATS} chats, no call refused, against what the limits permit (clock × ${SPEED})`,
  unit: 's',
  goal: '≤ 1.1 ×',
  measure: async () => {
    const [value, baseline] = [await run(), best(NUDGES)]
    return { value, baseline, met: value <= 1.1 * baseline }
  },
}
