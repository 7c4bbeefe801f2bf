import type { ItemCode, PersonId } from '../../domain/kernel/codes.ts'
import type { Proposal } from '../../domain/proposal/proposal.ts'

/** Updates that wait for their writers, and what became of them. */
export interface ProposalStore {
  add(proposal: Proposal): void
  /** Writes the lines of a known proposal. */
  save(proposal: Proposal): void
  get(id: string): Proposal | undefined
  /** Oldest first; more than one when an edited message was read again. */
  ofMessage(messageId: string): readonly Proposal[]
  /** Proposals with a line that waits for this person, oldest first. */
  waitingFor(person: PersonId): readonly Proposal[]
  /** Lines that wait for their writers. */
  open(): number
  /** The proposals of which a line became an update of this key, oldest first: what was taken back may come again. */
  withUpdate(key: string): readonly Proposal[]
}

/** What the talk under a message is about: an item in whose thread no code is needed. */
export interface TopicStore {
  get(messageId: string): ItemCode | 'several' | undefined
  set(messageId: string, item: ItemCode | 'several'): void
}
