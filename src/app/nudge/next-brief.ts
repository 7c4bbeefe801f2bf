import type { Instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'
import { nextWindow, windowOpen } from '../send-window.ts'

/** When lines that wait may go: now, or when the next send window opens; undefined when none waits. */
export const nextBrief = ({ store, calendar, directory, now }: Work): Instant | undefined => {
  const { sendWindow } = profileOf(directory)
  const isWaiting = (at: Instant): boolean => store.briefs.peopleWaiting(calendar.dayOf(at), 1).length > 0
  const isOpen = windowOpen(calendar, sendWindow, now)
  if (isOpen && isWaiting(now)) return now
  const next = isOpen
    ? calendar.at(calendar.addWorkdays(calendar.dayOf(now), 1), sendWindow.from)
    : nextWindow(calendar, sendWindow, now)
  return isWaiting(next) ? next : undefined
}
