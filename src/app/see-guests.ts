import type { PersonId } from '../domain/kernel/codes.ts'
import { holdersOf } from '../domain/people/directory.ts'
import { SYSTEM } from '../domain/people/system.ts'
import { guestsAmong } from '../domain/policy/guests.ts'
import { changeDirectory } from './change-directory.ts'
import type { Work } from './context.ts'
import { noticeToOffice } from './nudge/office-notice.ts'

/** All who are in a chat now, as far as the ledger knows them. */
export const seeMembers = (work: Work, chatId: string, people: readonly PersonId[]): void =>
  change(work, chatId, () => people)

/** These came into a chat: what is told there next is told before their eyes. */
export const seeArrival = (work: Work, chatId: string, people: readonly PersonId[]): void =>
  change(work, chatId, (known) => [...known, ...people])

/** These are out of a chat. */
export const seeDeparture = (work: Work, chatId: string, people: readonly PersonId[]): void =>
  change(work, chatId, (known) => known.filter((each) => !people.includes(each)))

/**
 * Keeps who of them is a guest, if that is news. With the first guest and without the last one the cards that stand in
 * the chat are drawn anew (contract.md 5).
 */
const change = (
  work: Work,
  chatId: string,
  present: (known: readonly PersonId[]) => readonly PersonId[],
): void => {
  const directory = work.store.directory.load()
  const known = directory.guests.get(chatId) ?? []
  const guests = guestsAmong(directory, chatId, present(known), work.now)
  if (guests.length === known.length && guests.every((each) => known.includes(each))) return
  changeDirectory(work, [{ type: 'guestsSeen', chatId, people: guests }], SYSTEM)
  if (guests.length === 0 || known.length === 0) work.store.cards.touchPlace({ chatId })
  tellOffice(work, chatId)
}

/** OFFICE reads of those who are there when its card goes out, not of all who came and went before. */
const tellOffice = (work: Work, chatId: string): void => {
  const directory = work.store.directory.load()
  const about = `guests:${chatId}:`
  const overtaken = holdersOf(directory, 'OFFICE')
    .flatMap(({ id }) => work.store.briefs.waiting(id))
    .filter(({ object }) => object.startsWith(about))
  work.store.briefs.sent(
    overtaken.map(({ key }) => key),
    null,
  )
  const people = directory.guests.get(chatId) ?? []
  const binding = directory.chats.get(chatId)
  if (people.length === 0 || binding === undefined) return
  const organisation = binding.kind === 'unit' ? binding.organisation : null
  noticeToOffice({ ...work, directory }, { kind: 'guests', organisation, people }, `${about}${directory.rev}`)
}
