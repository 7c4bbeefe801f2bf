import type { WorkCalendar } from '../calendar/calendar.ts'
import type { OrganisationCode, ProblemCode } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import { lightOf } from '../lights/light.ts'
import type { RuleProfile } from '../people/profile.ts'
import { COUNTS, type CountName, type CutOff, cutOffAt, LISTS, type ListName } from './counts.ts'
import type { DigestFacts } from './facts.ts'
import type { DigestFigures, LightCounts, ScopeFigures } from './figures.ts'
import { rate } from './rate.ts'

interface Tally {
  readonly counts: Record<CountName, number>
  readonly lists: Record<ListName, ProblemCode[]>
  readonly lights: Record<keyof LightCounts, number>
}

const COUNT_ROWS = Object.entries(COUNTS)
const LIST_ROWS = Object.entries(LISTS)

const emptyTally = (): Tally => ({
  counts: {
    total: 0,
    due: 0,
    closed: 0,
    dueClosed: 0,
    onTimeClosed: 0,
    earlyClosed: 0,
    inReview: 0,
    longTerm: 0,
    open: 0,
    overdue: 0,
    lateSubmitted: 0,
    reopenedOpen: 0,
    newlyClosed: 0,
    newlyOverdue: 0,
    returned: 0,
    extended: 0,
    institutions: 0,
    decided: 0,
    passedFirst: 0,
    everClosed: 0,
    everReopened: 0,
    claimsDue: 0,
    claimedInTime: 0,
  },
  lists: { overdueCodes: [], newlyClosedCodes: [], reopenedCodes: [], dueNextWeekCodes: [] },
  lights: { green: 0, yellow: 0, red: 0, grey: 0, blue: 0, closed: 0 },
})
