import type { OfficeNotice } from '../../domain/nudge/office-notice.ts'
import { holdersOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'
import { readLine } from './line.ts'

const OBJECT = 'secretsRefused'

const payload = (times: number): string =>
  JSON.stringify({ kind: 'secretsRefused', times } satisfies OfficeNotice)

/**
 * Tells OFFICE that the filter of secrets fired, and nothing else: one line on the next daily card, which counts. No
 * row says who, where, what kind or which message (domain.md 3.10.5).
 */
export const noticeSecret = (work: Work): void => {
  const { briefs, tally } = work.store
  tally.add('secretsRefused', {})
  for (const { id: person } of holdersOf(work.directory, 'OFFICE')) {
    const line = briefs.waiting(person).find(({ object }) => object === OBJECT)
    const told = line === undefined ? undefined : readLine(line)
    if (line !== undefined && told?.kind === 'secretsRefused')
      briefs.rewrite(line.key, payload(told.times + 1))
    else
      briefs.add({
        key: `secretsRefused:${work.newId()}`,
        person,
        kind: 'notice',
        object: OBJECT,
        payload: payload(1),
        createdAt: work.now,
      })
  }
}
