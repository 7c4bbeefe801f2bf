import { Refusal } from '../kernel/refusal.ts'
import type { Problem, Task } from '../problem/problem.ts'
import {
  openBlockers,
  openStages,
  openTasks,
  pendingApplication,
  pendingExtension,
  standingEvidence,
} from '../problem/queries.ts'
import type { ReviewStage } from '../problem/vocabulary.ts'
import type { Target } from './seats.ts'

/** What an action may be done to: the targets that a problem offers now, and the refusal for any other. */
export interface Targets {
  readonly among: (problem: Problem) => readonly Target[]
  readonly refuse: (problem: Problem, target: Target, action: string) => Refusal
}

/** Tasks in the states that the transition starts from (domain.md 3.5). */
export const tasksThat = (suit: (task: Task) => boolean): Targets => ({
  among: ({ tasks }) => tasks.filter(suit).map(({ code }) => ({ task: code })),
  refuse: (problem, target, action) => {
    const task = problem.tasks.find(({ code }) => code === target.task)
    if (task === undefined) return new Refusal('unknownItem', { code: target.task ?? problem.code })
    return new Refusal('wrongState', { code: task.code, state: task.state, action })
  },
})

/** The problem as a whole, unless a report would go to its only open task and that takes none now (P9, T4). */
export const reportable: Targets = {
  among: (problem) => {
    const [only, another] = openTasks(problem)
    const taken = only === undefined || another !== undefined || only.state === 'inProgress'
    return taken ? [{}] : []
  },
  refuse: (problem, _target, action) => {
    const [only] = openTasks(problem)
    return only === undefined
      ? new Refusal('nothingToDo', { code: problem.code })
      : new Refusal('wrongState', { code: only.code, state: only.state, action })
  },
}

/** Tasks on which an extension is asked or decided (T8). */
export const tasksAwaiting = (pending: boolean): Targets => {
  const inProgress = tasksThat(
    (task) => task.state === 'inProgress' && (task.pendingExtension !== null) === pending,
  )
  return {
    among: inProgress.among,
    refuse: (problem, target, action) => {
      const task = problem.tasks.find(({ code }) => code === target.task)
      if (task?.state !== 'inProgress') return inProgress.refuse(problem, target, action)
      return pending
        ? new Refusal('stale', { code: task.code })
        : new Refusal('extensionPending', { code: task.code })
    },
  }
}

/** Review stages that wait for somebody; a stage already judged is a stale click (domain.md 3.4). */
export const stages = (suit: (stage: ReviewStage) => boolean): Targets => ({
  among: (problem) =>
    openStages(problem)
      .filter(suit)
      .map((stage) => ({ stage })),
  refuse: (problem) => new Refusal('stale', { code: problem.code }),
})

/** The extension that waits for an opinion or a decision. */
export const awaitedExtension: Targets = {
  among: (problem) => {
    const extension = pendingExtension(problem)
    return extension === undefined ? [] : [{ extension: extension.code }]
  },
  refuse: (problem, target) =>
    problem.extensions.some(({ code }) => code === target.extension)
      ? new Refusal('stale', { code: target.extension ?? problem.code })
      : new Refusal('unknownItem', { code: target.extension ?? problem.code }),
}

export const raisedBlocker: Targets = {
  among: (problem) => openBlockers(problem).map(({ code }) => ({ blocker: code })),
  refuse: (problem, target) =>
    problem.blockers.some(({ code }) => code === target.blocker)
      ? new Refusal('nothingToDo', { code: target.blocker ?? problem.code })
      : new Refusal('unknownItem', { code: target.blocker ?? problem.code }),
}

/**
 * Evidence that stands and is in no application's snapshot: once submitted it is frozen, unless the application was withdrawn. That of a
 * finding is supervision's, and frozen by the reopening.
 */
export const looseEvidence: Targets = {
  among: (problem) => {
    const frozen = new Set(
      problem.applications
        .filter(({ state }) => state !== 'withdrawn')
        .flatMap(({ snapshot }) => snapshot.map(({ code }) => code)),
    )
    return standingEvidence(problem)
      .filter(({ code, finding }) => !frozen.has(code) && finding === (problem.state === 'closed'))
      .map(({ code }) => ({ evidence: code }))
  },
  refuse: (problem, target) => {
    const found = problem.evidence.find(({ code }) => code === target.evidence)
    if (found === undefined) return new Refusal('unknownItem', { code: target.evidence ?? problem.code })
    return new Refusal(found.undoneAt === undefined ? 'evidenceFrozen' : 'stale', { code: found.code })
  },
}

/** The pending application as a whole, while nobody has reviewed it (P15). */
export const unreviewedApplication: Targets = {
  among: (problem) => (pendingApplication(problem)?.reviews.length === 0 ? [{}] : []),
  refuse: (problem) => new Refusal('stale', { code: problem.code }),
}

/** Whether two targets mean the same thing. */
export const sameTarget = (a: Target, b: Target): boolean =>
  a.task === b.task &&
  a.stage === b.stage &&
  a.extension === b.extension &&
  a.blocker === b.blocker &&
  a.evidence === b.evidence
