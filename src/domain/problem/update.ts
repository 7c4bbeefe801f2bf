import {
  type ApplicationCode,
  applicationCode,
  type BlockerCode,
  type EvidenceCode,
  type ExtensionCode,
  type ItemCode,
  type PersonId,
  type ProblemCode,
  parseApplicationCode,
  parseBlockerCode,
  parseEvidenceCode,
  parseExtensionCode,
  parseProblemCode,
  parseTaskCode,
  type TaskCode,
} from '../kernel/codes.ts'
import type { ProblemEvent } from './events.ts'
import type { Problem } from './problem.ts'
import { taskOf } from './queries.ts'

/** An update that its author may take back (contract.md 4, /撤销); `n` is its place in `problem.progress`. */
export type UpdateRef =
  | { readonly kind: 'progress'; readonly n: number }
  | { readonly kind: 'blocker'; readonly code: BlockerCode }
  /** That a blocker was cleared. */
  | { readonly kind: 'clearing'; readonly code: BlockerCode }
  | { readonly kind: 'evidence'; readonly code: EvidenceCode }
  | { readonly kind: 'extension'; readonly code: ExtensionCode }
  | { readonly kind: 'taskExtension'; readonly task: TaskCode }
  | { readonly kind: 'taskSubmission'; readonly task: TaskCode }
  | { readonly kind: 'claim' }
  | { readonly kind: 'assignment' }
  | { readonly kind: 'taskClaim'; readonly task: TaskCode }
  | { readonly kind: 'taskAssignment'; readonly task: TaskCode }
  /** Taken back by the rule of P15. */
  | { readonly kind: 'closeOut'; readonly code: ApplicationCode }
export type UpdateKind = UpdateRef['kind']

/** What a line that names an update needs of it: a report's percent, the person to whom an assignment went. */
export interface Subject {
  readonly on: ItemCode
  readonly percent: number | null
  readonly to: PersonId | null
}

type Reader = (detail: string) => UpdateRef | undefined

const reading =
  <C>(parse: (text: string) => C | undefined, make: (value: C) => UpdateRef): Reader =>
  (detail) => {
    const value = parse(detail)
    return value === undefined ? undefined : make(value)
  }

const parsePlace = (text: string): number | undefined => (/^\d{1,6}$/.test(text) ? Number(text) : undefined)
const parseNothing = (text: string): true | undefined => (text === '' ? true : undefined)

const READERS: Readonly<Record<UpdateKind, Reader>> = {
  progress: reading(parsePlace, (n) => ({ kind: 'progress', n })),
  blocker: reading(parseBlockerCode, (code) => ({ kind: 'blocker', code })),
  clearing: reading(parseBlockerCode, (code) => ({ kind: 'clearing', code })),
  evidence: reading(parseEvidenceCode, (code) => ({ kind: 'evidence', code })),
  extension: reading(parseExtensionCode, (code) => ({ kind: 'extension', code })),
  taskExtension: reading(parseTaskCode, (task) => ({ kind: 'taskExtension', task })),
  taskSubmission: reading(parseTaskCode, (task) => ({ kind: 'taskSubmission', task })),
  claim: reading(parseNothing, () => ({ kind: 'claim' })),
  assignment: reading(parseNothing, () => ({ kind: 'assignment' })),
  taskClaim: reading(parseTaskCode, (task) => ({ kind: 'taskClaim', task })),
  taskAssignment: reading(parseTaskCode, (task) => ({ kind: 'taskAssignment', task })),
  closeOut: reading(parseApplicationCode, (code) => ({ kind: 'closeOut', code })),
}

/** Whether a word names a kind of update. */
export const isUpdateKind = (kind: string): kind is UpdateKind => Object.hasOwn(READERS, kind)

const detailOf = (what: UpdateRef): string | number | null => {
  if ('n' in what) return what.n
  if ('code' in what) return what.code
  return 'task' in what ? what.task : null
}

/** A stable text for one update, such as `WT-003/progress/4` or `WT-003/claim`. */
export const updateKey = (problem: ProblemCode, what: UpdateRef): string => {
  const detail = detailOf(what)
  return `${problem}/${what.kind}${detail === null ? '' : `/${detail}`}`
}

/** Reads what `updateKey` wrote; undefined for any other text. */
export const parseUpdateKey = (
  key: string,
): { readonly problem: ProblemCode; readonly what: UpdateRef } | undefined => {
  const [code = '', kind = '', detail = ''] = key.split('/')
  const problem = parseProblemCode(code)
  const what = isUpdateKind(kind) ? READERS[kind](detail) : undefined
  if (problem === undefined || what === undefined || updateKey(problem, what) !== key) return undefined
  return { problem, what }
}

/** How many reports and applications a problem had once the event had happened. */
interface Counts {
  readonly code: ProblemCode
  readonly progress: { readonly length: number }
  readonly applications: { readonly length: number }
}

/** The update that an event made, with the problem as it was right after; undefined for what is none. */
export const updateOf = (event: ProblemEvent, after: Counts): UpdateRef | undefined => {
  switch (event.type) {
    case 'progressReported':
      return { kind: 'progress', n: after.progress.length - 1 }
    case 'blockerRaised':
      return { kind: 'blocker', code: event.code }
    case 'blockerCleared':
      return { kind: 'clearing', code: event.code }
    case 'evidenceAdded':
      return { kind: 'evidence', code: event.code }
    case 'extensionAsked':
      return { kind: 'extension', code: event.code }
    case 'taskExtensionAsked':
      return { kind: 'taskExtension', task: event.task }
    case 'taskSubmitted':
      return { kind: 'taskSubmission', task: event.task }
    case 'claimed':
      return { kind: event.mode === 'claimed' ? 'claim' : 'assignment' }
    case 'taskClaimed':
      return { kind: 'taskClaim', task: event.task }
    case 'taskAssigned':
      return { kind: 'taskAssignment', task: event.task }
    case 'closeOutSubmitted':
      return { kind: 'closeOut', code: applicationCode(after.code, after.applications.length) }
    default:
      return undefined
  }
}

/** The subject of an update, of the problem as it is while the update stands. */
export const subjectOf = (problem: Problem, what: UpdateRef): Subject => {
  if (what.kind === 'progress') {
    const report = problem.progress[what.n]
    return { on: report?.task ?? report?.on ?? problem.code, percent: report?.percent ?? null, to: null }
  }
  if (what.kind === 'taskAssignment')
    return { on: what.task, percent: null, to: taskOf(problem, what.task)?.owner ?? null }
  if ('task' in what) return { on: what.task, percent: null, to: null }
  const entry =
    what.kind === 'evidence'
      ? problem.evidence.find(({ code }) => code === what.code)
      : what.kind === 'blocker' || what.kind === 'clearing'
        ? problem.blockers.find(({ code }) => code === what.code)
        : undefined
  const to = what.kind === 'assignment' ? problem.leader : null
  return { on: entry?.on ?? problem.code, percent: null, to }
}
