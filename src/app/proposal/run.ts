import { settled } from '../../domain/proposal/proposal.ts'
import type { Work } from '../context.ts'
import type { DueRow } from '../ports.ts'
import { keepProposal } from './keep.ts'

/** A planned look: what nobody confirmed within its time lapses, and the cards are drawn anew (domain.md 3.10.1). */
export const runProposal = (work: Work, row: DueRow): void => {
  const proposal = work.store.proposals.get(row.payload)
  work.store.due.settle(row.key, 'done', work.now)
  if (proposal === undefined) return
  keepProposal(work, work.now < proposal.expiresAt ? proposal : settled(proposal, 'expired', work.now))
}
