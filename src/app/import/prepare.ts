import type { WorkCalendar } from '../../domain/calendar/calendar.ts'
import type { PersonId } from '../../domain/kernel/codes.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import type { DirectoryEvent } from '../../domain/people/events.ts'
import { DEFAULT_PROFILE } from '../../domain/people/profile.ts'
import { checkFile } from './check.ts'
import { instantOf } from './dates.ts'
import { type Fault, ImportRejected } from './fault.ts'
import { type History, historyOf } from './history.ts'
import type { LedgerFile, RoundRow } from './ledger-file.ts'
import { rosterOf } from './roster.ts'
import { secretFaults, unquoted } from './secrets.ts'

/** A file that may be taken over: everything that it will write, worked out before the ledger is touched. */
export interface Prepared {
  readonly directoryEvents: readonly DirectoryEvent[]
  readonly histories: readonly History[]
  /** The day from which the round's directory holds, and in whose name the file is taken over. */
  readonly openedAt: Instant
  readonly by: PersonId
}

const roundEvents = ({ leadingChatId, supervisors: _, ...row }: RoundRow): readonly DirectoryEvent[] => [
  { type: 'roundOpened', round: { ...row, profile: DEFAULT_PROFILE } },
  ...(leadingChatId === null
    ? []
    : [{ type: 'chatBound', chatId: leadingChatId, binding: { kind: 'leading' } } as const]),
]

const directoryEvents = (file: LedgerFile, round: RoundRow): readonly DirectoryEvent[] => {
  const people = [...rosterOf(file).people.values()].map(
    (person): DirectoryEvent => ({ type: 'personRegistered', person }),
  )
  const organisations = file.organisations.flatMap((unit): readonly DirectoryEvent[] => {
    if (unit === null) return []
    const { code, name, short, kind, firstResponsible, leaders, departments, liaison } = unit
    const registered: DirectoryEvent = {
      type: 'organisationRegistered',
      organisation: {
        code,
        name,
        short,
        kind,
        firstResponsible: firstResponsible.id,
        leaders: leaders.map(({ id }) => id),
        departments: departments.map((department) => ({ name: department.name, head: department.head.id })),
        liaison: liaison?.id ?? null,
        groupChatName: unit.groupChatName,
      },
    }
    if (unit.groupChatId === null) return [registered]
    const binding = { kind: 'unit', organisation: code } as const
    return [registered, { type: 'chatBound', chatId: unit.groupChatId, binding }]
  })
  return [...roundEvents(round), ...organisations, ...people]
}

/**
 * Checks the whole file and writes the history that it tells.
 * @param given the faults that parsing found already
 * @throws ImportRejected with every fault
 */
export const prepareImport = (
  file: LedgerFile,
  given: readonly Fault[],
  calendar: WorkCalendar,
  now: Instant,
): Prepared => {
  const { faults, pasts } = checkFile(file, calendar, now)
  const all = [...unquoted([...given, ...faults]), ...secretFaults(file)]
  const { round } = file
  const [office] = round?.supervisors.OFFICE ?? []
  if (all.length > 0 || round === null || office === undefined) throw new ImportRejected(all)
  return {
    directoryEvents: directoryEvents(file, round),
    histories: pasts.map(historyOf).sort((a, b) => numberOf(a) - numberOf(b)),
    openedAt: instantOf(calendar, round.feedbackDate),
    by: office.id,
  }
}

const numberOf = ({ problem }: History): number => Number(problem.code.slice(3))
