import type { ItemCode, ProblemCode } from '../domain/kernel/codes.ts'
import { Refusal, type RefusalCode } from '../domain/kernel/refusal.ts'
import { authorise } from '../domain/policy/authorise.ts'
import type { EvidenceFile } from './cards.ts'
import type { Acting, Work } from './context.ts'
import { type EvidenceContinuation, fetchEvidence } from './fetch-evidence.ts'
import { forgetMessage, isRecalled } from './forget-message.ts'
import { itemActions } from './item-actions.ts'
import type { Outcome, Receiver } from './outbox.ts'
import type { SentFile } from './ports.ts'
import { showOnProposal } from './proposal/files.ts'
import { decidingOf, readProblem } from './record.ts'

/** Why a file could not become evidence, for the card that says so. */
export type EvidenceFailure = 'download' | 'tooLarge' | 'empty' | 'refused' | 'recalled' | 'noFile'

/** Files of one command: as many as a card has room for. */
const MOST_FILES = 10

export interface EvidenceRequest {
  readonly on: ItemCode
  readonly files: readonly SentFile[]
  readonly to: Receiver
  readonly reply: { readonly messageId: string; readonly inThread: boolean }
}

/** A card for one person alone stands in no thread of the group in which he asked. */
const placeOf = ({ to, reply }: Pick<EvidenceRequest, 'to' | 'reply'>) =>
  'openId' in to && reply.inThread ? { to } : { to, reply }

/**
 * Takes files that were sent to a chat as evidence: asks the guard first, says 正在接收 on one card, and leaves the
 * downloads to the outbox. Evidence exists once its bytes are on disk (contract.md /佐证).
 */
export const requestEvidence = (acting: Acting, request: EvidenceRequest): void => {
  const { on, reply } = request
  const problem = readProblem(acting, on)
  authorise(decidingOf(acting), 'uploadEvidence', problem)
  const taken = request.files.slice(0, MOST_FILES)
  const files = taken.map(({ name }) => fileOn(name, { status: 'receiving' }))
  const card = acting.desk.post(acting.store, {
    card: 'evidence',
    params: { on, viewer: acting.actor.id, files, more: request.files.length - taken.length },
    object: problem.code,
    ...placeOf(request),
    key: `card:evidence:${reply.messageId}`,
    priority: 0,
  })
  fetchEvidence(acting, { on, files: taken, place: { card }, key: reply.messageId, command: reply.messageId })
}

const fileOn = (title: string, state: Partial<EvidenceFile>): EvidenceFile => ({
  title,
  status: 'failed',
  evidence: null,
  reason: null,
  ...state,
})

/** Says on a card why nothing of what was asked for became evidence. */
export const refuseEvidence = (
  acting: Acting,
  object: ProblemCode,
  request: Omit<EvidenceRequest, 'files'>,
  reason: EvidenceFailure,
): void => {
  const { on, reply } = request
  acting.desk.post(acting.store, {
    card: 'evidence',
    params: { on, viewer: acting.actor.id, files: [fileOn('', { reason })], more: 0 },
    object,
    ...placeOf(request),
    key: `card:evidence:${reply.messageId}`,
    priority: 0,
  })
}

const showOnCard = (work: Work, card: string, index: number, file: EvidenceFile): void => {
  const post = work.store.cards.get(card)
  if (post === undefined) return
  const params: unknown = JSON.parse(post.params)
  if (typeof params !== 'object' || params === null || !('files' in params) || !Array.isArray(params.files))
    return
  const files: unknown[] = [...params.files]
  files[index] = file
  work.store.cards.rewrite(post.id, JSON.stringify({ ...params, files }))
}

const show = (
  work: Work,
  { place, title, index }: EvidenceContinuation,
  change: Partial<EvidenceFile>,
): void => {
  const file = fileOn(title, change)
  if ('card' in place) showOnCard(work, place.card, index, file)
  else showOnProposal(work, place.proposal, place.line, index, file)
}

/** Our own limit and the platform's (lark-platform.md 3.7). */
const TOO_LARGE: ReadonlySet<string> = new Set(['tooLarge', '234037'])

const FAILURE_OF: { readonly [C in RefusalCode]?: EvidenceFailure } = { emptyFile: 'empty' }

/** The bytes are on disk (or never will be): lists the evidence on its item and settles the card. */
export const finishEvidence = (work: Work, continuation: EvidenceContinuation, outcome: Outcome): void => {
  const { file, command } = continuation
  const actor = work.directory.people.get(continuation.person)
  if (isRecalled(work.store, file.messageId)) {
    show(work, continuation, { status: 'failed', reason: 'recalled' })
    return
  }
  if (outcome.kind !== 'done' || outcome.file === undefined || actor === undefined) {
    const tooLarge = outcome.kind === 'giveUp' && TOO_LARGE.has(outcome.code)
    const reason: EvidenceFailure = tooLarge ? 'tooLarge' : 'download'
    show(work, continuation, { status: 'failed', reason })
    return
  }
  try {
    const cause = command === '' ? work.cause : ({ kind: 'message', id: command } as const)
    const problem = itemActions.addEvidence(
      { ...work, actor, cause },
      {
        on: continuation.on,
        title: continuation.title,
        file: outcome.file,
        sentBy: work.directory.byOpenId.get(continuation.sender) ?? null,
      },
    )
    const evidence = problem.evidence.at(-1)?.code ?? null
    if (evidence !== null) work.store.files.becameEvidence(file.messageId, file.fileKey, evidence)
    show(work, continuation, { status: 'received', evidence })
    if (isRecalled(work.store, command)) forgetMessage(work, command)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const code: RefusalCode = error.code
    show(work, continuation, { status: 'failed', reason: FAILURE_OF[code] ?? 'refused' })
  }
}
