import type { WorkCalendar } from '../calendar/calendar.ts'
import type { DigestFacts } from '../digest/facts.ts'
import type { LocalDate } from '../kernel/time.ts'
import { inReview } from '../problem/vocabulary.ts'
import type { LightRules } from './rules.ts'

export const LIGHTS = ['green', 'yellow', 'red', 'grey', 'blue', 'closed'] as const
export type Light = (typeof LIGHTS)[number]

interface Sight {
  readonly facts: DigestFacts
  readonly today: LocalDate
  readonly calendar: WorkCalendar
  readonly rules: LightRules
}

const dueSoon = ({ facts, today, calendar, rules }: Sight): boolean =>
  calendar.daysBetween(today, facts.effectiveDeadline) <= rules.dueSoonDays

const blocked = ({ facts, today, calendar, rules }: Sight): boolean =>
  facts.blockersSince.some(
    (since) => calendar.workdaysBetween(calendar.dayOf(since), today) > rules.blockerWorkdays,
  )

/** Percent against the share of the time from start to deadline that has passed. */
const behind = ({ facts, today, calendar, rules }: Sight): boolean => {
  const span = calendar.daysBetween(facts.startedOn, facts.effectiveDeadline)
  if (span <= 0) return false
  const passed = Math.max(0, calendar.daysBetween(facts.startedOn, today))
  return facts.percent * span < 100 * passed - rules.behindPoints * span
}

/** The lights in the order in which they are asked; the first that holds is shown (domain.md 3.8). */
const ROWS: readonly { readonly light: Light; readonly holds: (sight: Sight) => boolean }[] = [
  { light: 'closed', holds: ({ facts }) => facts.state === 'closed' || facts.state === 'voided' },
  { light: 'blue', holds: ({ facts }) => facts.state === 'longTerm' },
  { light: 'grey', holds: ({ facts }) => inReview(facts.state) },
  { light: 'red', holds: ({ facts, today }) => facts.effectiveDeadline < today },
  {
    light: 'yellow',
    holds: (sight) => dueSoon(sight) || sight.facts.returnedOpen || blocked(sight) || behind(sight),
  },
  { light: 'green', holds: () => true },
]

/**
 * The light of a problem on a day (domain.md 3.8): closed 已销, blue 长期坚持, grey in review, red overdue,
 * yellow in danger, green otherwise.
 */
export const lightOf = (
  facts: DigestFacts,
  today: LocalDate,
  calendar: WorkCalendar,
  rules: LightRules,
): Light => {
  const sight: Sight = { facts, today, calendar, rules }
  return ROWS.find(({ holds }) => holds(sight))?.light ?? 'green'
}
