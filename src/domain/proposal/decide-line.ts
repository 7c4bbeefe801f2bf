import { type ItemCode, isTaskCode } from '../kernel/codes.ts'
import { Refusal } from '../kernel/refusal.ts'
import { authorise } from '../policy/authorise.ts'
import { claimProblem } from '../problem/claim.ts'
import type { Deciding, Decision } from '../problem/decision.ts'
import { askExtension } from '../problem/extension.ts'
import { taskMeant } from '../problem/guards.ts'
import type { Problem } from '../problem/problem.ts'
import { raiseBlocker, reportProgress } from '../problem/progress.ts'
import { presentPercent } from '../problem/said.ts'
import { askTaskExtension, claimTask, submitTask } from '../problem/task.ts'
import type { ProposalLine, ProposedIntent } from './proposal.ts'

/** Allowed, and the ledger's events come by another way: from a form, or when the file is on disk. */
const ALLOWED: Decision = { events: [], onBehalfOf: null }

type Decide = (d: Deciding, problem: Problem, line: ProposalLine, on: ItemCode) => Decision

/** The percent that a report on this item moves, as it stands now (domain.md 3.5). */
export const percentNow = (d: Deciding, problem: Problem, on: ItemCode): number =>
  presentPercent(problem, taskMeant(d, problem, on)?.code ?? null)

/** Each intent through the very decider of the command and the button that mean the same. */
const DECIDERS: Readonly<Record<ProposedIntent, Decide>> = {
  /** Without a figure the percent stays and the words are kept; without either there is nothing to keep. */
  progress: (d, problem, { percent, note, due, saidAt }, on) => {
    const decision = reportProgress(d, problem, {
      on,
      percent: percent ?? percentNow(d, problem, on),
      note,
      saidAt,
      confirmed: true,
      ...(due === null ? {} : { expected: due }),
    })
    if (percent === null && due === null && note === '') throw new Refusal('figureNeeded', { code: on })
    return decision
  },
  claim: (d, problem, _line, on) =>
    isTaskCode(on) ? claimTask(d, problem, { task: on }) : claimProblem(d, problem, {}),
  submit_closeout: (d, problem, _line, on) => {
    if (isTaskCode(on)) return submitTask(d, problem, { task: on })
    authorise(d, 'submitCloseOut', problem)
    return ALLOWED
  },
  request_extension: (d, problem, { due, note }, on) => {
    if (due === null) {
      if (isTaskCode(on)) authorise(d, 'askTaskExtension', problem, { task: on })
      else authorise(d, 'askExtension', problem)
      throw new Refusal('dateNeeded', { code: on })
    }
    return isTaskCode(on)
      ? askTaskExtension(d, problem, { task: on, to: due, reason: note })
      : askExtension(d, problem, { to: due, reason: note })
  },
  evidence: (d, problem, { files }, on) => {
    authorise(d, 'uploadEvidence', problem)
    if (files.length === 0) throw new Refusal('fileNeeded', { code: on })
    return ALLOWED
  },
  blocker: (d, problem, { note }, on) => raiseBlocker(d, problem, { on, text: note }),
}

/**
 * What the ledger does when the writer confirms a line about this item of the problem.
 * @throws Refusal as the decider of the same command does; `dateNeeded`, `figureNeeded`, `fileNeeded` where the message lacks it
 */
export const decideLine = (d: Deciding, problem: Problem, line: ProposalLine, on: ItemCode): Decision =>
  DECIDERS[line.intent](d, problem, line, on)

/** Why the line could not be confirmed now; null when it could. */
export const obstacleTo = (
  d: Deciding,
  problem: Problem,
  line: ProposalLine,
  on: ItemCode,
): Refusal | null => {
  try {
    decideLine(d, problem, line, on)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
