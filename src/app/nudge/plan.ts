import type { Instant } from '../../domain/kernel/time.ts'
import { rungKey, standing, trackKey } from '../../domain/nudge/ladder.ts'
import type { Rung } from '../../domain/nudge/rungs.ts'
import { type Track, tracksOf } from '../../domain/nudge/track.ts'
import { profileOf } from '../../domain/people/directory.ts'
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

const movedFrom = (
  before: Problem | undefined,
  tracks: readonly Track[],
  { calendar, directory }: Planning,
) => {
  if (before === undefined) return { fresh: tracks, kept: [], hasMoved: true }
  const earlier = tracksOf(before, calendar, profileOf(directory))
  const runsOn = (track: Track): boolean => earlier.some((each) => isSame(each, track))
  const kept = tracks.filter(runsOn)
  const fresh = tracks.filter((track) => !runsOn(track))
  return { fresh, kept, hasMoved: fresh.length > 0 || kept.length < earlier.length }
}

type Planning = Pick<Work, 'store' | 'calendar' | 'directory' | 'now'>
type Open = ReturnType<DueStore['open']>[number]

/** The alarms that a track needs; those that are open already and do its work, by the beginning of their keys. */
interface Alarms {
  readonly rows: readonly DueRow[]
  readonly kept: string | null
}

const prefixOf = (track: Pick<Track, 'kind' | 'item'>): string => `${track.kind}:${track.item}:`

/** How the keys of the alarms of a clock that runs on begin; that of silence may have been set for an earlier update. */
const keptPrefix = (track: Track): string =>
  track.kind === 'silence' ? prefixOf(track) : `${trackKey(track)}:`

/**
 * Every update puts the silence clock off. The alarm of the day before stays: it rings first, finds nothing to say and
 * sets the next one, so that an update writes no alarm.
 */
const isPutOff = (track: Track, first: Instant | undefined, open: readonly Open[]): boolean =>
  track.kind === 'silence' &&
  first !== undefined &&
  open.some(({ key, at }) => at <= first && key.startsWith(prefixOf(track)))

const alarmsOf = (
  { store, calendar, directory, now }: Planning,
  problem: Problem,
  track: Track,
  open: readonly Open[],
): Alarms => {
  const { reached, next } = standing(track, now, calendar, profileOf(directory))
  if (isPutOff(track, (reached ?? next)?.at, open)) return { rows: [], kept: prefixOf(track) }
  const rows = [reached, next].flatMap((each) =>
    each === null ? [] : (alarm(store.due, problem, track, each.rung, each.at) ?? []),
  )
  return { rows, kept: null }
}

/**
 * Sets the alarms of a problem and its tasks after a change: per running clock the rung that is reached and not sent
 * yet, and the next one. All other alarms of the problem become void, such as those of an old deadline version
 * (domain.md 3.7).
 * @param before the problem before the change, whose alarms are set: clocks that run on as they did are left alone
 */
export const planNudges = (work: Planning, problem: Problem, before?: Problem): void => {
  const { store, calendar, directory, now } = work
  const tracks = tracksOf(problem, calendar, profileOf(directory))
  const { fresh, kept, hasMoved } = movedFrom(before, tracks, work)
  if (!hasMoved) return
  const open = store.due.open(problem.code)
  const alarms = fresh.map((track) => alarmsOf(work, problem, track, before === undefined ? [] : open))
  const rows = alarms.flatMap((each) => each.rows)
  store.due.plan(rows)
  const planned = new Set(rows.map(({ key }) => key))
  const prefixes = [...kept.map(keptPrefix), ...alarms.flatMap((each) => each.kept ?? [])]
  for (const { key } of open)
    if (!planned.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
      store.due.settle(key, 'void', now)
}
