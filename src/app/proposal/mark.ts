import type { Instant } from '../../domain/kernel/time.ts'
import { type ProposalLine, settled, withLine } from '../../domain/proposal/proposal.ts'
import type { Work } from '../context.ts'
import { keepProposal } from './keep.ts'

/** An update by its key and the instant when it was stored: a claim that was taken back and made anew has the same key. */
export interface StoredUpdate {
  readonly key: string
  readonly storedAt: Instant
}

const became = ({ state, update, settledAt }: ProposalLine, { key, storedAt }: StoredUpdate): boolean =>
  state === 'stored' && update === key && settledAt === storedAt

/** The update was taken back by whatever door: the line from which it came says so. */
export const markUndone = (work: Work, what: StoredUpdate): void => {
  for (const proposal of work.store.proposals.withUpdate(what.key)) {
    const line = proposal.lines.find((each) => became(each, what))
    if (line === undefined) continue
    keepProposal(
      work,
      withLine(proposal, line.n, () => ({ state: 'undone' })),
    )
  }
}

/** The message is recalled: what waits of it is withdrawn; returns the updates that it became. */
export const withdrawMessage = (work: Work, messageId: string): readonly StoredUpdate[] =>
  work.store.proposals.ofMessage(messageId).flatMap((proposal) => {
    keepProposal(work, settled(proposal, 'withdrawn', work.now))
    return proposal.lines.flatMap(({ state, update, settledAt }) =>
      state === 'stored' && update !== null && settledAt !== null
        ? [{ key: update, storedAt: settledAt }]
        : [],
    )
  })
