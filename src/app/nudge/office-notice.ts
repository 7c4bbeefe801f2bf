import type { OfficeNotice } from '../../domain/nudge/office-notice.ts'
import { holdersOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'

/** Puts a line on the next daily card of each person of OFFICE (domain.md 3.8); keyed, so it is told once. */
export const noticeToOffice = (work: Work, notice: OfficeNotice, key: string): void => {
  for (const person of holdersOf(work.directory, 'OFFICE')) {
    work.store.briefs.add({
      key: `${key}:${person.id}`,
      person: person.id,
      kind: 'notice',
      object: key,
      payload: JSON.stringify(notice),
      createdAt: work.now,
    })
  }
}
