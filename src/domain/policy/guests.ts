import type { PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { Directory } from '../people/directory.ts'
import { readableOrganisations } from './reading.ts'

/**
 * Who of these people may not read what is told in this chat at that instant: the items of its unit, in the office's
 * chat everybody's (contract.md 5, domain.md 3.6). In any other chat nobody is a guest: no substance is told there.
 * Each once; people whom the ledger does not know are left out.
 */
export const guestsAmong = (
  directory: Directory,
  chatId: string,
  people: readonly PersonId[],
  at: Instant,
): readonly PersonId[] => {
  const binding = directory.chats.get(chatId)
  if (binding === undefined || binding.kind === 'leading') return []
  const isGuest = (id: PersonId): boolean => {
    const person = directory.people.get(id)
    if (person === undefined) return false
    const readable = readableOrganisations(directory, person, at)
    return readable !== 'all' && (binding.kind === 'office' || !readable.includes(binding.organisation))
  }
  return [...new Set(people)].filter(isGuest)
}
