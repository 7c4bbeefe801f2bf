import type { OrganisationCode, PersonId } from '../kernel/codes.ts'
import type { ChatBinding, Delegation, Organisation, Person, Round } from './person.ts'

/** What happens to the directory: the round, its organisations, people and chats. */
export type DirectoryEvent =
  | { readonly type: 'roundOpened'; readonly round: Round }
  | { readonly type: 'organisationRegistered'; readonly organisation: Organisation }
  | { readonly type: 'personRegistered'; readonly person: Person }
  /** Matched with the platform's user. */
  | { readonly type: 'personBound'; readonly person: PersonId; readonly openId: string }
  | { readonly type: 'chatBound'; readonly chatId: string; readonly binding: ChatBinding }
  | { readonly type: 'chatUnbound'; readonly chatId: string }
  /** Who of the ledger is in the chat without the right to read what it is about; nobody = no guest (contract.md 5). */
  | { readonly type: 'guestsSeen'; readonly chatId: string; readonly people: readonly PersonId[] }
  | { readonly type: 'delegated'; readonly delegation: Delegation }
  | {
      readonly type: 'ledgerImported'
      readonly file: string
      readonly hash: string
      readonly problems: number
      readonly organisations: readonly OrganisationCode[]
    }
