import type { ProblemState } from '../problem/vocabulary.ts'
import type { ConflictRule } from './conflict.ts'
import type { MatrixRow } from './matrix.ts'
import type { Seat } from './seats.ts'
import {
  awaitedExtension,
  looseEvidence,
  raisedBlocker,
  reportable,
  stages,
  type Targets,
  tasksAwaiting,
  tasksThat,
  unreviewedApplication,
} from './targets.ts'

/** Who may do what, when, to what. */
export interface ActionRule {
  /** The matrix row (domain.md 3.6) that decides where `who` is absent; null where the matrix has none. */
  readonly row: MatrixRow | null
  /** The Who column of the transition, or contract.md 4; it wins over the matrix. */
  readonly who?: readonly Seat[]
  /** Other seats in some states, in place of `who` and matrix. */
  readonly whoIn?: Partial<Readonly<Record<ProblemState, readonly Seat[]>>>
  /** Problem states it starts from; absent = it needs no problem. */
  readonly from?: readonly ProblemState[]
  /** Absent = done to the problem as a whole. */
  readonly targets?: Targets
  /** Four eyes: the kind of conflict that the person must not have. */
  readonly conflict?: ConflictRule
}

const RECTIFYING: readonly ProblemState[] = ['rectifying']
const WORKED_ON: readonly ProblemState[] = ['rectifying', 'longTerm']
const IN_REVIEW: readonly ProblemState[] = ['initialReview', 'supervisionReview', 'determination']
const OPEN: readonly ProblemState[] = [
  'awaitingSignature',
  'awaitingClaim',
  'awaitingPlan',
  'planReview',
  ...WORKED_ON,
  ...IN_REVIEW,
]

/** Actions on a problem; an action's row here is what every door and every decider asks. */
const ON_PROBLEM = {
  /** P3 */
  claim: { row: 'claimAssign', who: ['unitLeader'], from: ['awaitingClaim'] },
  /** P4 */
  assign: { row: 'claimAssign', who: ['first'], from: ['awaitingClaim'] },
  /** T2; the person planned as owner may claim as well */
  claimTask: {
    row: 'claimAssign',
    who: ['departmentHandlers', 'taskHead', 'taskOwner'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'unclaimed'),
  },
  /** T3 */
  assignTask: {
    row: 'claimAssign',
    who: ['head', 'leader'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'unclaimed'),
  },
  /** P9 */
  report: { row: 'report', who: ['handler', 'head', 'leader'], from: RECTIFYING, targets: reportable },
  /** T4 */
  reportTask: {
    row: 'report',
    who: ['taskOwner', 'head'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'inProgress'),
  },
  /** On a closed problem: the evidence of a finding, by those who may reopen (P21). */
  uploadEvidence: {
    row: 'report',
    whoIn: { closed: ['jijian', 'zuzhi', 'office'] },
    from: [...WORKED_ON, 'closed'],
  },
  changeEvidenceKind: {
    row: 'report',
    whoIn: { closed: ['jijian', 'zuzhi', 'office'] },
    from: [...WORKED_ON, 'closed'],
    targets: looseEvidence,
  },
  raiseBlocker: { row: 'report', from: RECTIFYING },
  clearBlocker: {
    row: 'report',
    who: ['raiser', 'head', 'leader', 'first', 'office'],
    from: WORKED_ON,
    targets: raisedBlocker,
  },
  /** T5 */
  submitTask: {
    row: null,
    who: ['taskOwner'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'inProgress'),
  },
  /** T6 */
  acceptTask: {
    row: null,
    who: ['acceptor'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'acceptance'),
    conflict: 'task',
  },
  /** T7 */
  returnTask: {
    row: null,
    who: ['acceptor'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state === 'acceptance'),
    conflict: 'task',
  },
  /** T8 */
  askTaskExtension: { row: null, who: ['taskOwner'], from: RECTIFYING, targets: tasksAwaiting(false) },
  decideTaskExtension: {
    row: null,
    who: ['taskExtensionDecider'],
    from: RECTIFYING,
    targets: tasksAwaiting(true),
    conflict: 'task',
  },
  /** T10: LEADER and OFFICE; either acts, with the other's consent. */
  cancelTask: {
    row: 'decompose',
    who: ['leader', 'office'],
    from: RECTIFYING,
    targets: tasksThat(({ state }) => state !== 'cancelled'),
  },
  /** P10 */
  submitCloseOut: { row: 'submitCloseOut', who: ['leader', 'head'], from: RECTIFYING },
  /** P11–P14: agreeing and returning are the same right. */
  reviewInitial: {
    row: 'initialReview',
    who: ['reviewer'],
    from: IN_REVIEW,
    targets: stages((stage) => stage === 'initial'),
    conflict: 'review',
  },
  reviewJijian: {
    row: 'supervise',
    who: ['reviewer'],
    from: IN_REVIEW,
    targets: stages((stage) => stage === 'jijian'),
    conflict: 'review',
  },
  reviewZuzhi: {
    row: 'supervise',
    who: ['reviewer'],
    from: IN_REVIEW,
    targets: stages((stage) => stage === 'zuzhi'),
    conflict: 'review',
  },
  determine: {
    row: 'determine',
    who: ['reviewer'],
    from: IN_REVIEW,
    targets: stages((stage) => stage === 'determination'),
    conflict: 'review',
  },
  /** P15 */
  withdrawCloseOut: {
    row: 'submitCloseOut',
    who: ['submitter'],
    from: ['initialReview'],
    targets: unreviewedApplication,
  },
  /** P11a */
  nameReviewer: {
    row: null,
    who: ['namer'],
    from: IN_REVIEW,
    targets: stages(() => true),
    conflict: 'naming',
  },
  /** P16 */
  askExtension: { row: 'decideExtension', who: ['leader', 'head'], from: RECTIFYING },
  /** P17 */
  giveExtensionOpinion: {
    row: 'decideExtension',
    who: ['opinionGiver'],
    from: RECTIFYING,
    targets: awaitedExtension,
    conflict: 'opinion',
  },
  decideExtension: {
    row: 'decideExtension',
    who: ['extensionDecider'],
    from: RECTIFYING,
    targets: awaitedExtension,
    conflict: 'extension',
  },
  /** P18 */
  setLongTerm: {
    row: 'determine',
    who: ['group'],
    from: ['rectifying', 'determination'],
    conflict: 'review',
  },
  /** P21 */
  reopen: { row: 'supervise', who: ['jijian', 'zuzhi', 'office'], from: ['closed'] },
  /** contract.md 4: the writer, his own update. */
  undo: { row: null, who: ['author'], from: [...OPEN, 'closed'] },
  /** contract.md 4: LEADER and above. */
  chase: { row: 'nudge', who: ['first', 'leader', 'jijian', 'zuzhi', 'office', 'group'], from: OPEN },
} as const satisfies Readonly<Record<string, ActionRule>>

/** Actions that need no problem; a unit may be given as their target. */
const ON_LEDGER = {
  exportLedger: { row: 'exportLedger' },
  readAudit: { row: 'readAudit' },
  editProfile: { row: 'editProfile' },
  /** contract.md 4 */
  readDigest: { row: null, who: ['office', 'group', 'first', 'unitLeader'] },
  releaseDigest: { row: null, who: ['office'] },
  bindChat: { row: null, who: ['office'] },
  importLedger: { row: null, who: ['office'] },
  runDoctor: { row: null, who: ['office', 'admin'] },
} as const satisfies Readonly<Record<string, ActionRule>>

export type ProblemAction = keyof typeof ON_PROBLEM
export type LedgerAction = keyof typeof ON_LEDGER
export type Action = ProblemAction | LedgerAction

/** The rule of each action. */
export const ACTIONS: Readonly<Record<Action, ActionRule>> = { ...ON_PROBLEM, ...ON_LEDGER }

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => {
  const keys: K[] = []
  for (const key in table) keys.push(key)
  return keys
}
export const PROBLEM_ACTIONS = keysOf<ProblemAction>(ON_PROBLEM)
export const LEDGER_ACTIONS = keysOf<LedgerAction>(ON_LEDGER)
