import { evidenceCode } from '../../domain/kernel/codes.ts'
import type { Instant, LocalDate } from '../../domain/kernel/time.ts'
import type { InstitutionalOutcome } from '../../domain/problem/problem.ts'
import type { ReviewStage } from '../../domain/problem/vocabulary.ts'
import { instantOf, isSubmitted, stageOf } from './dates.ts'
import type { StateRow } from './ledger-file.ts'
import type { Past, Step } from './past.ts'
import type { Scribe } from './scribe.ts'
import { IMPORTED, IMPORTED_EVIDENCE } from './words.ts'

/** Every open task brought to 已办结, with its one evidence entry (T4–T6). */
const finishTasks = ({ row, unit }: Past, at: Instant, scribe: Scribe): void => {
  for (const { code, owner } of scribe.problem().tasks) {
    const task = scribe.problem().tasks.find((each) => each.code === code)
    if (task === undefined || task.state === 'done') continue
    scribe.write(at, owner, {
      type: 'progressReported',
      on: code,
      task: code,
      percent: 100,
      before: task.percent,
      note: IMPORTED,
    })
    const { evidence } = scribe.problem()
    if (!evidence.some(({ on }) => on === code))
      scribe.write(at, owner, {
        type: 'evidenceAdded',
        code: evidenceCode(row.code, evidence.length + 1),
        on: code,
        kind: 'document',
        title: IMPORTED_EVIDENCE,
        file: null,
      })
    scribe.write(at, owner, { type: 'taskSubmitted', task: code })
    const acceptors = [row.head.id, row.leader.id, unit.firstResponsible.id]
    scribe.write(at, acceptors.find((id) => id !== owner) ?? row.head.id, {
      type: 'taskAccepted',
      task: code,
    })
  }
}

const outcomeOf = ({ row }: Past, day: LocalDate): InstitutionalOutcome | null =>
  row.institution === null
    ? null
    : {
        kind: 'institution',
        action: row.institution.action,
        title: row.institution.title,
        number: '',
        issuedOn: day,
        evidence: null,
      }

/** P10, by the department head. */
const submit = (past: Past, day: LocalDate, scribe: Scribe): void => {
  const at = instantOf(past.calendar, day)
  finishTasks(past, at, scribe)
  const { evidence, progress } = scribe.problem()
  scribe.write(at, past.row.head.id, {
    type: 'closeOutSubmitted',
    statement: IMPORTED,
    outcome: outcomeOf(past, day),
    snapshot: evidence.map(({ code, file }) => ({ code, hash: file?.hash ?? null })),
    contributors: [...new Set([...progress, ...evidence].map(({ by }) => by))],
  })
}

const agree = (past: Past, stages: readonly ReviewStage[], at: Instant, scribe: Scribe): void => {
  const ticks = past.row.measures.map(({ code }) => code)
  for (const stage of stages)
    scribe.write(at, past.reviewers[stage], {
      type: 'reviewAgreed',
      stage,
      opinion: IMPORTED,
      ticks,
      onSiteCheck: null,
    })
}

/** An application accepted on a day; undated reviews take the submission's instant. */
const accepted = (past: Past, submittedOn: LocalDate, closedOn: LocalDate): readonly Step[] => {
  const at = instantOf(past.calendar, submittedOn)
  const closedAt = instantOf(past.calendar, closedOn)
  return [
    {
      at,
      tell: (scribe) => {
        submit(past, submittedOn, scribe)
        agree(past, ['initial', 'jijian', 'zuzhi'], at, scribe)
      },
    },
    { at: closedAt, tell: (scribe) => agree(past, ['determination'], closedAt, scribe) },
  ]
}

/** An earlier close-out that was reopened later (P21); its submission is not known apart from its close-out. */
export const firstClosing = (past: Past, state: StateRow): readonly Step[] =>
  state.firstClosedOn === null ? [] : accepted(past, state.firstClosedOn, state.firstClosedOn)

/** P14, by the responsible leader: the file does not say at which stage, so no review is made up. */
export const returning = (past: Past, state: StateRow): readonly Step[] => {
  const { returnedOn } = state
  if (returnedOn === null) return []
  const submittedOn = (state.status === 'returned' ? state.submittedOn : null) ?? returnedOn
  const at = instantOf(past.calendar, returnedOn)
  return [
    { at: instantOf(past.calendar, submittedOn), tell: (scribe) => submit(past, submittedOn, scribe) },
    {
      at,
      tell: (scribe) => {
        const { tasks, effectiveDeadline } = scribe.problem()
        scribe.write(at, past.reviewers.initial, {
          type: 'closeOutReturned',
          stage: 'initial',
          reason: 'evidence',
          text: state.returnReason,
          ticks: [],
          tasks: tasks.map(({ code }) => ({ task: code, due: effectiveDeadline })),
        })
      },
    },
  ]
}

/** The stages that have agreed by the state in which the application is taken over. */
const AGREED: readonly (readonly [number, ReviewStage])[] = [
  [6, 'initial'],
  [7, 'jijian'],
  [7, 'zuzhi'],
]

/** The application that is pending, was accepted, or led to long-term (P10–P13, P18). */
export const application = (past: Past, state: StateRow): readonly Step[] => {
  const { submittedOn } = state
  if (submittedOn === null || !isSubmitted(state)) return []
  if (state.status === 'closed') return accepted(past, submittedOn, state.closedOn ?? submittedOn)
  const at = instantOf(past.calendar, submittedOn)
  const agreed = AGREED.flatMap(([stage, review]) => (stageOf(state) >= stage ? [review] : []))
  const review: Step = {
    at,
    tell: (scribe) => {
      submit(past, submittedOn, scribe)
      agree(past, agreed, at, scribe)
    },
  }
  if (state.status !== 'longTerm') return [review]
  const settle: Step = {
    at,
    tell: (scribe) =>
      scribe.write(at, past.reviewers.determination, {
        type: 'longTermSet',
        holder: past.row.leader.id,
        intervalMonths: 3,
        opinion: IMPORTED,
      }),
  }
  return [review, settle]
}
