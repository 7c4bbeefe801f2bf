import type { LocalDate } from '../../src/domain/kernel/time.ts'
import type { ProblemAction } from '../../src/domain/policy/actions.ts'
import { authorise } from '../../src/domain/policy/authorise.ts'
import { nameableReviewers } from '../../src/domain/policy/four-eyes.ts'
import type { Target } from '../../src/domain/policy/seats.ts'
import { chase } from '../../src/domain/problem/chase.ts'
import { assignProblem, claimProblem } from '../../src/domain/problem/claim.ts'
import { submitCloseOut, withdrawCloseOut } from '../../src/domain/problem/close-out.ts'
import type { Deciding, Decision } from '../../src/domain/problem/decision.ts'
import { addEvidence, changeEvidenceKind } from '../../src/domain/problem/evidence.ts'
import { askExtension, decideExtension, giveExtensionOpinion } from '../../src/domain/problem/extension.ts'
import { setLongTerm } from '../../src/domain/problem/long-term.ts'
import type { Problem } from '../../src/domain/problem/problem.ts'
import { clearBlocker, raiseBlocker, reportProgress } from '../../src/domain/problem/progress.ts'
import { reopen } from '../../src/domain/problem/reopen.ts'
import { agreeReview, nameReviewer, returnCloseOut, ticksFor } from '../../src/domain/problem/review.ts'
import {
  acceptTask,
  askTaskExtension,
  assignTask,
  cancelTask,
  claimTask,
  decideTaskExtension,
  returnTask,
  submitTask,
} from '../../src/domain/problem/task.ts'
import type { ReviewStage } from '../../src/domain/problem/vocabulary.ts'
import { calendar, evidence, hash, person, RW3 } from './fixtures.ts'

/** `noise` varies what the rules leave open; the same noise makes the same attempt. */
export type Attempt = (d: Deciding, problem: Problem, target: Target, noise: number) => Decision

const taskIn = ({ task }: Target) => ({ task: task ?? RW3 })
const later = (date: LocalDate, noise: number): LocalDate => calendar.addDays(date, 1 + (noise % 20))
const atMost = (limit: LocalDate, date: LocalDate): LocalDate => {
  if (date > limit) return limit
  return date
}
const soon = (d: Deciding, noise: number): LocalDate => calendar.addDays(calendar.dayOf(d.at), noise % 10)

const review =
  (stage: ReviewStage): Attempt =>
  (d, problem, _target, noise) => {
    const application = problem.applications.at(-1)
    const ticks = application === undefined ? [] : ticksFor(problem, application)
    if (noise % 5 !== 0)
      return agreeReview(d, problem, { stage, opinion: '同意', ticks, onSiteCheck: '已核查' })
    const due = soon(d, noise)
    const tasks = problem.tasks
      .filter(({ state }) => state === 'done')
      .slice(0, noise % 2)
      .map(({ code }) => ({
        task: code,
        due: atMost(problem.effectiveDeadline, due),
      }))
    return returnCloseOut(d, problem, { stage, reason: 'evidence', text: '缺件', ticks: [], tasks })
  }

/** Every action with its decider and an input that only state and rights can make wrong. */
export const ATTEMPTS: Readonly<Record<ProblemAction, Attempt>> = {
  claim: (d, problem) => claimProblem(d, problem, {}),
  assign: (d, problem) => assignProblem(d, problem, { leader: person('leader') }),
  claimTask: (d, problem, target) => claimTask(d, problem, taskIn(target)),
  assignTask: (d, problem, target) =>
    assignTask(d, problem, { ...taskIn(target), owner: person('colleague') }),
  report: (d, problem, _target, noise) =>
    reportProgress(d, problem, { on: problem.code, percent: noise % 101, note: '进展' }),
  reportTask: (d, problem, target, noise) =>
    reportProgress(d, problem, {
      on: target.task ?? RW3,
      percent: noise % 2 === 0 ? 100 : noise % 101,
      note: '进展',
    }),
  uploadEvidence: (d, problem, _target, noise) => {
    const tasks = problem.tasks.map(({ code }) => code)
    const on = tasks[noise % (tasks.length + 1)] ?? problem.code
    const item = problem.tasks.some(({ code, state }) => code === on && state === 'cancelled')
      ? problem.code
      : on
    const file = { hash: hash(String(noise % 10)), bytes: 10 }
    return addEvidence(d, problem, {
      on: item,
      kind: noise % 3 === 0 ? 'document' : 'photo',
      title: '材料',
      file,
    })
  },
  changeEvidenceKind: (d, problem, target) => {
    const code = target.evidence ?? evidence(99)
    const present = problem.evidence.find((each) => each.code === code)?.kind
    return changeEvidenceKind(d, problem, { evidence: code, kind: present === 'photo' ? 'voucher' : 'photo' })
  },
  raiseBlocker: (d, problem) => raiseBlocker(d, problem, { on: problem.code, text: '资金未到位' }),
  clearBlocker: (d, problem, { blocker }) => {
    const code = blocker ?? problem.blockers[0]?.code
    if (code === undefined) throw new Error('no blocker')
    return clearBlocker(d, problem, { blocker: code })
  },
  submitTask: (d, problem, target) => submitTask(d, problem, taskIn(target)),
  acceptTask: (d, problem, target) => acceptTask(d, problem, taskIn(target)),
  returnTask: (d, problem, target) => returnTask(d, problem, { ...taskIn(target), reason: '缺件' }),
  askTaskExtension: (d, problem, target) =>
    askTaskExtension(d, problem, { ...taskIn(target), to: problem.effectiveDeadline, reason: '未齐' }),
  decideTaskExtension: (d, problem, target, noise) =>
    decideTaskExtension(d, problem, { ...taskIn(target), granted: noise % 2 === 0 }),
  cancelTask: (d, problem, target) => {
    const { onBehalfOf } = authorise(d, 'cancelTask', problem, target)
    const asLeader = (onBehalfOf ?? d.actor.id) === problem.leader
    const other = asLeader ? person(d.actor.id === 'office' ? 'office2' : 'office') : problem.leader
    return cancelTask(d, problem, { ...taskIn(target), reason: '合并', agreedBy: other ?? person('nobody') })
  },
  submitCloseOut: (d, problem) =>
    submitCloseOut(d, problem, { statement: '已整改', outcome: { kind: 'exemption', reason: '已有制度' } }),
  reviewInitial: review('initial'),
  reviewJijian: review('jijian'),
  reviewZuzhi: review('zuzhi'),
  determine: review('determination'),
  withdrawCloseOut: (d, problem) => withdrawCloseOut(d, problem, {}),
  nameReviewer: (d, problem, { stage = 'initial' }, noise) => {
    const { people } = nameableReviewers(d.directory, problem, stage, d.at)
    const named = people[noise % Math.max(people.length, 1)]?.id ?? person('team')
    return nameReviewer(d, problem, { stage, person: named, reason: '回避' })
  },
  askExtension: (d, problem, _target, noise) => {
    const past = calendar.dayOf(d.at) > problem.effectiveDeadline
    const from = past ? calendar.dayOf(d.at) : problem.effectiveDeadline
    return askExtension(d, problem, { to: later(from, noise), reason: '未齐' })
  },
  giveExtensionOpinion: (d, problem, { extension }, noise) => {
    const code = extension ?? problem.extensions[0]?.code
    if (code === undefined) throw new Error('no extension')
    return giveExtensionOpinion(d, problem, { extension: code, agrees: noise % 2 === 0, text: '情况属实' })
  },
  decideExtension: (d, problem, { extension }, noise) => {
    const asked = problem.extensions.find(({ code }) => code === extension) ?? problem.extensions[0]
    if (asked === undefined) throw new Error('no extension')
    const granted = noise % 3 === 0 ? null : asked.asked
    return decideExtension(d, problem, { extension: asked.code, granted, text: '已研究' })
  },
  setLongTerm: (d, problem) =>
    setLongTerm(d, problem, { holder: person('head'), intervalMonths: 3, opinion: '同意' }),
  reopen: (d, problem, _target, noise) => {
    const tasks = problem.tasks
      .filter(({ state }) => state === 'done')
      .slice(0, noise % 3)
      .map(({ code }) => ({ task: code, due: soon(d, noise) }))
    const deadline = later(soon(d, noise), noise)
    const cited = problem.evidence.slice(0, 1).map(({ code }) => code)
    return reopen(d, problem, { finding: '反弹', evidence: cited, statement: '属实', deadline, tasks })
  },
  // Who made what is the journal's to say: without it nobody is an author.
  undo: (d, problem, target) => ({ events: [], ...authorise(d, 'undo', problem, target) }),
  chase: (d, problem) => chase(d, problem, { on: problem.code, text: '' }),
}
