import { type Instant, instant } from '../../domain/kernel/time.ts'
import { profileOf } from '../../domain/people/directory.ts'
import { undoMinutes } from '../../domain/people/profile.ts'
import { LIFE_MS, type LineState, type Proposal } from '../../domain/proposal/proposal.ts'
import { storedAt, type Work } from '../context.ts'
import type { LineOutcome } from '../tally.ts'

/** The object that the cards of a proposal follow. */
export const proposalObject = (id: string): string => `proposal:${id}`

/** What the end of a line counts as; a line handed over to its item's form was confirmed. */
const ENDS: Readonly<Partial<Record<LineState, LineOutcome>>> = {
  stored: 'confirmed',
  handedOver: 'confirmed',
  dismissed: 'dismissed',
  expired: 'lapsed',
  superseded: 'superseded',
  withdrawn: 'withdrawn',
  undone: 'undone',
}

const countEnds = ({ store }: Work, { id, lines }: Proposal): void => {
  const before = store.proposals.get(id)?.lines ?? []
  for (const { n, state } of lines) {
    const outcome = ENDS[state]
    if (outcome !== undefined && before[n]?.state !== state) store.tally.add('proposalLines', { outcome })
  }
}

/** Writes a proposal's lines and lets its cards follow. */
export const keepProposal = (work: Work, proposal: Proposal): void => {
  const { store } = work
  countEnds(work, proposal)
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
  work.store.tally.add('proposalLines', { outcome: 'proposed' }, proposal.lines.length)
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
