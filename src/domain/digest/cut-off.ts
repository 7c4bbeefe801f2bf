import type { WorkCalendar } from '../calendar/calendar.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'

const mondayOf = (day: LocalDate, calendar: WorkCalendar): LocalDate =>
  calendar.addDays(day, 1 - calendar.weekday(day))

/**
 * The day of the weekly cut-off in the Monday-based week of `day`: the profile's weekday, or the week's last workday
 * when that is a day off; null in a week without any workday (domain.md 3.9).
 */
export const cutOffDay = (day: LocalDate, calendar: WorkCalendar, profile: RuleProfile): LocalDate | null => {
  const monday = mondayOf(day, calendar)
  const usual = calendar.addDays(monday, profile.digest.weekday - 1)
  if (calendar.isWorkday(usual)) return usual
  const last = calendar.workdayOnOrBefore(calendar.addDays(monday, 6))
  return last >= monday ? last : null
}

export const cutOffOn = (day: LocalDate, calendar: WorkCalendar, profile: RuleProfile): Instant =>
  calendar.at(day, profile.digest.at)

/** The days of all cut-offs after the day `after` whose instant has come by `now`, oldest first. */
export const cutOffsSince = (
  after: LocalDate,
  now: Instant,
  calendar: WorkCalendar,
  profile: RuleProfile,
): readonly LocalDate[] => {
  const today = calendar.dayOf(now)
  const days: LocalDate[] = []
  for (let week = mondayOf(after, calendar); week <= today; week = calendar.addDays(week, 7)) {
    const day = cutOffDay(week, calendar, profile)
    if (day !== null && day > after && cutOffOn(day, calendar, profile) <= now) days.push(day)
  }
  return days
}

/** The next cut-off after `now`; null when ten weeks have none. */
export const nextCutOff = (now: Instant, calendar: WorkCalendar, profile: RuleProfile): Instant | null => {
  let week = mondayOf(calendar.dayOf(now), calendar)
  for (let tries = 0; tries < 10; tries += 1) {
    const day = cutOffDay(week, calendar, profile)
    if (day !== null && cutOffOn(day, calendar, profile) > now) return cutOffOn(day, calendar, profile)
    week = calendar.addDays(week, 7)
  }
  return null
}

/** The cut-off before the one on `day`; null when ten weeks had none. */
export const previousCutOff = (
  day: LocalDate,
  calendar: WorkCalendar,
  profile: RuleProfile,
): Instant | null => {
  let week = mondayOf(day, calendar)
  for (let tries = 0; tries < 10; tries += 1) {
    week = calendar.addDays(week, -7)
    const earlier = cutOffDay(week, calendar, profile)
    if (earlier !== null) return cutOffOn(earlier, calendar, profile)
  }
  return null
}
