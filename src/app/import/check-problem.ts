import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import { type PersonId, problemOf, type TaskCode } from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import { checkState } from './check-state.ts'
import type { Fault } from './fault.ts'
import type { OrganisationRow, ProblemRow, RoundRow } from './ledger-file.ts'

/** One problem row beside what it must agree with. */
export interface Case {
  readonly row: ProblemRow
  /** Place of the row, `problems[3]`. */
  readonly at: string
  readonly unit: OrganisationRow
  readonly round: RoundRow
  readonly calendar: WorkCalendar
  readonly takenAt: Instant
  /** Where each task code stood first. */
  readonly tasks: Map<TaskCode, string>
  /** The organisation of everybody who belongs to one; null for supervisors. */
  readonly belongs: ReadonlyMap<PersonId, OrganisationRow | null>
}

const latestOf = (a: LocalDate, b: LocalDate): LocalDate => {
  if (a > b) return a
  return b
}

const differs = (at: string, given: string, from: string): Fault => ({ at, kind: 'differs', given, from })

/** Who and what the row names must be those of its organisation (domain.md D32, D63). */
const checkReferences = ({ row, at, unit }: Case): readonly Fault[] => {
  const faults: Fault[] = []
  if (row.feedback !== unit.feedback.code)
    faults.push(differs(`${at}.feedback`, row.feedback, unit.feedback.code))
  if (row.firstResponsible !== unit.firstResponsible.name)
    faults.push(differs(`${at}.first_responsible`, row.firstResponsible, unit.firstResponsible.name))
  if (![unit.firstResponsible, ...unit.leaders].some(({ id }) => id === row.leader.id))
    faults.push({
      at: `${at}.responsible_leader`,
      kind: 'notInOrganisation',
      given: row.leader.name,
      as: 'leader',
    })
  const department = unit.departments.find(({ name }) => name === row.department)
  if (department === undefined)
    faults.push({ at: `${at}.responsible_department`, kind: 'unknownDepartment', given: row.department })
  else if (department.head.id !== row.head.id)
    faults.push(differs(`${at}.department_head`, row.head.name, department.head.name))
  return faults
}

/** Task codes are the problem's own, owners its organisation's, due dates within the problem's (P5). */
const checkMeasures = ({ row, at, unit, tasks, belongs }: Case): readonly Fault[] => {
  const faults: Fault[] = []
  const extended = row.state?.effectiveDeadline ?? row.deadline
  const limit = latestOf(row.deadline, extended)
  row.measures.forEach((measure, n) => {
    const place = `${at}.measures[${n}]`
    const { code } = measure
    const first = tasks.get(code)
    if (first !== undefined) faults.push({ at: `${place}.code`, kind: 'duplicate', given: code, first })
    else if (problemOf(code) !== row.code) faults.push(differs(`${place}.code`, code, row.code))
    tasks.set(code, first ?? place)
    if (!unit.departments.some(({ name }) => name === measure.department))
      faults.push({ at: `${place}.department`, kind: 'unknownDepartment', given: measure.department })
    const home = belongs.get(measure.owner.id)
    if (home !== undefined && home?.code !== unit.code)
      faults.push({
        at: `${place}.owner`,
        kind: 'notInOrganisation',
        given: measure.owner.name,
        as: 'member',
      })
    if (measure.deadline > limit)
      faults.push({ at: `${place}.deadline`, kind: 'tooLate', given: measure.deadline, limit })
  })
  return faults
}

/** P1: a deadline is not before the issue. */
const checkDeadline = ({ row, at, unit, round }: Case): readonly Fault[] => {
  const issued = unit.feedback.issued ?? round.feedbackDate
  if (row.deadline >= issued) return []
  return [{ at: `${at}.deadline`, kind: 'tooEarly', given: row.deadline, limit: issued }]
}

/** Every fault of one problem. */
export const checkProblem = (given: Case): readonly Fault[] =>
  [checkReferences, checkMeasures, checkDeadline, checkState].flatMap((check) => check(given))
