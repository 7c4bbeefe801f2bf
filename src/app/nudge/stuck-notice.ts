import type { PersonId } from '../../domain/kernel/codes.ts'
import type { OfficeNotice } from '../../domain/nudge/office-notice.ts'
import type { BriefLine } from '../briefs.ts'
import type { Work } from '../context.ts'
import type { OutboxRow } from '../outbox.ts'
import type { ReadNotice } from './notice-line.ts'
import { noticeToOffice } from './office-notice.ts'

/** So long, and so often that it is no outage, during which nothing is tried. */
const LONG_MS = 24 * 3_600_000
const OFTEN = 12
/** Nobody waits for these. */
const OF_NO_WEIGHT: ReadonlySet<OutboxRow['call']['kind']> = new Set(['react', 'lookup'])

type Stuck = Extract<OfficeNotice, { kind: 'stuck' }>

const objectOf = (rowId: string): string => `stuck:${rowId}`

/** Tells OFFICE once that a row has failed for long: it is tried on, and what is behind it in its lane waits. */
export const noticeStuck = (
  work: Work,
  { id, call, createdAt, tries }: OutboxRow,
  { code, people }: { readonly code: string; readonly people: readonly PersonId[] },
): void => {
  if (work.now - createdAt < LONG_MS || tries < OFTEN || OF_NO_WEIGHT.has(call.kind)) return
  noticeToOffice(work, { kind: 'stuck', call: call.kind, code, people, times: 1 }, objectOf(id))
}

/** Whether a notice still says what is so. */
export const stillStands = ({ store }: Work, { object }: BriefLine, notice: ReadNotice): boolean =>
  notice.kind !== 'stuck' || store.outbox.get(object.slice(objectOf('').length))?.state === 'waiting'

/** One notice for all rows that fail in the same way. */
export const stuckTogether = (notices: readonly ReadNotice[]): readonly ReadNotice[] => {
  const stuck = new Map<string, Stuck>()
  for (const notice of notices) {
    if (notice.kind !== 'stuck') continue
    const way = `${notice.call} ${notice.code}`
    const { people, times } = stuck.get(way) ?? { people: [], times: 0 }
    const both = [...new Set([...people, ...notice.people])]
    stuck.set(way, { ...notice, people: both, times: times + notice.times })
  }
  return [...notices.filter(({ kind }) => kind !== 'stuck'), ...stuck.values()]
}
