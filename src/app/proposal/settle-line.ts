import type { ItemCode } from '../../domain/kernel/codes.ts'
import { isTaskCode } from '../../domain/kernel/codes.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { LocalDate } from '../../domain/kernel/time.ts'
import { parseUpdateKey, updateKey, updateOf } from '../../domain/problem/update.ts'
import { decideLine } from '../../domain/proposal/decide-line.ts'
import {
  isOpen,
  openLines,
  type Proposal,
  type ProposalLine,
  settled,
  withLine,
} from '../../domain/proposal/proposal.ts'
import { type Acting, storedAt } from '../context.ts'
import { fetchEvidence } from '../fetch-evidence.ts'
import { decidingOf, readProblem, record } from '../record.ts'
import { undoUpdate } from '../undo.ts'
import { keepProposal, lookWhenUndoEnds } from './keep.ts'

/** What the writer corrects on the card before it is stored. */
export interface LineEdit {
  readonly percent: number | null
  readonly due: LocalDate | null
  readonly note: string
}

/** The proposal, for its writer alone. @throws Refusal `stale`, `writerOnly` */
export const ownProposal = (acting: Acting, id: string): Proposal => {
  const proposal = acting.store.proposals.get(id)
  if (proposal === undefined) throw new Refusal('stale', { code: '' })
  if (proposal.person !== acting.actor.id) {
    const name = acting.directory.people.get(proposal.person)?.name ?? proposal.person
    throw new Refusal('writerOnly', { name })
  }
  return proposal
}

/** Its time is over, though nobody has looked yet (domain.md 3.10.1). */
const hasLapsed = (acting: Acting, { expiresAt }: Proposal): boolean => storedAt(acting) >= expiresAt

/** An open line as the button knew it. @throws Refusal `stale` */
const openLine = (acting: Acting, proposal: Proposal, n: number, rev: number): ProposalLine => {
  const line = proposal.lines[n]
  if (line === undefined || !isOpen(line) || line.rev !== rev || hasLapsed(acting, proposal))
    throw new Refusal('stale', { code: line?.on ?? '' })
  return line
}

const itemOf = ({ on }: ProposalLine): ItemCode => {
  if (on === null) throw new Refusal('itemNeeded', {})
  return on
}

type Done = Partial<ProposalLine>

/** The application form goes to the writer: only what he fills in there applies for close-out (domain.md finding 5). */
const handOver = (acting: Acting, line: ProposalLine, on: ItemCode, key: string): Done => {
  const problem = readProblem(acting, on)
  decideLine(decidingOf(acting), problem, line, on)
  const { openId } = acting.actor
  if (openId === null) throw new Refusal('stranger', {})
  const params = { code: problem.code, viewer: acting.actor.id }
  const request = { card: 'closeOutForm', params, object: problem.code, priority: 0 } as const
  acting.desk.post(acting.store, { ...request, to: { openId }, key })
  return { state: 'handedOver', note: '' }
}

const receive = (acting: Acting, { id, messageId }: Proposal, line: ProposalLine, on: ItemCode): Done => {
  const { files, n } = line
  decideLine(decidingOf(acting), readProblem(acting, on), line, on)
  fetchEvidence(acting, {
    on,
    files,
    place: { proposal: id, line: n },
    key: `proposal:${id}:${n}`,
    command: messageId,
  })
  return { state: 'stored', files: files.map((file) => ({ ...file, status: 'receiving' })) }
}

const store = (acting: Acting, line: ProposalLine, on: ItemCode): Done => {
  const { problem, events } = record(acting, on, (d, before) => decideLine(d, before, line, on))
  const refs = events.flatMap((event) => updateOf(event, problem) ?? [])
  const [ref] = refs
  return { state: 'stored', update: ref === undefined ? null : updateKey(problem.code, ref) }
}

const settle = (acting: Acting, proposal: Proposal, line: ProposalLine): Proposal => {
  const on = itemOf(line)
  const done =
    line.intent === 'submit_closeout' && !isTaskCode(on)
      ? handOver(acting, line, on, `proposal:${proposal.id}:${line.n}`)
      : line.intent === 'evidence'
        ? receive(acting, proposal, line, on)
        : store(acting, line, on)
  lookWhenUndoEnds(acting, proposal.id)
  return withLine(proposal, line.n, () => ({ ...line, ...done, settledAt: storedAt(acting) }))
}

/**
 * The writer confirms one line: it is stored as the command of the same meaning would be. Returns the line as it is then.
 * @throws Refusal of its decider
 */
export const confirmLine = (acting: Acting, id: string, n: number, rev: number): ProposalLine | undefined => {
  const proposal = ownProposal(acting, id)
  const after = settle(acting, proposal, openLine(acting, proposal, n, rev))
  keepProposal(acting, after)
  return after.lines[n]
}

/** The writer corrects a line and stores it; it then counts as said now. Returns the line as it is then. @throws Refusal of its decider */
export const confirmEdited = (
  acting: Acting,
  id: string,
  n: number,
  rev: number,
  edit: LineEdit,
): ProposalLine | undefined => {
  const proposal = ownProposal(acting, id)
  const line = openLine(acting, proposal, n, rev)
  const changed = edit.percent !== line.percent || edit.due !== line.due
  const edited = { ...line, ...edit, saidAt: changed ? acting.now : line.saidAt }
  const after = settle(acting, proposal, edited)
  keepProposal(acting, after)
  return after.lines[n]
}

/**
 * Confirms every open line that the ledger takes; the others stay open. Returns those that it took, and how many are left.
 * @throws Refusal `stale` when none waits any more
 */
export const confirmAll = (
  acting: Acting,
  id: string,
): { readonly done: readonly ProposalLine[]; readonly left: number } => {
  let proposal = ownProposal(acting, id)
  let left = 0
  const lines = openLines(proposal)
  if (lines.length === 0 || hasLapsed(acting, proposal)) throw new Refusal('stale', { code: '' })
  for (const line of lines) {
    try {
      proposal = settle(acting, proposal, line)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      left += 1
    }
  }
  keepProposal(acting, proposal)
  const settledNow = proposal.lines.filter((line) => !isOpen(line) && lines.some(({ n }) => n === line.n))
  return { done: settledNow, left }
}

/** Shows the form of a line, or hides it again; one at a time, so that the card holds it. */
export const editLine = (acting: Acting, id: string, n: number, rev: number): void => {
  const proposal = ownProposal(acting, id)
  const { state } = openLine(acting, proposal, n, rev)
  const other = proposal.lines.find((line) => line.state === 'editing' && line.n !== n)
  const onlyOne = other === undefined ? proposal : withLine(proposal, other.n, () => ({ state: 'open' }))
  keepProposal(
    acting,
    withLine(onlyOne, n, () => ({ state: state === 'editing' ? 'open' : 'editing' })),
  )
}

export const dismissLine = (acting: Acting, id: string, n: number, rev: number): void => {
  const proposal = ownProposal(acting, id)
  openLine(acting, proposal, n, rev)
  keepProposal(
    acting,
    settled(proposal, 'dismissed', acting.now, (line) => line.n === n),
  )
}

/** The writer wants nothing of it recorded. */
export const dismissAll = (acting: Acting, id: string): void =>
  keepProposal(acting, settled(ownProposal(acting, id), 'dismissed', acting.now))

/** The writer says which item he meant. @throws Refusal `outOfScope`, `unknownItem` */
export const chooseItem = (acting: Acting, id: string, n: number, rev: number, on: ItemCode): void => {
  const proposal = ownProposal(acting, id)
  openLine(acting, proposal, n, rev)
  readProblem(acting, on)
  keepProposal(
    acting,
    withLine(proposal, n, () => ({ on })),
  )
}

/** Takes back what a line became, as `/撤销` would. @throws Refusal of `undoUpdate` */
export const undoLine = (acting: Acting, id: string, n: number, rev: number): void => {
  const proposal = ownProposal(acting, id)
  const line = proposal.lines[n]
  if (line?.update == null || line.settledAt === null || line.state !== 'stored' || line.rev !== rev)
    throw new Refusal('stale', { code: line?.on ?? '' })
  const update = parseUpdateKey(line.update)
  if (update !== undefined) undoUpdate(acting, update.problem, update.what, line.settledAt)
}
