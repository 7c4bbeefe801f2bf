import type { EvidenceCode, ItemCode, PersonId } from '../kernel/codes.ts'
import type { Instant, LocalDate } from '../kernel/time.ts'
import type { Intent } from '../understanding/intents/decide.ts'

/** What a message may ask the ledger to record; questions are answered and the rest is left alone (domain.md 3.10.2). */
export type ProposedIntent = Exclude<Intent, 'none' | 'query'>

/**
 * `open` waits for the writer, `editing` shows him a form; the others are settled. `handedOver`: the item's own form
 * was opened for it (a close-out is never made of a message, domain.md finding 5).
 */
export type LineState =
  | 'open'
  | 'editing'
  | 'stored'
  | 'handedOver'
  | 'undone'
  | 'dismissed'
  | 'withdrawn'
  | 'superseded'
  | 'expired'

/** A file that the writer sent and that may become evidence. */
export interface OfferedFile {
  readonly messageId: string
  readonly fileKey: string
  readonly resource: 'image' | 'file'
  readonly name: string
  /** Platform id of whoever sent it. */
  readonly openId: string
  readonly status: 'offered' | 'receiving' | 'received' | 'failed'
  readonly evidence: EvidenceCode | null
  readonly reason: string | null
}

/** What was understood of one item: nothing is stored before its writer confirms it. */
export interface ProposalLine {
  /** Its place in the proposal, from 0. */
  readonly n: number
  readonly intent: ProposedIntent
  /** Null while the writer has not said which item he means. */
  readonly on: ItemCode | null
  /** 0–100; null where the words leave it open. */
  readonly percent: number | null
  readonly range: readonly [number, number] | null
  readonly due: LocalDate | null
  readonly note: string
  readonly files: readonly OfferedFile[]
  readonly state: LineState
  /** When the writer said it: of the message, or of his correction on the card. */
  readonly saidAt: Instant
  /** Key of the update that it became (`updateKey`). */
  readonly update: string | null
  readonly settledAt: Instant | null
  /** Counts the changes: a button drawn from an earlier one is stale. */
  readonly rev: number
}

/** What a line says of its item, without its words. */
export type Stated = Pick<ProposalLine, 'on' | 'intent' | 'percent' | 'due'>

/** The message was edited after it had been read: what the ledger has of it and it no longer says. */
export interface Revision {
  readonly dropped: readonly Stated[]
}

/** The updates that one message seems to make, put to its writer (domain.md 3.10.1). */
export interface Proposal {
  readonly id: string
  readonly messageId: string
  readonly chatId: string
  readonly person: PersonId
  /** When the message was written. */
  readonly saidAt: Instant
  readonly expiresAt: Instant
  /** Set when the message was read again because it was edited. */
  readonly revision: Revision | null
  readonly lines: readonly ProposalLine[]
}

const HOUR_MS = 3_600_000
/** An unconfirmed update is listed for so long, then lapses (domain.md 3.10.1). */
export const LIFE_MS = 24 * HOUR_MS

export const isOpen = ({ state }: ProposalLine): boolean => state === 'open' || state === 'editing'
export const openLines = ({ lines }: Proposal): readonly ProposalLine[] => lines.filter(isOpen)

/** The proposal with one line changed. */
export const withLine = (
  proposal: Proposal,
  n: number,
  change: (line: ProposalLine) => Partial<ProposalLine>,
): Proposal => ({
  ...proposal,
  lines: proposal.lines.map((line) =>
    line.n === n ? { ...line, ...change(line), rev: line.rev + 1 } : line,
  ),
})

/** Every open line that `fits` ends in this state; its words are not kept, for nothing was recorded of them. */
export const settled = (
  proposal: Proposal,
  state: LineState,
  at: Instant,
  fits: (line: ProposalLine) => boolean = () => true,
): Proposal => ({
  ...proposal,
  lines: proposal.lines.map((line) =>
    isOpen(line) && fits(line) ? { ...line, state, note: '', settledAt: at, rev: line.rev + 1 } : line,
  ),
})

/** What can be so once only: a second figure takes the place of the first, a second file or obstacle does not. */
const SINGULAR: ReadonlySet<ProposedIntent> = new Set([
  'progress',
  'claim',
  'submit_closeout',
  'request_extension',
])

/** Both speak of the same item in the same way: the later one takes the place of the earlier. */
export const sayTheSame = (
  one: Pick<ProposalLine, 'on' | 'intent'>,
  other: Pick<ProposalLine, 'on' | 'intent'>,
): boolean =>
  one.on !== null && one.on === other.on && one.intent === other.intent && SINGULAR.has(one.intent)
