import { type PersonId, problemOf } from '../../domain/kernel/codes.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import { updateKey } from '../../domain/problem/update.ts'
import {
  isOpen,
  type OfferedFile,
  type Proposal,
  type ProposalLine,
  withLine,
} from '../../domain/proposal/proposal.ts'
import type { EvidenceFile } from '../cards.ts'
import type { Work } from '../context.ts'
import type { SentFile } from '../ports.ts'
import { keepProposal, lookWhenUndoEnds } from './keep.ts'

/** Files of one line: as many as a card has room for. */
const MOST_FILES = 10
/** Files sent so long after the words, or before them, belong to them. */
const TOGETHER_MS = 10 * 60_000

/** A sent file as it is offered. */
export const offered = ({ messageId, fileKey, resource, name, openId }: SentFile): OfferedFile => ({
  messageId,
  fileKey,
  resource,
  name,
  openId,
  status: 'offered',
  evidence: null,
  reason: null,
})

/** The writer's files of the last ten minutes in this chat that became nothing yet. */
export const recentFiles = (
  { store }: Work,
  chatId: string,
  openId: string,
  at: Instant,
): readonly OfferedFile[] =>
  store.files
    .recent(chatId, openId, instant(at - TOGETHER_MS))
    .slice(-MOST_FILES)
    .map(offered)

const awaitsFiles = (line: ProposalLine): boolean =>
  isOpen(line) && line.intent === 'evidence' && line.files.length < MOST_FILES

const withFiles = ({ files }: ProposalLine, more: readonly OfferedFile[]): readonly OfferedFile[] => {
  const isNew = (file: OfferedFile): boolean =>
    !files.some(({ messageId, fileKey }) => messageId === file.messageId && fileKey === file.fileKey)
  return [...files, ...more.filter(isNew)].slice(0, MOST_FILES)
}

/** Files that follow their words go to the line that waits for them; false when none does. */
export const attachFiles = (
  work: Work,
  person: PersonId,
  chatId: string,
  files: readonly SentFile[],
): boolean => {
  const waiting = work.store.proposals
    .waitingFor(person)
    .filter((each) => each.chatId === chatId && work.now - each.saidAt <= TOGETHER_MS)
    .findLast(({ lines }) => lines.some(awaitsFiles))
  const line = waiting?.lines.find(awaitsFiles)
  if (waiting === undefined || line === undefined) return false
  keepProposal(
    work,
    withLine(waiting, line.n, (each) => ({ files: withFiles(each, files.map(offered)) })),
  )
  return true
}

/** The update that a line became whose only file is evidence now; several are taken back by `/撤销`, one by one. */
const becomes = (
  { now }: Work,
  { files }: ProposalLine,
  evidence: EvidenceFile['evidence'],
): Partial<ProposalLine> =>
  evidence === null || files.length !== 1
    ? {}
    : { update: updateKey(problemOf(evidence), { kind: 'evidence', code: evidence }), settledAt: now }

/** What became of one file of a confirmed line. */
export const showOnProposal = (
  work: Work,
  id: string,
  n: number,
  index: number,
  { status, evidence, reason }: EvidenceFile,
): void => {
  const proposal: Proposal | undefined = work.store.proposals.get(id)
  if (proposal === undefined) return
  const changed = withLine(proposal, n, (line) => ({
    ...becomes(work, line, evidence),
    files: line.files.map((file, at) => (at === index ? { ...file, status, evidence, reason } : file)),
  }))
  keepProposal(work, changed)
  if (evidence !== null) lookWhenUndoEnds(work, id)
}
