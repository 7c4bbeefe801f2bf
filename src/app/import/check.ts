import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { OrganisationCode, PersonId, ProblemCode, TaskCode } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { checkProblem } from './check-problem.ts'
import type { Fault } from './fault.ts'
import type { LedgerFile, OrganisationRow } from './ledger-file.ts'
import type { Past } from './past.ts'
import { reviewersOf } from './reviewers.ts'
import { rosterOf } from './roster.ts'

const checkUnits = (file: LedgerFile): readonly Fault[] => {
  const faults: Fault[] = []
  const seen = new Map<string, string>()
  const once = (given: string, at: string): void => {
    const first = seen.get(given)
    if (first === undefined) seen.set(given, at)
    else faults.push({ at, kind: 'duplicate', given, first })
  }
  file.organisations.forEach((unit, n) => {
    if (unit === null) return
    once(unit.code, `organisations[${n}].code`)
    once(unit.feedback.code, `organisations[${n}].feedback.code`)
    unit.departments.forEach(({ name }, d) => {
      once(`${unit.code} ${name}`, `organisations[${n}].departments[${d}].name`)
    })
    const { signedBy, received, issued } = unit.feedback
    if (signedBy !== null && signedBy !== unit.firstResponsible.name)
      faults.push({
        at: `organisations[${n}].feedback.signed_by`,
        kind: 'differs',
        given: signedBy,
        from: unit.firstResponsible.name,
      })
    if (issued !== null && received !== null && received < issued)
      faults.push({
        at: `organisations[${n}].feedback.received`,
        kind: 'tooEarly',
        given: received,
        limit: issued,
      })
  })
  const chats = new Map<string, string>()
  const places = [
    [file.round?.leadingChatId ?? null, 'round.leading_group_chat_id'],
    ...file.organisations.map(
      (unit, n) => [unit?.groupChatId ?? null, `organisations[${n}].group_chat_id`] as const,
    ),
  ] as const
  for (const [chat, at] of places) {
    const first = chat === null ? undefined : chats.get(chat)
    if (chat !== null && first !== undefined) faults.push({ at, kind: 'duplicate', given: chat, first })
    if (chat !== null && first === undefined) chats.set(chat, at)
  }
  return faults
}

const belongings = (file: LedgerFile): ReadonlyMap<PersonId, OrganisationRow | null> => {
  const belongs = new Map<PersonId, OrganisationRow | null>()
  for (const group of Object.values(file.round?.supervisors ?? {}))
    for (const { id } of group) belongs.set(id, null)
  for (const unit of file.organisations) {
    if (unit === null) continue
    const heads = unit.departments.map(({ head }) => head)
    const liaison = unit.liaison === null ? [] : [unit.liaison]
    for (const { id } of [unit.firstResponsible, ...unit.leaders, ...heads, ...liaison]) belongs.set(id, unit)
  }
  return belongs
}

/**
 * Every contradiction in the file, and, of the rows without one, what their history is made of. Where an organisation
 * or the round could not be parsed, problems that need it are left unchecked: their own faults come next time.
 */
export const checkFile = (
  file: LedgerFile,
  calendar: WorkCalendar,
  now: Instant,
): { readonly faults: readonly Fault[]; readonly pasts: readonly Past[] } => {
  const faults: Fault[] = [...rosterOf(file).faults, ...checkUnits(file)]
  const pasts: Past[] = []
  const { round } = file
  const units = new Map<OrganisationCode, OrganisationRow>()
  for (const unit of file.organisations) if (unit !== null) units.set(unit.code, unit)
  const allUnitsKnown = file.organisations.every((unit) => unit !== null)
  const takenAt = file.takenAt ?? now
  const codes = new Map<ProblemCode, string>()
  const tasks = new Map<TaskCode, string>()
  const belongs = belongings(file)

  file.problems.forEach((row, n) => {
    if (row === null) return
    const at = `problems[${n}]`
    const first = codes.get(row.code)
    if (first !== undefined) faults.push({ at: `${at}.code`, kind: 'duplicate', given: row.code, first })
    codes.set(row.code, first ?? at)
    const unit = units.get(row.organisation)
    if (unit === undefined && allUnitsKnown)
      faults.push({ at: `${at}.org`, kind: 'unknownOrganisation', given: row.organisation })
    if (unit === undefined || round === null) return
    faults.push(...checkProblem({ row, at, unit, round, calendar, takenAt, tasks, belongs }))
    const { reviewers } = reviewersOf(row, unit, round)
    pasts.push({ row, unit, round, reviewers, calendar, takenAt })
  })
  return { faults, pasts }
}
