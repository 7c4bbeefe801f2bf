import { platformZone, shownMinute } from './clock.ts'
import { fridayEvening, tomorrow, weekOn } from './moments.ts'
import { nextNudge } from './plan.ts'
import { words } from './words.ts'

/** Where the clock can be moved to with one press. */
export interface Goal {
  readonly key: string
  readonly short: string
  readonly long: string
  /** UTC ms; undefined while there is none. */
  readonly at: number | undefined
  /** What happens then. */
  readonly hint: string
}

export const goals = (): readonly Goal[] => {
  const w = words()
  const now = shownMinute.value
  const zone = platformZone()
  const nudge = nextNudge.value
  return [
    {
      key: 'nudge',
      short: w.toNudge,
      long: w.longNudge,
      at: nudge?.at,
      hint: nudge?.label ?? w.noNudge,
    },
    { key: 'tomorrow', short: w.toTomorrow, long: w.longTomorrow, at: tomorrow(now, zone), hint: '' },
    { key: 'friday', short: w.toFriday, long: w.longFriday, at: fridayEvening(now, zone), hint: '' },
    { key: 'week', short: w.weekOn, long: w.longWeek, at: weekOn(now), hint: '' },
  ]
}
