import {
  type ItemCode,
  type PersonId,
  type ProblemCode,
  parsePersonId,
  parseProblemCode,
  parseTaskCode,
} from '../domain/kernel/codes.ts'
import { Refusal, type RefusalCode } from '../domain/kernel/refusal.ts'
import { authorise } from '../domain/policy/authorise.ts'
import type { EvidenceFile } from './cards.ts'
import type { Acting, Work } from './context.ts'
import { itemActions } from './item-actions.ts'
import type { Outcome, Receiver } from './outbox.ts'
import type { SentFile } from './ports.ts'
import { decidingOf, readProblem } from './record.ts'

/** Why a file could not become evidence, for the card that says so. */
export type EvidenceFailure = 'download' | 'tooLarge' | 'empty' | 'refused' | 'noFile'

/** What happens when a download is over: kept with its outbox row as JSON. */
export interface EvidenceContinuation {
  readonly kind: 'evidence'
  readonly on: ItemCode
  readonly person: PersonId
  readonly title: string
  readonly card: string
  /** Which of the card's files. */
  readonly index: number
  /** Platform id of whoever sent the file. */
  readonly sender: string
  /** The message that carried the file, with its key there. */
  readonly file: { readonly messageId: string; readonly fileKey: string }
  /** The message that asked for it: the cause of what the journal says. */
  readonly command: string
}

/** Files of one command: as many as a card has room for. */
const MOST_FILES = 10

export interface EvidenceRequest {
  readonly on: ItemCode
  readonly files: readonly SentFile[]
  readonly to: Receiver
  readonly reply: { readonly messageId: string; readonly inThread: boolean }
}

/**
 * Takes files that were sent to a chat as evidence: asks the guard first, says 正在接收 on one card, and leaves the
 * downloads to the outbox. Evidence exists once its bytes are on disk (contract.md /佐证).
 */
export const requestEvidence = (acting: Acting, request: EvidenceRequest): void => {
  const { on, to, reply } = request
  const problem = readProblem(acting, on)
  authorise(decidingOf(acting), 'uploadEvidence', problem)
  const taken = request.files.slice(0, MOST_FILES)
  const files = taken.map(({ name }) => fileOn(name, { status: 'receiving' }))
  const card = acting.desk.post(acting.store, {
    card: 'evidence',
    params: { on, viewer: acting.actor.id, files, more: request.files.length - taken.length },
    object: problem.code,
    to,
    reply,
    key: `card:evidence:${reply.messageId}`,
    priority: 0,
  })
  for (const [index, file] of taken.entries()) {
    const { messageId, fileKey, resource, openId: sender } = file
    const continuation = {
      kind: 'evidence',
      on,
      person: acting.actor.id,
      title: file.name,
      card,
      index,
      sender,
      file: { messageId, fileKey },
      command: reply.messageId,
    } as const
    acting.store.outbox.put({
      id: acting.newId(),
      key: `download:evidence:${reply.messageId}:${messageId}:${fileKey}`,
      lane: `download:${messageId}`,
      call: { kind: 'download', messageId, fileKey, resource },
      priority: 0,
      after: null,
      continuation: JSON.stringify(continuation satisfies EvidenceContinuation),
      createdAt: acting.now,
      notBefore: acting.now,
      tries: 0,
    })
    acting.store.files.take(messageId, fileKey)
  }
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
  { on, to, reply }: Omit<EvidenceRequest, 'files'>,
  reason: EvidenceFailure,
): void => {
  acting.desk.post(acting.store, {
    card: 'evidence',
    params: { on, viewer: acting.actor.id, files: [fileOn('', { reason })], more: 0 },
    object,
    to,
    reply,
    key: `card:evidence:${reply.messageId}`,
    priority: 0,
  })
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Reads a continuation back; undefined for rows of another kind. */
export const parseEvidenceContinuation = (stored: string | null): EvidenceContinuation | undefined => {
  const value: unknown = stored === null ? null : JSON.parse(stored)
  if (typeof value !== 'object' || value === null || !('kind' in value) || value.kind !== 'evidence')
    return undefined
  const record: Partial<Record<string, unknown>> = { ...value }
  const on = parseProblemCode(text(record.on)) ?? parseTaskCode(text(record.on))
  const person = parsePersonId(text(record.person))
  if (on === undefined || person === undefined) return undefined
  const index = typeof record.index === 'number' ? record.index : 0
  const file: Partial<Record<string, unknown>> = Object(record.file)
  return {
    kind: 'evidence',
    on,
    person,
    title: text(record.title),
    card: text(record.card),
    index,
    sender: text(record.sender),
    file: { messageId: text(file.messageId), fileKey: text(file.fileKey) },
    command: text(record.command),
  }
}

const show = (
  work: Work,
  { card, title, index }: EvidenceContinuation,
  change: Partial<EvidenceFile>,
): void => {
  const post = work.store.cards.get(card)
  if (post === undefined) return
  const params: unknown = JSON.parse(post.params)
  if (typeof params !== 'object' || params === null || !('files' in params) || !Array.isArray(params.files))
    return
  const files: unknown[] = [...params.files]
  files[index] = fileOn(title, change)
  work.store.cards.rewrite(post.id, JSON.stringify({ ...params, files }))
}

/** Our own limit and the platform's (lark-platform.md 3.7). */
const TOO_LARGE: ReadonlySet<string> = new Set(['tooLarge', '234037'])

const FAILURE_OF: { readonly [C in RefusalCode]?: EvidenceFailure } = { emptyFile: 'empty' }

/** The bytes are on disk (or never will be): lists the evidence on its item and settles the card. */
export const finishEvidence = (work: Work, continuation: EvidenceContinuation, outcome: Outcome): void => {
  const actor = work.directory.people.get(continuation.person)
  if (outcome.kind !== 'done' || outcome.file === undefined || actor === undefined) {
    const tooLarge = outcome.kind === 'giveUp' && TOO_LARGE.has(outcome.code)
    const reason: EvidenceFailure = tooLarge ? 'tooLarge' : 'download'
    show(work, continuation, { status: 'failed', reason })
    return
  }
  try {
    const { file, command } = continuation
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
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const code: RefusalCode = error.code
    show(work, continuation, { status: 'failed', reason: FAILURE_OF[code] ?? 'refused' })
  }
}
