import type { ItemCode } from '../../domain/kernel/codes.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import type { Instant } from '../../domain/kernel/time.ts'
import { mayRead } from '../../domain/policy/reading.ts'
import { obstacleTo } from '../../domain/proposal/decide-line.ts'
import {
  isOpen,
  type Proposal,
  type ProposalLine,
  type Revision,
  sayTheSame,
  settled,
} from '../../domain/proposal/proposal.ts'
import { type Acting, storedAt } from '../context.ts'
import type { Receiver } from '../outbox.ts'
import { decidingOf, problemWith } from '../record.ts'
import { keepProposal, proposalObject, startProposal } from './keep.ts'

/** The message that was read, and where its card goes. */
export interface Heard {
  readonly messageId: string
  readonly chatId: string
  readonly saidAt: Instant
  readonly to: Receiver
  readonly reply?: { readonly messageId: string; readonly inThread: boolean }
  /** The proposal that the message says is wrong. */
  readonly corrects?: Proposal
  /** The message was edited; nobody asked for this card, so it waits for the send window. */
  readonly edited?: { readonly revision: Revision; readonly showAt: Instant }
}

/** The lines that concern the writer, and those that do not. */
export interface Sifted {
  readonly kept: readonly ProposalLine[]
  /** Items that he may not even read (domain.md 3.10.4). */
  readonly foreign: readonly ItemCode[]
  /** Items that he may read, but not do this to. */
  readonly unpermitted: readonly { readonly on: ItemCode; readonly refusal: Refusal }[]
}

/** Sorts the lines by whether the writer may read their items and do what they say. */
export const sift = (acting: Acting, lines: readonly ProposalLine[]): Sifted => {
  const kept: ProposalLine[] = []
  const foreign: ItemCode[] = []
  const unpermitted: { on: ItemCode; refusal: Refusal }[] = []
  for (const line of lines) {
    const { on } = line
    const problem = on === null ? undefined : problemWith(acting, on)
    if (on === null || problem === undefined) kept.push(line)
    else if (!mayRead(acting.directory, acting.actor, problem, acting.now)) foreign.push(on)
    else {
      const refusal = obstacleTo(decidingOf(acting), problem, line, on)
      if (refusal?.code === 'notPermitted') unpermitted.push({ on, refusal })
      else kept.push(line)
    }
  }
  return { kept: kept.map((line, n) => ({ ...line, n })), foreign, unpermitted }
}

/** What he said before of the same items waits no more, nor what he corrects; what he said since does. */
const supersede = (acting: Acting, lines: readonly ProposalLine[], corrected: Proposal | undefined): void => {
  for (const earlier of acting.store.proposals.waitingFor(acting.actor.id)) {
    const overtaken = (line: ProposalLine): boolean =>
      lines.some((later) =>
        earlier.id === corrected?.id
          ? later.intent === line.intent
          : sayTheSame(line, later) && line.saidAt <= later.saidAt,
      )
    if (earlier.lines.some((line) => isOpen(line) && overtaken(line)))
      keepProposal(acting, settled(earlier, 'superseded', acting.now, overtaken))
  }
}

/** Puts what was understood before its writer, on one card; the ledger is as before (domain.md 3.10.1). */
export const propose = (acting: Acting, heard: Heard, lines: readonly ProposalLine[]): Proposal => {
  supersede(acting, lines, heard.corrects)
  const { messageId, chatId, saidAt, to, reply, edited } = heard
  const person = acting.actor.id
  const revision = edited?.revision ?? null
  const showAt = edited?.showAt ?? storedAt(acting)
  const proposal = startProposal(acting, { messageId, chatId, person, saidAt, revision, lines }, showAt)
  const place = { to, ...(reply === undefined ? {} : { reply }) }
  if (edited === undefined) showProposal(acting, proposal.id, { ...place, key: messageId })
  else showProposal(acting, proposal.id, { ...place, key: proposal.id, notBefore: showAt })
  return proposal
}

/** Posts the proposal's card; `key` makes doing it twice do it once. */
export const showProposal = (
  acting: Acting,
  id: string,
  { key, ...place }: Pick<Heard, 'to' | 'reply'> & { readonly key: string; readonly notBefore?: Instant },
): void => {
  const request = {
    card: 'proposal',
    params: { id, page: 0 },
    object: proposalObject(id),
    priority: place.notBefore === undefined ? 0 : 2,
  } as const
  acting.desk.post(acting.store, { ...request, ...place, key: `card:proposal:${key}` })
}
