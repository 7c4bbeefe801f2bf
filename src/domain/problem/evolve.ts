import type { ProblemEvent, ProblemEventType, Stamp } from './events.ts'
import { agreed, closeOutReturned, closeOutSubmitted, pendingChanged } from './evolve-close-out.ts'
import { extensionAsked, extensionDecided, opinionGiven } from './evolve-extension.ts'
import { onTask, plannedTask, restarted } from './evolve-task.ts'
import { progressReported, sourceRecalled, updateUndone } from './evolve-update.ts'
import type { Problem } from './problem.ts'

type EventOf<T extends ProblemEventType> = Extract<ProblemEvent, { readonly type: T }>

/** Not an update of the work: the silence rung keeps counting through these (domain.md D21). */
const SILENT: ReadonlySet<ProblemEventType> = new Set([
  'chased',
  'reviewerNamed',
  'extensionOpinionGiven',
  'sourceRecalled',
])

/**
 * The problem after one event. Trusts the event: rules are the deciders' business, so recorded history folds too.
 * @throws Error when anything but `issued` comes first (a broken journal, never a user's fault)
 */
export const evolve = (problem: Problem | undefined, event: ProblemEvent, stamp: Stamp): Problem => {
  if (event.type === 'issued') return issued(event, stamp)
  if (problem === undefined) throw new Error(`"${event.type}" on a problem that was not issued`)
  const next = fold(problem, event, stamp)
  // What was taken back leaves the clock as it was without it.
  const kept = SILENT.has(event.type) || event.type === 'updateUndone'
  const lastUpdateAt = kept ? next.lastUpdateAt : stamp.at
  return { ...next, lastUpdateAt, rev: problem.rev + 1 }
}

const fold = (problem: Problem, event: Exclude<ProblemEvent, EventOf<'issued'>>, stamp: Stamp): Problem => {
  const { at, by, onBehalfOf } = stamp
  switch (event.type) {
    case 'signed':
      return { ...problem, state: 'awaitingClaim', signedAt: at }
    case 'claimed':
      return claimed(problem, event, stamp)
    case 'planned':
      return {
        ...problem,
        rootCause: event.rootCause,
        tasks: event.tasks.map(plannedTask),
        plannedInstitution: event.institution,
      }
    case 'planSubmitted':
      return { ...problem, state: 'planReview' }
    case 'planApproved':
      return {
        ...problem,
        state: 'rectifying',
        rootCause: problem.rootCause === null ? null : { ...problem.rootCause, reviewed: true },
      }
    case 'progressReported':
      return progressReported(problem, event, stamp)
    case 'evidenceAdded': {
      const { code, on, kind, title, file, sentBy = null } = event
      const finding = problem.state === 'closed'
      const evidence = { code, on, kind, title, file, finding, sentBy, by, onBehalfOf, at }
      return { ...problem, evidence: [...problem.evidence, evidence] }
    }
    case 'evidenceKindChanged': {
      const changed = problem.evidence.map((e) => (e.code === event.code ? { ...e, kind: event.kind } : e))
      return { ...problem, evidence: changed }
    }
    case 'blockerRaised': {
      const { code, on, text } = event
      const blocker = { code, on, text, by, at, clearedAt: null, clearedBy: null }
      return { ...problem, blockers: [...problem.blockers, blocker] }
    }
    case 'blockerCleared': {
      const cleared = problem.blockers.map((b) =>
        b.code === event.code ? { ...b, clearedAt: at, clearedBy: by } : b,
      )
      return { ...problem, blockers: cleared }
    }
    case 'taskClaimed':
      return onTask(problem, event.task, () => ({ state: 'inProgress', owner: onBehalfOf ?? by }))
    case 'taskAssigned':
      return onTask(problem, event.task, () => ({ state: 'inProgress', owner: event.owner }))
    case 'taskSubmitted':
      return onTask(problem, event.task, () => ({
        state: 'acceptance',
        submittedBy: by,
        pendingExtension: null,
      }))
    case 'taskAccepted':
      return onTask(problem, event.task, () => ({ state: 'done', acceptedBy: by, acceptedAt: at }))
    case 'taskReturned':
      return onTask(problem, event.task, () => ({
        state: 'inProgress',
        submittedBy: null,
        lastReturn: { reason: event.reason, by, at },
      }))
    case 'taskExtensionAsked':
      return onTask(problem, event.task, ({ undoneExtension }) => ({
        pendingExtension: { to: event.to, reason: event.reason, by },
        ...(undoneExtension == null ? {} : { undoneExtension: null }),
      }))
    case 'taskExtensionDecided': {
      const { granted } = event
      return onTask(problem, event.task, (task) =>
        granted === null
          ? { pendingExtension: null }
          : { pendingExtension: null, effectiveDue: granted, dueVersion: task.dueVersion + 1 },
      )
    }
    case 'taskCancelled':
      return onTask(problem, event.task, () => ({ state: 'cancelled', pendingExtension: null }))
    case 'closeOutSubmitted':
      return closeOutSubmitted(problem, event, stamp)
    case 'reviewAgreed':
      return agreed(problem, event, stamp)
    case 'closeOutReturned':
      return closeOutReturned(problem, event, stamp)
    case 'closeOutWithdrawn':
      return { ...pendingChanged(problem, () => ({ state: 'withdrawn' })), state: 'rectifying' }
    case 'reviewerNamed': {
      const { stage, person, reason } = event
      return pendingChanged(problem, (a) => ({ named: [...a.named, { stage, person, by, reason }] }))
    }
    case 'extensionAsked':
      return extensionAsked(problem, event, stamp)
    case 'extensionOpinionGiven':
      return opinionGiven(problem, event, stamp)
    case 'extensionDecided':
      return extensionDecided(problem, event, stamp)
    case 'longTermSet':
      return {
        ...pendingChanged(problem, () => ({ state: 'longTerm' })),
        state: 'longTerm',
        longTerm: { since: at, holder: event.holder, intervalMonths: event.intervalMonths },
      }
    case 'reopened':
      return reopened(problem, event, stamp)
    case 'chased':
      return problem
    case 'updateUndone':
      return updateUndone(problem, event, stamp)
    case 'sourceRecalled':
      return sourceRecalled(problem, event, stamp)
  }
}

const issued = (event: EventOf<'issued'>, { at }: Stamp): Problem => ({
  ...event.definition,
  state: 'awaitingSignature',
  issuedAt: at,
  signedAt: null,
  firstResponsible: event.firstResponsible,
  leader: null,
  department: event.proposed?.department ?? '',
  head: event.proposed?.head ?? null,
  claim: null,
  rootCause: null,
  plannedInstitution: null,
  effectiveDeadline: event.definition.deadline,
  deadlineVersion: 1,
  reportedPercent: null,
  tasks: [],
  progress: [],
  evidence: [],
  blockers: [],
  extensions: [],
  applications: [],
  returns: 0,
  lastReturnAt: null,
  reopenings: [],
  closings: [],
  longTerm: null,
  lastUpdateAt: at,
  rev: 1,
})

const claimed = (problem: Problem, event: EventOf<'claimed'>, { at, by }: Stamp): Problem => ({
  ...problem,
  state: 'awaitingPlan',
  leader: event.leader,
  department: event.department,
  head: event.head,
  claim: { by, at, mode: event.mode },
})

/** P21 with T9; the reopening deadline is a new limit, not an extension. */
const reopened = (problem: Problem, event: EventOf<'reopened'>, { at, by }: Stamp): Problem => {
  const { finding, evidence, statement, deadline, tasks } = event
  return {
    ...restarted(problem, tasks, { reason: finding, by, at }),
    state: 'rectifying',
    effectiveDeadline: deadline,
    deadlineVersion: problem.deadlineVersion + 1,
    reportedPercent: null,
    reopenings: [...problem.reopenings, { by, at, finding, evidence, statement, deadline }],
  }
}
