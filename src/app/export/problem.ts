import type { Instant } from '../../domain/kernel/time.ts'
import type { Evidence, Progress } from '../../domain/problem/entries.ts'
import { reportsInOrder } from '../../domain/problem/in-order.ts'
import { derivedPercent } from '../../domain/problem/percent.ts'
import type { Application, Extension, Opinion, Problem, Task } from '../../domain/problem/problem.ts'
import {
  closeOutNumber,
  standingBlockers,
  standingEvidence,
  standingExtensions,
  standingProgress,
} from '../../domain/problem/queries.ts'
import { saidAtOf } from '../../domain/problem/said.ts'
import {
  EVIDENCE_KINDS,
  INSTITUTION_ACTIONS,
  MEASURE_KINDS,
  PROBLEM_STATES,
  RECTIFY_TYPES,
  RETURN_REASONS,
  REVIEW_STAGES,
  TASK_STATES,
} from '../../domain/problem/vocabulary.ts'
import { flagsOf } from './flags.ts'

/** ISO 8601 in UTC: the same text wherever the export is made. */
const iso = (at: Instant): string => new Date(at).toISOString()
const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at))

const CAUSE_KINDS = { people: '人', institution: '制度' } as const
const CAUSE_LEVELS = { execution: '执行', decision: '决策' } as const

const APPLICATION_STATES = {
  pending: '审核中',
  accepted: '已认定',
  returned: '已退回',
  withdrawn: '已撤回',
  longTerm: '转长期坚持',
} as const satisfies Record<Application['state'], string>

const taskJson = (task: Task) => ({
  code: task.code,
  content: task.content,
  kind: MEASURE_KINDS[task.kind],
  department: task.department,
  owner: task.owner,
  acceptance: task.acceptance,
  due: task.due,
  effectiveDue: task.effectiveDue,
  state: TASK_STATES[task.state],
  percent: task.percent,
  weight: task.weight,
  acceptedBy: task.acceptedBy,
  acceptedAt: isoOrNull(task.acceptedAt),
})

/** `at` is when it took effect: when it was said (contract.md 3). */
const reportJson = (report: Progress) => ({
  on: report.on,
  person: report.by,
  onBehalfOf: report.onBehalfOf,
  at: iso(saidAtOf(report)),
  percent: report.percent,
  before: report.before,
  note: report.note,
})

const evidenceJson = (evidence: Evidence) => ({
  code: evidence.code,
  on: evidence.on,
  kind: EVIDENCE_KINDS[evidence.kind],
  title: evidence.title,
  hash: evidence.file?.hash ?? null,
  bytes: evidence.file?.bytes ?? null,
  person: evidence.by,
  at: iso(evidence.at),
})

const opinionJson = (opinion: Opinion | null) =>
  opinion === null
    ? null
    : { person: opinion.by, agrees: opinion.agrees, text: opinion.text, at: iso(opinion.at) }

const extensionJson = (extension: Extension) => ({
  code: extension.code,
  from: extension.from,
  asked: extension.asked,
  reason: extension.reason,
  late: extension.late,
  person: extension.by,
  at: iso(extension.at),
  leaderOpinion: opinionJson(extension.leaderOpinion),
  firstOpinion: opinionJson(extension.firstOpinion),
  decision:
    extension.decision === null
      ? null
      : { ...opinionJson(extension.decision), granted: extension.decision.granted },
})

const outcomeJson = (outcome: Application['outcome']) => {
  if (outcome === null) return null
  if (outcome.kind === 'exemption') return { exemption: outcome.reason }
  const { action, title, number, issuedOn, evidence } = outcome
  return { action: INSTITUTION_ACTIONS[action], title, number, issuedOn, evidence }
}

const applicationJson = (application: Application) => ({
  code: application.code,
  attempt: application.attempt,
  state: APPLICATION_STATES[application.state],
  person: application.by,
  at: iso(application.at),
  statement: application.statement,
  outcome: outcomeJson(application.outcome),
  snapshot: application.snapshot.map(({ code, hash }) => ({ code, hash })),
  reviews: application.reviews.map((review) => ({
    stage: REVIEW_STAGES[review.stage],
    person: review.by,
    onBehalfOf: review.onBehalfOf,
    result: review.result === 'agreed' ? '同意' : '退回',
    reason: review.returnReason === null ? null : RETURN_REASONS[review.returnReason],
    opinion: review.opinion,
    ticks: review.ticks,
    onSiteCheck: review.onSiteCheck,
    at: iso(review.at),
  })),
  named: application.named.map(({ stage, person, by, reason }) => ({
    stage: REVIEW_STAGES[stage],
    person,
    by,
    reason,
  })),
})

const causeJson = (cause: Problem['rootCause']) =>
  cause === null
    ? null
    : {
        kind: cause.kind === null ? null : CAUSE_KINDS[cause.kind],
        level: cause.level === null ? null : CAUSE_LEVELS[cause.level],
        text: cause.text,
      }

const institutionJson = (planned: Problem['plannedInstitution']) =>
  planned === null
    ? null
    : {
        action: INSTITUTION_ACTIONS[planned.action],
        title: planned.title,
        executionCheckDue: planned.executionCheckDue,
      }

/** One problem in the shape of the JSON export (contract.md 3); instants are ISO 8601 in UTC, people are ids. */
export const problemJson = (problem: Problem) => ({
  code: problem.code,
  organisation: problem.organisation,
  feedback: problem.feedback,
  category: problem.category,
  section: problem.section,
  title: problem.title,
  description: problem.description,
  type: RECTIFY_TYPES[problem.type],
  isCommon: problem.isCommon,
  isKey: problem.isKey,
  state: PROBLEM_STATES[problem.state],
  percent: derivedPercent(problem),
  reportedPercent: problem.reportedPercent,
  deadline: problem.deadline,
  effectiveDeadline: problem.effectiveDeadline,
  flags: flagsOf(problem),
  closeOutNumber: closeOutNumber(problem),
  issuedAt: iso(problem.issuedAt),
  signedAt: isoOrNull(problem.signedAt),
  firstResponsible: problem.firstResponsible,
  leader: problem.leader,
  department: problem.department,
  head: problem.head,
  claim:
    problem.claim === null
      ? null
      : {
          person: problem.claim.by,
          at: iso(problem.claim.at),
          mode: problem.claim.mode === 'claimed' ? '主动认领' : '指派',
        },
  rootCause: causeJson(problem.rootCause),
  institution: institutionJson(problem.plannedInstitution),
  tasks: problem.tasks.map(taskJson),
  progress: reportsInOrder(standingProgress(problem)).map(reportJson),
  evidence: standingEvidence(problem).map(evidenceJson),
  blockers: standingBlockers(problem).map(({ code, on, text, by, at, clearedAt, clearedBy }) => ({
    code,
    on,
    text,
    person: by,
    at: iso(at),
    clearedAt: isoOrNull(clearedAt),
    clearedBy,
  })),
  extensions: standingExtensions(problem).map(extensionJson),
  applications: problem.applications.map(applicationJson),
  closings: problem.closings.map(({ number, at, submittedAt }) => ({
    number,
    at: iso(at),
    submittedAt: iso(submittedAt),
  })),
  reopenings: problem.reopenings.map(({ by, at, finding, evidence, statement, deadline }) => ({
    person: by,
    at: iso(at),
    finding,
    evidence,
    statement,
    deadline,
  })),
  longTerm:
    problem.longTerm === null
      ? null
      : {
          since: iso(problem.longTerm.since),
          holder: problem.longTerm.holder,
          intervalMonths: problem.longTerm.intervalMonths,
        },
})
