import { settled, withLine } from '../../domain/proposal/proposal.ts'
import type { Work } from '../context.ts'
import { keepProposal } from './keep.ts'

/** The update was taken back by whatever door: the line from which it came says so. */
export const markUndone = (work: Work, update: string): void => {
  const proposal = work.store.proposals.withUpdate(update)
  const line = proposal?.lines.findLast((each) => each.update === update && each.state === 'stored')
  if (proposal !== undefined && line !== undefined)
    keepProposal(
      work,
      withLine(proposal, line.n, () => ({ state: 'undone' })),
    )
}

/** The message is recalled: what waits of it is withdrawn; returns the keys of the updates that it became. */
export const withdrawMessage = (work: Work, messageId: string): readonly string[] =>
  work.store.proposals.ofMessage(messageId).flatMap((proposal) => {
    keepProposal(work, settled(proposal, 'withdrawn', work.now))
    return proposal.lines.flatMap(({ state, update }) =>
      state === 'stored' && update !== null ? [update] : [],
    )
  })
