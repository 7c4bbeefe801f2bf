import { type ProblemCode, parseProblemCode } from '../../domain/kernel/codes.ts'
import { isOpen, type ProposalLine, settled } from '../../domain/proposal/proposal.ts'
import { type Earlier, isStillSaid, type Revised, revise } from '../../domain/proposal/revise.ts'
import type { Work } from '../context.ts'
import { keepProposal } from '../proposal/keep.ts'
import { problemTrail } from '../trail.ts'

/** The progress that a command reported. */
const reported = (work: Work, code: ProblemCode, messageId: string): readonly Earlier[] =>
  problemTrail(work.store, code).flatMap(({ entry: { event, cause }, undone }) => {
    if (event.type !== 'progressReported' || cause.id !== messageId) return []
    const { on, percent, note, expected = null } = event
    return [
      {
        on,
        intent: 'progress',
        percent,
        range: null,
        due: expected,
        note,
        state: undone ? 'undone' : 'stored',
      },
    ]
  })

const saidBefore = (work: Work, messageId: string): readonly Earlier[] => {
  const { journal, proposals } = work.store
  const streams = new Set(journal.causedBy(messageId).map(({ stream }) => stream))
  const codes = [...streams].flatMap((stream) => parseProblemCode(stream) ?? [])
  return [
    ...codes.flatMap((code) => reported(work, code, messageId)),
    ...proposals.ofMessage(messageId).flatMap(({ lines }) => lines),
  ]
}

/** Lines that wait and that the message says no more; true when there were any. */
const supersede = (work: Work, messageId: string, now: readonly ProposalLine[]): boolean => {
  const isOver = (line: ProposalLine): boolean => isOpen(line) && !isStillSaid(line, now)
  const overtaken = work.store.proposals.ofMessage(messageId).filter(({ lines }) => lines.some(isOver))
  for (const proposal of overtaken) keepProposal(work, settled(proposal, 'superseded', work.now, isOver))
  return overtaken.length > 0
}

/** Compares what an edited message says with what was made of it; what waited and is said no more is superseded. */
export const reviseMessage = (
  work: Work,
  messageId: string,
  now: readonly ProposalLine[],
): Revised & { readonly superseded: boolean } => {
  const revised = revise(saidBefore(work, messageId), now)
  return { ...revised, superseded: supersede(work, messageId, now) }
}
