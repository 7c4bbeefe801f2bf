import type { Work } from '../context.ts'
import { noticeToOffice } from './office-notice.ts'

const NOTICED_IN = 'calendar.noticedIn'

/** The year in which OFFICE has to be reminded now; undefined: it has been, or the end is far. */
const unnoticed = ({ calendar, directory, store, now }: Work): string | undefined => {
  const today = calendar.dayOf(now)
  const year = today.slice(0, 4)
  const isNear = directory.round !== null && today >= `${calendar.coverage.to}-11-01`
  return isNear && store.settings.get(NOTICED_IN) !== year ? year : undefined
}

export const isCalendarNoticeDue = (work: Work): boolean => unnoticed(work) !== undefined

/**
 * From November of the last year that the calendar's data covers, OFFICE is reminded once a year to have the new
 * notice on days off loaded; until then later workdays are provisional (domain.md 2.10).
 */
export const noticeCalendarEnd = (work: Work): void => {
  const year = unnoticed(work)
  if (year === undefined) return
  work.store.settings.set(NOTICED_IN, year)
  noticeToOffice(work, { kind: 'calendarEnds', year: work.calendar.coverage.to }, `calendarEnds:${year}`)
}
