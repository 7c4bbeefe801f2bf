import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'
import type { Rung } from './rungs.ts'
import type { Track } from './track.ts'

/**
 * The day on which a rung goes out. A nominal day off work moves: up to the base day to the workday before, past it
 * to the next one (domain.md 3.7, 3.8).
 */
export const rungDay = (base: LocalDate, rung: Rung, calendar: WorkCalendar): LocalDate => {
  const { after } = rung
  if ('workdays' in after) return calendar.addWorkdays(base, after.workdays)
  const nominal = calendar.addDays(base, after.days)
  return after.days <= 0 ? calendar.workdayOnOrBefore(nominal) : calendar.workdayOnOrAfter(nominal)
}

/** The beginning of the send window on the rung's day. */
const rungAt = (base: LocalDate, rung: Rung, calendar: WorkCalendar, profile: RuleProfile): Instant =>
  calendar.at(rungDay(base, rung, calendar), profile.sendWindow.from)

/** A rung of a track with the instant at which it is due. */
export interface DueRung {
  readonly rung: Rung
  readonly at: Instant
}

/**
 * Where a track stands: `reached` is the highest rung that is due by `now` and may be sent (null below the first
 * rung, and on an overdue rung while an extension is being decided), `next` the first one still to come. Rungs below
 * the one reached are never sent (domain.md 3.8).
 */
export const standing = (
  track: Track,
  now: Instant,
  calendar: WorkCalendar,
  profile: RuleProfile,
): { readonly reached: DueRung | null; readonly next: DueRung | null } => {
  const due = track.ladder.map((rung) => ({ rung, at: rungAt(track.base, rung, calendar, profile) }))
  const highest = due.findLast(({ at }) => at <= now) ?? null
  const held = track.extending && highest?.rung.overdue
  const next = due.find(({ rung, at }) => at > now && !(track.extending && rung.overdue)) ?? null
  return { reached: held ? null : highest, next }
}

/** The one name of a track: clock × item × version. */
export const trackKey = (track: Pick<Track, 'kind' | 'item' | 'version'>): string =>
  `${track.kind}:${track.item}:${track.version}`

/** The one name of a rung of a track. */
export const rungKey = (track: Track, rung: Rung): string => `${trackKey(track)}:${rung.id}`
