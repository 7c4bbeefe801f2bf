import { changeDirectory } from '../app/change-directory.ts'
import type { Work } from '../app/context.ts'
import { noticeToOffice } from '../app/nudge/office-notice.ts'
import type { HashText } from '../app/ports.ts'
import type { PersonId } from '../domain/kernel/codes.ts'
import type { MatchReport } from './directory-sync.ts'

/** Who the journal names when nobody did it: the program itself. */
export interface SyncDeps {
  readonly hash: HashText
  readonly system: PersonId
}

/**
 * Writes the matches into the directory and lists the people who stay unknown to OFFICE, once for each list
 * (an unchanged list is not told again). A match that an import has overtaken meanwhile is dropped.
 */
export const recordMatches = (work: Work, report: MatchReport, deps: SyncDeps): void => {
  const { people: known, byOpenId } = work.directory
  const fresh = report.matched.filter(
    ({ person, openId }) => known.get(person)?.openId === null && !byOpenId.has(openId),
  )
  changeDirectory(
    work,
    fresh.map(({ person, openId }) => ({ type: 'personBound', person, openId })),
    deps.system,
  )
  if (report.unmatched.length === 0) return
  const people = report.unmatched.map(({ person }) => person).sort()
  noticeToOffice(
    { ...work, directory: work.store.directory.load() },
    { kind: 'unbound', people },
    `unbound:${deps.hash(people.join(','))}`,
  )
}
