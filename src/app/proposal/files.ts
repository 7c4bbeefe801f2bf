import { type PersonId, problemOf } from '../../domain/kernel/codes.ts'
import { type Instant, instant } from '../../domain/kernel/time.ts'
import type { Person } from '../../domain/people/person.ts'
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

type FileRef = Pick<OfferedFile, 'messageId' | 'fileKey'>

const isAmong = (files: readonly FileRef[], { messageId, fileKey }: FileRef): boolean =>
  files.some((each) => each.messageId === messageId && each.fileKey === fileKey)

/** The person's files of the last ten minutes in this chat that became nothing yet and wait on no card. */
export const recentFiles = (
  { store }: Work,
  { id: person, openId }: Pick<Person, 'id' | 'openId'>,
  chatId: string,
  at: Instant,
): readonly OfferedFile[] => {
  const waiting = store.proposals.waitingFor(person).flatMap(({ lines }) => lines.filter(isOpen))
  const spoken = waiting.flatMap(({ files }) => files)
  return store.files
    .recent(chatId, openId ?? '', instant(at - TOGETHER_MS))
    .filter((file) => !isAmong(spoken, file))
    .slice(-MOST_FILES)
    .map(offered)
}

/**
 * Files go on after their words, or after files without words. Where they stood before their words, the next ones
 * belong to what will be said next.
 */
const goesOn = ({ store }: Work, { files, note, saidAt }: ProposalLine): boolean =>
  files.length === 0 ||
  note === '' ||
  files.some(({ messageId }) => store.files.ofMessage(messageId).some(({ at }) => at >= saidAt))

const awaitsFiles = (work: Work, line: ProposalLine): boolean =>
  isOpen(line) && line.intent === 'evidence' && line.files.length < MOST_FILES && goesOn(work, line)

const withFiles = ({ files }: ProposalLine, more: readonly OfferedFile[]): readonly OfferedFile[] =>
  [...files, ...more.filter((file) => !isAmong(files, file))].slice(0, MOST_FILES)

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
    .findLast(({ lines }) => lines.some((each) => awaitsFiles(work, each)))
  const line = waiting?.lines.find((each) => awaitsFiles(work, each))
  if (waiting === undefined || line === undefined) return false
  keepProposal(
    work,
    withLine(waiting, line.n, (each) => ({ files: withFiles(each, files.map(offered)) })),
  )
  return true
}

/** The message that brought these files was recalled: its sender's lines that wait offer them no more. */
export const dropFiles = (work: Work, files: readonly SentFile[]): void => {
  const { store, directory } = work
  const senders = new Set(files.flatMap(({ openId }) => directory.byOpenId.get(openId) ?? []))
  for (const proposal of [...senders].flatMap((person) => store.proposals.waitingFor(person))) {
    const holding = proposal.lines.filter(
      (line) => isOpen(line) && line.files.some((file) => isAmong(files, file)),
    )
    if (holding.length === 0) continue
    const without = (whole: Proposal, { n }: ProposalLine): Proposal =>
      withLine(whole, n, (line) => ({ files: line.files.filter((file) => !isAmong(files, file)) }))
    keepProposal(work, holding.reduce(without, proposal))
  }
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
