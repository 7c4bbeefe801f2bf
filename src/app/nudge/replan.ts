import { parseProblemCode } from '../../domain/kernel/codes.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'
import { planNudges } from './plan.ts'

const PLANNED_FOR = 'nudges.plannedFor'
const PLANNED_UP_TO = 'nudges.plannedUpTo'
const [NONE, ALL] = ['none', 'all']

/** What all alarms depend on beside their problem: rules, calendar, and which files were taken over. */
const fingerprint = ({ directory, calendar }: Work): string => {
  const { ladder = 'standard', sendWindow, silenceDays, reviewDays, claimDays } = profileOf(directory)
  const rules = { ladder, sendWindow, silenceDays, reviewDays, claimDays }
  const { coverage, timeZone } = calendar
  return JSON.stringify([rules, coverage, timeZone, [...directory.imports]])
}

/** Whether alarms are left to be set anew. */
export const isReplanDue = (work: Work): boolean => {
  const { settings } = work.store
  return settings.get(PLANNED_FOR) !== fingerprint(work) || settings.get(PLANNED_UP_TO) !== ALL
}

/**
 * Sets the alarms of every problem anew when the rules or the calendar have changed or a ledger was taken over,
 * `limit` problems at a time. Returns whether some are left.
 */
export const replanNudges = (work: Work, limit: number): boolean => {
  const { problems, settings } = work.store
  const present = fingerprint(work)
  if (settings.get(PLANNED_FOR) !== present) {
    settings.set(PLANNED_FOR, present)
    settings.set(PLANNED_UP_TO, NONE)
  }
  const done = settings.get(PLANNED_UP_TO)
  if (done === undefined || done === ALL) return false
  const codes = problems.codes({ after: parseProblemCode(done) ?? null, limit })
  for (const code of codes) {
    const problem = problems.get(code)
    if (problem !== undefined) planNudges(work, problem)
  }
  const last = codes.length < limit ? ALL : (codes.at(-1) ?? ALL)
  settings.set(PLANNED_UP_TO, last)
  return last !== ALL
}
