import type { OfficeNotice } from '../../domain/nudge/office-notice.ts'
import { holdersOf } from '../../domain/people/directory.ts'
import type { Work } from '../context.ts'
import { readLine } from './line.ts'

type Undelivered = Extract<OfficeNotice, { kind: 'undelivered' }>

/**
 * Tells OFFICE that a call was given up: calls of one kind with one reason share a line on the next daily card, which
 * counts them and names whom they were for.
 */
export const noticeUndelivered = (
  work: Work,
  { call, code, people }: Pick<Undelivered, 'call' | 'code' | 'people'>,
): void => {
  const { briefs } = work.store
  const object = `undelivered:${call}:${code}`
  for (const { id: person } of holdersOf(work.directory, 'OFFICE')) {
    const line = briefs.waiting(person).find((each) => each.object === object)
    const told = line === undefined ? undefined : readLine(line)
    const before = told?.kind === 'undelivered' ? told : { people: [], times: 0 }
    const notice: Undelivered = {
      kind: 'undelivered',
      call,
      code,
      people: [...new Set([...before.people, ...people])],
      times: before.times + 1,
    }
    const payload = JSON.stringify(notice)
    if (line !== undefined && before.times > 0) briefs.rewrite(line.key, payload)
    else
      briefs.add({
        key: `${object}:${work.newId()}`,
        person,
        kind: 'notice',
        object,
        payload,
        createdAt: work.now,
      })
  }
}
