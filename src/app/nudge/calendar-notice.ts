import type { Work } from '../context.ts'
import { noticeToOffice } from './office-notice.ts'

const NOTICED_IN = 'calendar.noticedIn'

/**
 * From November of the last year that the calendar's data covers, OFFICE is reminded once a year to have the new
 * notice on days off loaded; until then later workdays are provisional (domain.md 2.10).
 */
export const noticeCalendarEnd = (work: Work): void => {
  const { calendar, directory, store, now } = work
  const today = calendar.dayOf(now)
  const year = today.slice(0, 4)
  const ends = calendar.coverage.to
  if (directory.round === null || today < `${ends}-11-01` || store.settings.get(NOTICED_IN) === year) return
  store.settings.set(NOTICED_IN, year)
  noticeToOffice(work, { kind: 'calendarEnds', year: ends }, `calendarEnds:${year}`)
}
