import type { Instant } from '../../domain/kernel/time.ts'
import { rungKey, standing, trackKey } from '../../domain/nudge/ladder.ts'
import type { Rung } from '../../domain/nudge/rungs.ts'
import { type Track, tracksOf } from '../../domain/nudge/track.ts'
import { DEFAULT_PROFILE } from '../../domain/people/profile.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import type { Work } from '../context.ts'
import type { DueRow, DueStore } from '../ports.ts'

/**
 * An alarm for a rung: `<rung key>@<n>`. An alarm that was made void while the item rested (under review, extension
 * asked) is followed by the next n; the rung key itself is written once the rung is sent or passed over.
 */
const alarm = (
  due: DueStore,
  problem: Problem,
  track: Track,
  rung: Rung,
  at: Instant,
): DueRow | undefined => {
  const name = rungKey(track, rung)
  if (due.get(name) !== undefined) return undefined
  let n = 1
  let known = due.get(`${name}@${n}`)
  while (known !== undefined && known.outcome !== 'open') {
    n += 1
    known = due.get(`${name}@${n}`)
  }
  const payload = JSON.stringify({ item: track.item, version: track.version })
  return known ?? { key: `${name}@${n}`, kind: track.kind, object: problem.code, at, payload }
}

const isSame = (one: Track, other: Track): boolean =>
  one.kind === other.kind &&
  one.item === other.item &&
  one.version === other.version &&
  one.base === other.base &&
  one.extending === other.extending

/** Tracks that run on as they did have their alarms; most changes of a problem leave all of them as they were. */
const moved = (before: readonly Track[], after: readonly Track[]) => ({
  fresh: after.filter((track) => !before.some((each) => isSame(each, track))),
  kept: after.filter((track) => before.some((each) => isSame(each, track))),
})

/**
 * Sets the alarms of a problem and its tasks after a change: per running clock the rung that is reached and not sent
 * yet, and the next one. All other alarms of the problem become void, such as those of an old deadline version
 * (domain.md 3.7).
 * @param before the problem before the change, whose alarms are set: what has not moved is left alone
 */
export const planNudges = (
  work: Pick<Work, 'store' | 'calendar' | 'directory' | 'now'>,
  problem: Problem,
  before?: Problem,
): void => {
  const { store, calendar, directory, now } = work
  const profile = directory.round?.profile ?? DEFAULT_PROFILE
  const earlier = before === undefined ? [] : tracksOf(before, calendar, profile)
  const { fresh, kept } = moved(earlier, tracksOf(problem, calendar, profile))
  if (before !== undefined && fresh.length === 0 && kept.length === earlier.length) return
  const rows = fresh.flatMap((track) => {
    const { reached, next } = standing(track, now, calendar, profile)
    return [reached, next].flatMap((each) =>
      each === null ? [] : (alarm(store.due, problem, track, each.rung, each.at) ?? []),
    )
  })
  store.due.plan(rows)
  const planned = new Set(rows.map(({ key }) => key))
  const standingOn = kept.map((track) => `${trackKey(track)}:`)
  store.due.voidOthers(
    problem.code,
    (key) => planned.has(key) || standingOn.some((prefix) => key.startsWith(prefix)),
    now,
  )
}
