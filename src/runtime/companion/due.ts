import type { DueRow } from '../../app/ports.ts'
import { nextWindow } from '../../app/send-window.ts'
import { nextCutOff } from '../../domain/digest/cut-off.ts'
import { type ItemCode, type PersonId, parseProblemCode } from '../../domain/kernel/codes.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { rungKey, standing, trackKey } from '../../domain/nudge/ladder.ts'
import { recipientsOf } from '../../domain/nudge/recipients.ts'
import { tracksOf } from '../../domain/nudge/track.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { grouped } from './grouped.ts'
import type { CompanionView, Topic } from './topic.ts'

/** How far ahead is looked, days, and how many alarms. */
const AHEAD_DAYS = 60
const MOST_ALARMS = 2000
/** Instants of nudges told. */
const MOST_NUDGES = 3

interface Planned {
  /** UTC ms. */
  readonly at: Instant
  readonly kind: 'nudge' | 'digest' | 'release'
  readonly label: string
}

/** `due`: what the program will do next by itself, the earliest first: nudges, the digest and its release. */
export const due: Topic = (view) => ({ due: planned(view) })

/** What is planned, the earliest first. */
export const planned = (view: CompanionView): readonly Planned[] =>
  [...nudges(view), ...digests(view)].sort((a, b) => a.at - b.at)

const alarms = ({ store, calendar, now }: CompanionView): readonly DueRow[] =>
  store.due.ready(calendar.at(calendar.addDays(calendar.dayOf(now), AHEAD_DAYS), '23:59'), MOST_ALARMS)

interface Nudge {
  readonly item: ItemCode
  readonly people: readonly PersonId[]
}

/** What an alarm will say when it rings: nothing if its clock stops or a higher rung is sent first. */
const nudgeOf = (view: CompanionView, row: DueRow): Nudge | undefined => {
  const code = parseProblemCode(row.object)
  const problem = code === undefined ? undefined : view.store.problems.get(code)
  if (problem === undefined) return undefined
  const profile = profileOf(view.directory)
  const at = instant(Math.max(row.at, view.now))
  const track = tracksOf(problem, view.calendar, profile).find((each) =>
    row.key.startsWith(`${trackKey(each)}:`),
  )
  const reached = track === undefined ? null : standing(track, at, view.calendar, profile).reached
  if (track === undefined || reached === null) return undefined
  if (view.store.due.get(rungKey(track, reached.rung)) !== undefined) return undefined
  return {
    item: track.item,
    people: recipientsOf(view.directory, problem, track.item, reached.rung, at),
  }
}

/** The next instants at which somebody is nudged; lines that wait already go with the next window. */
const nudges = (view: CompanionView): readonly Planned[] => {
  const { text, calendar, now } = view
  const { sendWindow } = profileOf(view.directory)
  const opening = (at: number): Instant => nextWindow(calendar, sendWindow, instant(Math.max(at, now)))
  const byInstant = grouped(
    alarms(view).filter(({ kind }) => kind !== 'digest' && kind !== 'release'),
    ({ at }) => opening(at),
  )
  const planned: Planned[] = []
  const waiting = waitingLines(view)
  if (waiting !== undefined) planned.push(waiting)
  for (const [at, rows] of [...byInstant].sort(([a], [b]) => a - b)) {
    if (planned.length >= MOST_NUDGES) break
    const told = rows.flatMap((row) => nudgeOf(view, row) ?? [])
    const people = new Set(told.flatMap((nudge) => nudge.people))
    const items = new Set(told.map(({ item }) => item))
    if (people.size === 0 || at === waiting?.at) continue
    planned.push({ at, kind: 'nudge', label: text.companion.due.nudge(people.size, items.size) })
  }
  return planned
}

const EVERYBODY = 1_000_000

/** Lines of daily cards that are written and wait for the window. */
const waitingLines = ({ store, directory, calendar, now, text }: CompanionView): Planned | undefined => {
  const { sendWindow } = profileOf(directory)
  const today = calendar.dayOf(now)
  const early = calendar.isWorkday(today) && now < calendar.at(today, sendWindow.from)
  const day = early ? today : calendar.addWorkdays(today, 1)
  const people = store.briefs.peopleWaiting(day, EVERYBODY)
  if (people.length === 0) return undefined
  const items = new Set(people.flatMap((person) => store.briefs.waiting(person).map(({ object }) => object)))
  const label = text.companion.due.nudge(people.length, items.size)
  return { at: calendar.at(day, sendWindow.from), kind: 'nudge', label }
}

const digests = (view: CompanionView): readonly Planned[] => {
  const { text, calendar, directory, now } = view
  const cutOff = directory.round === null ? null : nextCutOff(now, calendar, directory.round.profile)
  return [
    ...(cutOff === null ? [] : [{ at: cutOff, kind: 'digest', label: text.companion.due.digest } as const]),
    ...alarms(view)
      .filter(({ kind, at }) => kind === 'release' && at > now)
      .map(({ at }) => ({ at, kind: 'release', label: text.companion.due.release }) as const),
  ]
}
