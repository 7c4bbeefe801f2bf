import type { PersonId, ProblemCode } from '../kernel/codes.ts'
import { type Gap, Refusal } from '../kernel/refusal.ts'
import type { ProblemAction } from '../policy/actions.ts'
import { authorise, type Capacity } from '../policy/authorise.ts'
import { nameableReviewers, reviewConflict } from '../policy/four-eyes.ts'
import type { Deciding, Decision } from './decision.ts'
import {
  boundedText,
  requireComplete,
  requiredReason,
  restartingTasks,
  type TaskDues,
  today,
} from './guards.ts'
import type { Application, Problem } from './problem.ts'
import { pendingApplication, standingTasks } from './queries.ts'
import type { ReturnReason, ReviewStage } from './vocabulary.ts'

/** The tick by which a reviewer accepts that there is no institutional outcome (D9). */
export const EXEMPTION_TICK = 'exemption'

/** What a reviewer of each stage does, as policy names it. */
export const ACTION_OF_STAGE = {
  initial: 'reviewInitial',
  jijian: 'reviewJijian',
  zuzhi: 'reviewZuzhi',
  determination: 'determine',
} as const satisfies Readonly<Record<ReviewStage, ProblemAction>>

/** Codes that a reviewer ticks one by one: every standing measure, and the exemption where one is claimed (D36). */
export const ticksFor = (problem: Problem, application: Application): readonly string[] => [
  ...standingTasks(problem).map(({ code }) => code),
  ...(application.outcome?.kind === 'exemption' ? [EXEMPTION_TICK] : []),
]

/** P12: an on-site check record at the supervision stages of a key problem. */
export const needsOnSiteCheck = (problem: Problem, stage: ReviewStage): boolean =>
  problem.isKey && (stage === 'jijian' || stage === 'zuzhi')

/** P13: evidence of the snapshot that is gone or has another hash now. */
export const changedEvidence = (problem: Problem, application: Application): readonly string[] => {
  const present = new Map(problem.evidence.map(({ code, file }) => [code, file?.hash ?? null]))
  return application.snapshot
    .filter(({ code, hash }) => !present.has(code) || present.get(code) !== hash)
    .map(({ code }) => code)
}

const authoriseStage = (
  d: Deciding,
  problem: Problem,
  stage: ReviewStage,
): Capacity & { readonly application: Application } => {
  const capacity = authorise(d, ACTION_OF_STAGE[stage], problem, { stage })
  const application = pendingApplication(problem)
  if (application === undefined) throw new Refusal('stale', { code: problem.code })
  return { ...capacity, application }
}

/**
 * P11, P12, P13: one stage agrees, every item ticked; with the determination the problem is closed.
 * @throws Refusal `stale` (stage judged), `conflict`, `incomplete` (ticks, on-site check), `evidenceChanged`
 */
export const agreeReview = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly stage: ReviewStage
    readonly opinion: string
    readonly ticks: readonly string[]
    readonly onSiteCheck: string | null
  },
): Decision => {
  const { stage } = input
  const { onBehalfOf, application } = authoriseStage(d, problem, stage)
  const required = ticksFor(problem, application)
  const unticked = required.filter((item) => !input.ticks.includes(item))
  const onSiteCheck = boundedText('onSiteCheck', input.onSiteCheck ?? '')
  const gaps: Gap[] = []
  if (unticked.length > 0) gaps.push({ kind: 'tick', items: unticked })
  if (needsOnSiteCheck(problem, stage) && onSiteCheck === '') gaps.push({ kind: 'onSiteCheck', items: [] })
  requireComplete(problem.code, gaps)
  const changed = stage === 'determination' ? changedEvidence(problem, application) : []
  if (changed.length > 0) throw new Refusal('evidenceChanged', { code: problem.code, items: changed })
  return {
    events: [
      {
        type: 'reviewAgreed',
        stage,
        opinion: boundedText('opinion', input.opinion),
        ticks: required,
        onSiteCheck: onSiteCheck === '' ? null : onSiteCheck,
      },
    ],
    onBehalfOf,
  }
}

/**
 * P14 with T9: back to rectifying with what is missing. New due dates lie within the problem's effective deadline;
 * once that has passed, no earlier than today. The problem's own deadline does not move.
 * @throws Refusal `reasonRequired`, `wrongState` (task not done), `datePast`, `dateBeyondProblem`
 */
export const returnCloseOut = (
  d: Deciding,
  problem: Problem,
  input: {
    readonly stage: ReviewStage
    readonly reason: ReturnReason
    readonly text: string
    readonly ticks: readonly string[]
    readonly tasks: TaskDues
  },
): Decision => {
  const { stage, reason } = input
  const { onBehalfOf, application } = authoriseStage(d, problem, stage)
  const text = requiredReason(problem.code, 'text', input.text)
  const limit = problem.effectiveDeadline < today(d) ? null : problem.effectiveDeadline
  const tasks = restartingTasks(d, problem, input.tasks, limit)
  const ticks = ticksFor(problem, application).filter((item) => input.ticks.includes(item))
  return { events: [{ type: 'closeOutReturned', stage, reason, text, ticks, tasks }], onBehalfOf }
}

const refuseNaming = (code: ProblemCode, byGroup: boolean): Refusal =>
  byGroup ? new Refusal('groupOnly', { code }) : new Refusal('notPermitted', { action: 'nameReviewer', code })

/**
 * P11a: once no eligible reviewer remains OFFICE names another LEADER of the organisation for the initial review
 * (GROUP any person when none is left), for the other stages any person without a conflict.
 * @throws Refusal `notPermitted` while somebody is eligible, `groupOnly`, `conflict`, `unknownPerson`, `reasonRequired`
 */
export const nameReviewer = (
  d: Deciding,
  problem: Problem,
  input: { readonly stage: ReviewStage; readonly person: PersonId; readonly reason: string },
): Decision => {
  const { stage, person } = input
  const { onBehalfOf } = authorise(d, 'nameReviewer', problem, { stage })
  const reason = requiredReason(problem.code, 'reason', input.reason)
  if (!d.directory.people.has(person)) throw new Refusal('unknownPerson', { given: person })
  const application = pendingApplication(problem)
  if (application === undefined) throw new Refusal('stale', { code: problem.code })
  const conflict = reviewConflict(d, problem, application, stage, person)
  if (conflict !== null) throw new Refusal('conflict', { code: problem.code, reason: conflict })
  const { byGroup, people } = nameableReviewers(d.directory, problem, stage, d.at)
  if (person === d.actor.id) throw new Refusal('notPermitted', { action: 'nameReviewer', code: problem.code })
  if (!people.some(({ id }) => id === person)) throw refuseNaming(problem.code, byGroup)
  return { events: [{ type: 'reviewerNamed', stage, person, reason }], onBehalfOf }
}
