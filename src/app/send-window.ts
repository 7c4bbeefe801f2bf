import type { WorkCalendar } from '../domain/calendar/calendar.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import type { RuleProfile } from '../domain/people/profile.ts'

type Window = RuleProfile['sendWindow']

/** Whether messages that nobody asked for may go now: workdays within the window (domain.md 3.8). */
export const windowOpen = (calendar: WorkCalendar, window: Window, now: Instant): boolean => {
  const today = calendar.dayOf(now)
  return (
    calendar.isWorkday(today) && now >= calendar.at(today, window.from) && now < calendar.at(today, window.to)
  )
}

/** `now` inside the window, else the beginning of the next one. */
export const nextWindow = (calendar: WorkCalendar, window: Window, now: Instant): Instant => {
  if (windowOpen(calendar, window, now)) return now
  const today = calendar.dayOf(now)
  const from = calendar.at(today, window.from)
  if (calendar.isWorkday(today) && now < from) return from
  return instant(calendar.at(calendar.addWorkdays(today, 1), window.from))
}
