import {
  type EvidenceCode,
  evidenceCode,
  type ItemCode,
  isTaskCode,
  type PersonId,
  type Sha256,
} from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import { requiredReason, requireTask, taskMeant } from './guards.ts'
import type { Problem } from './problem.ts'
import type { EvidenceKind } from './vocabulary.ts'

/**
 * Adds evidence to an item; on a problem with exactly one open task it belongs to that task. While rectifying or in
 * long-term effort the unit hands in, on a closed problem those who may reopen it (P21).
 * @throws Refusal `unknownItem`, `wrongState` (cancelled task), `reasonRequired` (no title), `emptyFile`
 *   beside those of authorise
 */
export const addEvidence = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly on: ItemCode
    readonly kind: EvidenceKind
    readonly title: string
    readonly file: { readonly hash: Sha256; readonly bytes: number }
    /** Who put the file into the chat; null or absent when it was the actor or nobody of the ledger. */
    readonly sentBy?: PersonId | null
  },
): Decision => {
  const { on, kind, file } = input
  if (isTaskCode(on)) requireTask(d, problem, on)
  const { onBehalfOf } = authorise(d, 'uploadEvidence', problem, isTaskCode(on) ? { task: on } : {})
  const task = taskMeant(d, problem, on)
  if (task?.state === 'cancelled')
    throw new Refusal('wrongState', { code: task.code, state: task.state, action: 'uploadEvidence' })
  const item = task?.code ?? on
  if (file.bytes === 0) throw new Refusal('emptyFile', { code: item })
  const title = requiredReason(on, 'title', input.title)
  const { sentBy } = input
  const sender = sentBy == null || sentBy === d.actor.id ? {} : { sentBy }
  const code = evidenceCode(problem.code, problem.evidence.length + 1)
  return {
    events: [{ type: 'evidenceAdded', code, on: item, kind, title, file, ...sender }],
    onBehalfOf,
  }
}

/**
 * Corrects the kind of a piece of evidence until it is part of an application.
 * @throws Refusal `evidenceFrozen`, `unknownItem`, `nothingToDo` beside those of authorise
 */
export const changeEvidenceKind = (
  d: Deciding,
  problem: Problem,
  { evidence, kind }: { readonly evidence: EvidenceCode; readonly kind: EvidenceKind },
): Decision => {
  const { onBehalfOf } = authorise(d, 'changeEvidenceKind', problem, { evidence })
  if (problem.evidence.some(({ code, kind: present }) => code === evidence && present === kind))
    throw new Refusal('nothingToDo', { code: evidence })
  return { events: [{ type: 'evidenceKindChanged', code: evidence, kind }], onBehalfOf }
}
