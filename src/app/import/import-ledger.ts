import { evolveDirectory } from '../../domain/people/directory.ts'
import type { Stamp } from '../../domain/problem/events.ts'
import { ballHolders } from '../../domain/problem/holder.ts'
import { DIRECTORY_STREAM } from '../change-directory.ts'
import type { Work } from '../context.ts'
import { planNudges } from '../nudge/plan.ts'
import { ImportRejected } from './fault.ts'
import type { Prepared } from './prepare.ts'
import { fileNameFaults } from './secrets.ts'

/** The file that is taken over: what the journal keeps of it. */
export interface Source {
  readonly name: string
  /** SHA-256 of its bytes. */
  readonly hash: string
}

export type ImportReport =
  | {
      readonly kind: 'imported'
      readonly organisations: number
      readonly people: number
      readonly problems: number
      readonly tasks: number
    }
  /** The very same file was taken over before. */
  | { readonly kind: 'unchanged' }

/** True when the ledger has this file already: the same file twice changes nothing (contract.md 3). */
export const alreadyImported = ({ store }: Pick<Work, 'store'>, { hash }: Source): boolean =>
  store.directory.load().imports.has(hash)

/**
 * Takes a checked file over as recorded history, in the transaction of `work`: all of it or nothing.
 * @param progress called with the number of problems written and their total
 * @throws ImportRejected when the ledger has a round or problems already, or the file's name holds a secret
 */
export const importLedger = (
  work: Pick<Work, 'store' | 'now' | 'calendar' | 'cause'>,
  prepared: Prepared,
  source: Source,
  progress: (done: number, total: number) => void = () => undefined,
): ImportReport => {
  if (alreadyImported(work, source)) return { kind: 'unchanged' }
  const { store, now } = work
  const { histories, openedAt, by } = prepared
  refuseTaken(work)
  refuseName(source)

  const imported = {
    type: 'ledgerImported',
    file: source.name,
    hash: source.hash,
    problems: histories.length,
    organisations: prepared.directoryEvents.flatMap((event) =>
      event.type === 'organisationRegistered' ? [event.organisation.code] : [],
    ),
  } as const
  const opened: Stamp = { at: openedAt, by, onBehalfOf: null }
  const entries = [
    ...prepared.directoryEvents.map((event) => ({ event, stamp: opened })),
    { event: imported, stamp: { ...opened, at: now } },
  ]
  const directory = entries.reduce(
    (folded, { event }) => evolveDirectory(folded, event),
    store.directory.load(),
  )
  store.directory.save(directory)
  store.journal.append(DIRECTORY_STREAM, entries, work.cause, now)

  histories.forEach(({ problem, entries: history }, n) => {
    store.problems.save(problem, 0, ballHolders(directory, problem, now)?.people[0] ?? null)
    store.journal.append(problem.code, history, work.cause, now)
    planNudges({ ...work, directory }, problem)
    progress(n + 1, histories.length)
  })
  return {
    kind: 'imported',
    organisations: directory.organisations.size,
    people: directory.people.size,
    problems: histories.length,
    tasks: histories.reduce((sum, { problem }) => sum + problem.tasks.length, 0),
  }
}

const refuseName = ({ name }: Source): void => {
  const faults = fileNameFaults(name)
  if (faults.length > 0) throw new ImportRejected(faults)
}

/** One ledger holds one round; a second file would be a second truth about it. */
const refuseTaken = ({ store }: Pick<Work, 'store'>): void => {
  const { round } = store.directory.load()
  if (round === null && store.problems.codes({ after: null, limit: 1 }).length === 0) return
  throw new ImportRejected([{ at: '', kind: 'ledgerTaken', round: round?.code ?? '' }])
}
