import type { OrganisationCode, PersonId } from '../kernel/codes.ts'
import type { Instant } from '../kernel/time.ts'
import type { DirectoryEvent } from './events.ts'
import type { ChatBinding, Delegation, Organisation, Person, Role, Round } from './person.ts'
import { DEFAULT_PROFILE, type RuleProfile } from './profile.ts'

/** Everybody and everything that is not a problem: read often, changed seldom, held as one value. */
export interface Directory {
  readonly round: Round | null
  readonly organisations: ReadonlyMap<OrganisationCode, Organisation>
  readonly people: ReadonlyMap<PersonId, Person>
  readonly byOpenId: ReadonlyMap<string, PersonId>
  readonly chats: ReadonlyMap<string, ChatBinding>
  /** Chats with people who may not read what they are about; every other chat has none (contract.md 5). */
  readonly guests: ReadonlyMap<string, readonly PersonId[]>
  readonly delegations: readonly Delegation[]
  /** Hashes of imported files, so that the same file changes nothing (contract.md 3). */
  readonly imports: ReadonlySet<string>
  readonly rev: number
}

/** The rules of the round, or the usual ones while there is none. */
export const profileOf = ({ round }: Pick<Directory, 'round'>): RuleProfile =>
  round?.profile ?? DEFAULT_PROFILE

export const EMPTY_DIRECTORY: Directory = {
  round: null,
  organisations: new Map(),
  people: new Map(),
  byOpenId: new Map(),
  chats: new Map(),
  guests: new Map(),
  delegations: [],
  imports: new Set(),
  rev: 0,
}

const withKey = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value)

const without = <K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> => {
  const rest = new Map(map)
  rest.delete(key)
  return rest
}

const bind = (directory: Directory, person: Person): Directory => {
  const people = withKey(directory.people, person.id, person)
  if (person.openId === null) return { ...directory, people }
  return { ...directory, people, byOpenId: withKey(directory.byOpenId, person.openId, person.id) }
}

/** The directory after one event. */
export const evolveDirectory = (directory: Directory, event: DirectoryEvent): Directory => {
  const next = { ...directory, rev: directory.rev + 1 }
  switch (event.type) {
    case 'roundOpened':
      return { ...next, round: event.round }
    case 'organisationRegistered':
      return {
        ...next,
        organisations: withKey(directory.organisations, event.organisation.code, event.organisation),
      }
    case 'personRegistered':
      return bind(next, event.person)
    case 'personBound': {
      const person = directory.people.get(event.person)
      return person === undefined ? next : bind(next, { ...person, openId: event.openId })
    }
    case 'chatBound': {
      const chats = withKey(directory.chats, event.chatId, event.binding)
      // A wide chat has no guests; another unit's keeps them until its members are read again.
      if (event.binding.kind !== 'leading') return { ...next, chats }
      return { ...next, chats, guests: without(directory.guests, event.chatId) }
    }
    case 'chatUnbound':
      return {
        ...next,
        chats: without(directory.chats, event.chatId),
        guests: without(directory.guests, event.chatId),
      }
    case 'guestsSeen':
      return {
        ...next,
        guests:
          event.people.length === 0
            ? without(directory.guests, event.chatId)
            : withKey(directory.guests, event.chatId, event.people),
      }
    case 'delegated':
      return { ...next, delegations: [...directory.delegations, event.delegation] }
    case 'ledgerImported':
      return { ...next, imports: new Set(directory.imports).add(event.hash) }
  }
}

/** People with a role, in the order of the import; for a unit's role within the organisation given. */
export const holdersOf = (
  directory: Directory,
  role: Role,
  organisation: OrganisationCode | null = null,
): readonly Person[] =>
  [...directory.people.values()].filter((person) =>
    person.memberships.some(
      (membership) =>
        membership.role === role && (organisation === null || membership.organisation === organisation),
    ),
  )

export const hasRole = (person: Person, role: Role, organisation: OrganisationCode | null = null): boolean =>
  person.memberships.some(
    (membership) =>
      membership.role === role && (organisation === null || membership.organisation === organisation),
  )

/** The delegate of a person at an instant, or null. */
export const delegateOf = (directory: Directory, person: PersonId, at: Instant): PersonId | null =>
  directory.delegations.findLast((d) => d.from === person && d.since <= at && at <= d.until)?.to ?? null

/** Whose duties this person does at an instant, beside his own. */
export const delegatorsOf = (directory: Directory, person: PersonId, at: Instant): readonly PersonId[] =>
  directory.delegations.filter((d) => d.to === person && d.since <= at && at <= d.until).map((d) => d.from)
