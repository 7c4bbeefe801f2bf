import { type ItemCode, isTaskCode, type TaskCode } from '../../domain/kernel/codes.ts'
import type { Marks } from '../../domain/problem/entries.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import type { CardAction } from './action.ts'

/** Entries made and taken back: each changes what a card was drawn from. */
const changes = (entries: readonly Marks[]): number =>
  entries.length + entries.filter(({ undoneAt }) => undoneAt !== undefined).length

/**
 * What a task's report or acceptance was drawn from: reports and evidence on it so far. Reports on the whole
 * problem count too, for they may have gone to the task.
 */
export const taskContentVersion = (problem: Problem, task: TaskCode): number => {
  const concerns = (on: ItemCode): boolean => on === task || on === problem.code
  return (
    changes(problem.progress.filter((progress) => concerns(progress.on))) +
    changes(problem.evidence.filter((evidence) => concerns(evidence.on)))
  )
}

/** Reports on an item so far: a report from a card that knew fewer is stale. */
export const reportVersion = (problem: Problem, on: ItemCode): number =>
  isTaskCode(on)
    ? changes(problem.progress.filter((progress) => progress.on === on || progress.on === problem.code))
    : changes(problem.progress)

/** Moves of the date plus requests so far: a second request from the same card is stale. */
export const extensionVersion = (problem: Problem, on: ItemCode): number => {
  if (!isTaskCode(on)) return changes(problem.extensions) + problem.deadlineVersion
  const task = problem.tasks.find((each) => each.code === on)
  return (task?.dueVersion ?? 0) + (task?.pendingExtension == null ? 0 : 1)
}

/** What an application was drawn from: tasks done, evidence, blockers, extensions, earlier attempts. */
export const applicationVersion = (problem: Problem): number =>
  changes(problem.evidence) +
  problem.tasks.filter(({ state }) => state === 'done' || state === 'cancelled').length +
  changes(problem.blockers) +
  problem.blockers.filter(({ clearedAt }) => clearedAt !== null).length +
  changes(problem.extensions) +
  problem.extensions.filter(({ decision }) => decision !== null).length +
  problem.applications.length +
  problem.returns +
  problem.reopenings.length

type Versioned = Extract<CardAction, { v: number }>

const PRESENT: {
  readonly [D in Versioned['do']]: (problem: Problem, action: Extract<Versioned, { do: D }>) => number
} = {
  report: (problem, action) => reportVersion(problem, action.on),
  askExtension: (problem, action) => extensionVersion(problem, action.on),
  submitTask: (problem, action) => taskContentVersion(problem, action.task),
  acceptTask: (problem, action) => taskContentVersion(problem, action.task),
  returnTask: (problem, action) => taskContentVersion(problem, action.task),
  submitCloseOut: applicationVersion,
  reopen: (problem) => problem.closings.length,
  setLongTerm: applicationVersion,
}

type VersionedOf = { readonly [D in Versioned['do']]: Extract<Versioned, { do: D }> }

const presentOf = <D extends Versioned['do']>(
  problem: Problem,
  action: VersionedOf[D] & { readonly do: D },
): number => {
  const present: (problem: Problem, action: VersionedOf[D]) => number = PRESENT[action.do]
  return present(problem, action)
}

/** True when the problem has moved on in what this button was drawn from (domain.md 3.4, contract.md 5). */
export const isStale = (problem: Problem, action: CardAction): boolean =>
  'v' in action && action.v !== presentOf(problem, action)
