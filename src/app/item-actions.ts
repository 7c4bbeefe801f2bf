import type {
  BlockerCode,
  EvidenceCode,
  ExtensionCode,
  ItemCode,
  PersonId,
  ProblemCode,
  Sha256,
  TaskCode,
} from '../domain/kernel/codes.ts'
import { isTaskCode } from '../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../domain/kernel/time.ts'
import { chase } from '../domain/problem/chase.ts'
import { assignProblem, claimProblem } from '../domain/problem/claim.ts'
import { submitCloseOut, withdrawCloseOut } from '../domain/problem/close-out.ts'
import { addEvidence, changeEvidenceKind } from '../domain/problem/evidence.ts'
import { askExtension, decideExtension, giveExtensionOpinion } from '../domain/problem/extension.ts'
import { setLongTerm } from '../domain/problem/long-term.ts'
import type { InstitutionalOutcome, Problem } from '../domain/problem/problem.ts'
import { clearBlocker, raiseBlocker, reportProgress } from '../domain/problem/progress.ts'
import { reopen } from '../domain/problem/reopen.ts'
import { agreeReview, nameReviewer, returnCloseOut } from '../domain/problem/review.ts'
import {
  acceptTask,
  askTaskExtension,
  assignTask,
  claimTask,
  decideTaskExtension,
  returnTask,
  submitTask,
} from '../domain/problem/task.ts'
import type { EvidenceKind, ReturnReason, ReviewStage } from '../domain/problem/vocabulary.ts'
import type { Acting } from './context.ts'
import { decideOn, record } from './record.ts'

type TaskDues = readonly { readonly task: TaskCode; readonly due: LocalDate }[]

/**
 * The verbs of the ledger's items. Each is one transaction's worth of `decideOn`; every door (command, card, thread,
 * command line) calls these and none decides by itself. All return the item's problem as it is afterwards.
 */
export const itemActions = {
  /** P3 for a problem, T2 for a task. */
  claim: (acting: Acting, on: ItemCode): Problem =>
    decideOn(acting, on, (d, p) => (isTaskCode(on) ? claimTask(d, p, { task: on }) : claimProblem(d, p, {}))),
  /** P4 for a problem (to a leader), T3 for a task (to its owner). */
  assign: (acting: Acting, on: ItemCode, to: PersonId): Problem =>
    decideOn(acting, on, (d, p) =>
      isTaskCode(on) ? assignTask(d, p, { task: on, owner: to }) : assignProblem(d, p, { leader: to }),
    ),
  /** P9, T4; `more` says when it was said, where that was before it arrived, and the day aimed at. */
  report: (
    acting: Acting,
    on: ItemCode,
    percent: number,
    note: string,
    more: { readonly saidAt?: Instant; readonly expected?: LocalDate } = {},
  ): Problem => decideOn(acting, on, (d, p) => reportProgress(d, p, { on, percent, note, ...more })),
  addEvidence: (
    acting: Acting,
    input: {
      readonly on: ItemCode
      readonly title: string
      readonly file: { readonly hash: Sha256; readonly bytes: number }
      readonly sentBy: PersonId | null
    },
  ): Problem => decideOn(acting, input.on, (d, p) => addEvidence(d, p, { ...input, kind: 'document' })),
  changeEvidenceKind: (
    acting: Acting,
    code: ProblemCode,
    evidence: EvidenceCode,
    kind: EvidenceKind,
  ): Problem => decideOn(acting, code, (d, p) => changeEvidenceKind(d, p, { evidence, kind })),
  raiseBlocker: (acting: Acting, on: ItemCode, text: string): Problem =>
    decideOn(acting, on, (d, p) => raiseBlocker(d, p, { on, text })),
  clearBlocker: (acting: Acting, code: ProblemCode, blocker: BlockerCode): Problem =>
    decideOn(acting, code, (d, p) => clearBlocker(d, p, { blocker })),
  /** T5. */
  submitTask: (acting: Acting, task: TaskCode): Problem =>
    decideOn(acting, task, (d, p) => submitTask(d, p, { task })),
  /** T6. */
  acceptTask: (acting: Acting, task: TaskCode): Problem =>
    decideOn(acting, task, (d, p) => acceptTask(d, p, { task })),
  /** T7. */
  returnTask: (acting: Acting, task: TaskCode, reason: string): Problem =>
    decideOn(acting, task, (d, p) => returnTask(d, p, { task, reason })),
  /** P16 for a problem, T8 for a task. */
  askExtension: (acting: Acting, on: ItemCode, to: LocalDate, reason: string): Problem =>
    decideOn(acting, on, (d, p) =>
      isTaskCode(on) ? askTaskExtension(d, p, { task: on, to, reason }) : askExtension(d, p, { to, reason }),
    ),
  /** T8. */
  decideTaskExtension: (acting: Acting, task: TaskCode, granted: boolean): Problem =>
    decideOn(acting, task, (d, p) => decideTaskExtension(d, p, { task, granted })),
  /** P17, the opinions. */
  giveExtensionOpinion: (
    acting: Acting,
    code: ProblemCode,
    input: { readonly extension: ExtensionCode; readonly agrees: boolean; readonly text: string },
  ): Problem => decideOn(acting, code, (d, p) => giveExtensionOpinion(d, p, input)),
  /** P17, the decision. */
  decideExtension: (
    acting: Acting,
    code: ProblemCode,
    input: { readonly extension: ExtensionCode; readonly granted: LocalDate | null; readonly text: string },
  ): Problem => decideOn(acting, code, (d, p) => decideExtension(d, p, input)),
  /** P10. */
  submitCloseOut: (
    acting: Acting,
    code: ProblemCode,
    input: { readonly statement: string; readonly outcome: InstitutionalOutcome | null },
  ): Problem => decideOn(acting, code, (d, p) => submitCloseOut(d, p, input)),
  /** P15. */
  withdrawCloseOut: (acting: Acting, code: ProblemCode): Problem =>
    decideOn(acting, code, (d, p) => withdrawCloseOut(d, p, {})),
  /** P11, P12, P13. */
  agreeReview: (
    acting: Acting,
    code: ProblemCode,
    input: {
      readonly stage: ReviewStage
      readonly opinion: string
      readonly ticks: readonly string[]
      readonly onSiteCheck: string | null
    },
  ): Problem => decideOn(acting, code, (d, p) => agreeReview(d, p, input)),
  /** P14. */
  returnCloseOut: (
    acting: Acting,
    code: ProblemCode,
    input: {
      readonly stage: ReviewStage
      readonly reason: ReturnReason
      readonly text: string
      readonly ticks: readonly string[]
      readonly tasks: TaskDues
    },
  ): Problem => decideOn(acting, code, (d, p) => returnCloseOut(d, p, input)),
  /** P11a. */
  nameReviewer: (
    acting: Acting,
    code: ProblemCode,
    input: { readonly stage: ReviewStage; readonly person: PersonId; readonly reason: string },
  ): Problem => decideOn(acting, code, (d, p) => nameReviewer(d, p, input)),
  /** P18. */
  setLongTerm: (
    acting: Acting,
    code: ProblemCode,
    input: { readonly holder: PersonId; readonly intervalMonths: number; readonly opinion: string },
  ): Problem => decideOn(acting, code, (d, p) => setLongTerm(d, p, input)),
  /** P21. */
  reopen: (
    acting: Acting,
    code: ProblemCode,
    input: {
      readonly finding: string
      readonly evidence: readonly EvidenceCode[]
      readonly statement: string
      readonly deadline: LocalDate
      readonly tasks: TaskDues
    },
  ): Problem => decideOn(acting, code, (d, p) => reopen(d, p, input)),
  /** 催办 by hand; returns who was chased. */
  chase: (acting: Acting, on: ItemCode, text: string): readonly PersonId[] =>
    record(acting, on, (d, p) => chase(d, p, { on, text })).events.flatMap((event) =>
      event.type === 'chased' ? event.to : [],
    ),
} as const
