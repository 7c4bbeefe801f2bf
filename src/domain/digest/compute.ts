import type { WorkCalendar } from '../calendar/calendar.ts'
import type { OrganisationCode } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { RuleProfile } from '../people/profile.ts'
import { cutOffAt } from './counts.ts'
import type { DigestFacts } from './facts.ts'
import type { DigestFigures } from './figures.ts'
import { addTo, emptyTally, figuresOf, shareOf, type Tally } from './tally.ts'

/**
 * The weekly figures of domain.md 3.9 at a cut-off, for all and by organisation (in code order), in one pass.
 * `facts` must say how things stood at the cut-off; problems issued later and voided ones are left out.
 */
export const digestFigures = (
  facts: Iterable<DigestFacts>,
  cutOff: Instant,
  calendar: WorkCalendar,
  profile: RuleProfile,
): DigestFigures => {
  const moment = cutOffAt(cutOff, calendar, profile)
  const all = emptyTally()
  const units = new Map<OrganisationCode, Tally>()
  for (const each of facts) {
    if (each.state === 'voided' || each.issuedAt > cutOff) continue
    const share = shareOf(each, moment)
    const unit = units.get(each.organisation) ?? emptyTally()
    units.set(each.organisation, unit)
    addTo(all, share)
    addTo(unit, share)
  }
  return {
    all: figuresOf(all),
    byOrganisation: [...units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([organisation, tally]) => ({ organisation, figures: figuresOf(tally) })),
  }
}
