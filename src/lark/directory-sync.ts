import type { PersonId } from '../domain/kernel/codes.ts'
import type { Person } from '../domain/people/person.ts'
import type { PlatformClient } from './outbound/client.ts'
import type { Result } from './outbound/failure.ts'

/** Why a person could not be matched: nothing to go by, nobody found, or not clearly one and only one. */
export type UnmatchedReason = 'noContact' | 'notFound' | 'ambiguous'

export interface MatchReport {
  readonly matched: readonly { readonly person: PersonId; readonly openId: string }[]
  /** To be listed to OFFICE. */
  readonly unmatched: readonly { readonly person: PersonId; readonly reason: UnmatchedReason }[]
}

type Unbound = Pick<Person, 'id' | 'openId' | 'mobile' | 'email'>

/** Most mobiles, and most addresses, of one call (lark-platform.md 5). */
const BATCH = 50

/**
 * Looks up everybody without an open_id by mobile and e-mail. A person whose two contacts lead to two users, and two
 * persons who lead to one user or to a user that is bound already, stay unmatched. Fails as a whole or not at all.
 */
export async function matchPeople(
  client: PlatformClient,
  people: readonly Unbound[],
): Promise<Result<MatchReport>> {
  const unbound = people.filter((person) => person.openId === null)
  const found = await lookUp(client, unbound)
  if (!found.ok) return found
  const guesses = unbound.map((person) => ({ person, openIds: candidates(person, found.value) }))
  const claims = claimsOn([
    ...people.flatMap((person) => person.openId ?? []),
    ...guesses.flatMap((guess) => guess.openIds),
  ])
  const matched: { person: PersonId; openId: string }[] = []
  const unmatched: { person: PersonId; reason: UnmatchedReason }[] = []
  for (const { person, openIds } of guesses) {
    const [openId, second] = openIds
    if (openId !== undefined && second === undefined && claims.get(openId) === 1) {
      matched.push({ person: person.id, openId })
    } else unmatched.push({ person: person.id, reason: reasonFor(person, openIds) })
  }
  return { ok: true, value: { matched, unmatched } }
}

/** Platform ids by contact. */
type Found = ReadonlyMap<string, string>

async function lookUp(client: PlatformClient, people: readonly Unbound[]): Promise<Result<Found>> {
  const mobiles = batches(people.flatMap((person) => present(person.mobile)))
  const emails = batches(people.flatMap((person) => present(person.email)))
  const found = new Map<string, string>()
  for (let i = 0; i < Math.max(mobiles.length, emails.length); i += 1) {
    const answer = await client.call((sdk) =>
      sdk.contact.v3.user.batchGetId({
        params: { user_id_type: 'open_id' },
        data: { mobiles: mobiles[i] ?? [], emails: emails[i] ?? [] },
      }),
    )
    if (!answer.ok) return answer
    for (const { user_id, mobile, email } of answer.value.data?.user_list ?? []) {
      const contact = mobile ?? email
      if (user_id !== undefined && user_id !== '' && contact !== undefined) found.set(plain(contact), user_id)
    }
  }
  return { ok: true, value: found }
}

/** The different users that a person's contacts lead to. */
function candidates(person: Unbound, found: Found): readonly string[] {
  const contacts = [...present(person.mobile), ...present(person.email)]
  return [...new Set(contacts.flatMap((contact) => found.get(plain(contact)) ?? []))]
}

const present = (contact: string | null): readonly string[] => {
  const trimmed = contact?.replace(/[\s-]/g, '') ?? ''
  if (trimmed === '') return []
  return [contact?.includes('@') === true ? contact.trim() : trimmed]
}

/** The platform may write a contact otherwise than it was asked: country code, letter case. */
const plain = (contact: string): string => contact.trim().toLowerCase().replace(/^\+86/, '')

function claimsOn(openIds: readonly string[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>()
  for (const openId of openIds) claims.set(openId, (claims.get(openId) ?? 0) + 1)
  return claims
}

function reasonFor(person: Unbound, openIds: readonly string[]): UnmatchedReason {
  if (openIds.length > 0) return 'ambiguous'
  return present(person.mobile).length + present(person.email).length === 0 ? 'noContact' : 'notFound'
}

function batches(contacts: readonly string[]): readonly string[][] {
  const unique = [...new Set(contacts)]
  const count = Math.ceil(unique.length / BATCH)
  return Array.from({ length: count }, (_, i) => unique.slice(i * BATCH, (i + 1) * BATCH))
}
