import { type Instant, instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { undoMinutes } from '../../domain/people/profile.ts'
import { LIFE_MS, type Proposal } from '../../domain/proposal/proposal.ts'
import { storedAt, type Work } from '../context.ts'

/** The object that the cards of a proposal follow. */
export const proposalObject = (id: string): string => `proposal:${id}`

/** Writes a proposal's lines and lets its cards follow. */
export const keepProposal = ({ store }: Work, proposal: Proposal): void => {
  store.proposals.save(proposal)
  store.cards.touch(proposalObject(proposal.id))
}

/** A new proposal of the lines, and the moment when what is still open of it lapses, counted from `shownAt`. */
export const startProposal = (
  work: Work,
  made: Omit<Proposal, 'id' | 'expiresAt'>,
  shownAt: Instant,
): Proposal => {
  const id = work.newId()
  const proposal = { ...made, id, expiresAt: instant(shownAt + LIFE_MS) }
  work.store.proposals.add(proposal)
  lookAgain(work, id, proposal.expiresAt)
  return proposal
}

/** Plans a look at the proposal for when what was just stored of it can be taken back no more: its button goes. */
export const lookWhenUndoEnds = (work: Work, id: string): void =>
  lookAgain(work, id, instant(storedAt(work) + undoMinutes(profileOf(work.directory)) * 60_000 + 1))

const lookAgain = (work: Work, id: string, at: Instant): void =>
  work.store.due.plan([
    { key: `proposal:${id}:${at}`, kind: 'proposal', object: proposalObject(id), at, payload: id },
  ])
