import type { Instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'

/** When the next send window opens for lines that wait; undefined when none does. */
export const nextBrief = ({ store, calendar, directory, now }: Work): Instant | undefined => {
  const { from } = profileOf(directory).sendWindow
  const today = calendar.dayOf(now)
  const early = calendar.isWorkday(today) && now < calendar.at(today, from)
  const day = early ? today : calendar.addWorkdays(today, 1)
  return store.briefs.peopleWaiting(day, 1).length > 0 ? calendar.at(day, from) : undefined
}
