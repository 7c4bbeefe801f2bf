import type { PersonId } from '../domain/kernel/codes.ts'
import { profileOf } from '../domain/people/directory.ts'
import type { Notice } from '../domain/problem/notice.ts'
import type { Acting } from './context.ts'
import { windowOpen } from './send-window.ts'

/**
 * Tells one person, unless he did it himself or has no account on the platform: at once while the window is open,
 * else on his next daily card (domain.md 3.8).
 */
export const tell = (acting: Acting, person: PersonId | null, notice: Notice, about: string): void => {
  if (person === null || person === acting.actor.id) return
  const openId = acting.directory.people.get(person)?.openId
  if (openId == null) return
  const { store, now } = acting
  const key = `notice:${about}:${person}`
  if (windowOpen(acting.calendar, profileOf(acting.directory).sendWindow, now)) {
    acting.desk.notify(store, { notice, to: { openId }, key })
    return
  }
  const object = 'code' in notice ? notice.code : notice.task
  store.briefs.add({ key, person, kind: 'notice', object, payload: JSON.stringify(notice), createdAt: now })
}

/**
 * Takes back what somebody was told: a line that still waits for his daily card is dropped, else he is told `instead`.
 */
export const takeBackFrom = (
  acting: Acting,
  person: PersonId | null,
  told: Notice,
  instead: Notice,
  about: string,
): void => {
  if (person === null) return
  const { briefs } = acting.store
  const payload = JSON.stringify(told)
  const unsent = briefs.waiting(person).filter((line) => line.kind === 'notice' && line.payload === payload)
  briefs.sent(
    unsent.map(({ key }) => key),
    null,
  )
  if (unsent.length === 0) tell(acting, person, instead, about)
}
