import type { PersonId } from '../kernel/codes.ts'
import { type Gap, Refusal } from '../kernel/refusal.ts'
import { authorise } from '../policy/authorise.ts'
import type { Deciding, Decision } from './decision.ts'
import { boundedText, requireComplete, saysSomething, today } from './guards.ts'
import type { InstitutionalOutcome, Problem } from './problem.ts'
import {
  evidenceOn,
  openBlockers,
  openTasks,
  pendingExtension,
  standingEvidence,
  standingProgress,
  standingTasks,
  unitEvidence,
} from './queries.ts'
import { SELF_WRITTEN } from './vocabulary.ts'

export interface CloseOutInput {
  /** 整改成效. */
  readonly statement: string
  /** An institution made, or a reason for none; null where the problem needs neither. */
  readonly outcome: InstitutionalOutcome | null
}

/** D9: a cause in the institution, or a common problem, needs a lasting outcome or a reviewed exemption. */
export const needsOutcome = (problem: Problem): boolean =>
  problem.rootCause?.kind === 'institution' || problem.isCommon

const outcomeIsWhole = (problem: Problem, outcome: InstitutionalOutcome | null): boolean => {
  if (outcome === null) return !needsOutcome(problem)
  if (outcome.kind === 'exemption') return saysSomething(outcome.reason)
  const filed = standingEvidence(problem).some(({ code }) => code === outcome.evidence)
  return saysSomething(outcome.title) && saysSomething(outcome.number) && filed
}

/** One condition of P10: the items that stand in its way, or null when it is met. */
type Condition = (problem: Problem, input: CloseOutInput) => readonly string[] | null

const some = (items: readonly { readonly code: string }[]): readonly string[] | null =>
  items.length === 0 ? null : items.map(({ code }) => code)
const unless = (met: boolean): readonly string[] | null => (met ? null : [])

const CONDITIONS: readonly (readonly [Gap['kind'], Condition])[] = [
  ['taskOpen', (problem) => (standingTasks(problem).length === 0 ? [] : some(openTasks(problem)))],
  [
    'taskEvidence',
    (problem) => some(standingTasks(problem).filter(({ code }) => evidenceOn(problem, code).length === 0)),
  ],
  ['onlySelfWritten', (problem) => unless(unitEvidence(problem).some(({ kind }) => !SELF_WRITTEN.has(kind)))],
  ['outcome', (problem, { outcome }) => unless(outcomeIsWhole(problem, outcome))],
  ['rootCause', (problem) => unless(problem.rootCause?.reviewed === true)],
  ['blocker', (problem) => some(openBlockers(problem))],
  [
    'extension',
    (problem) => {
      const pending = pendingExtension(problem)
      return pending === undefined ? null : [pending.code]
    },
  ],
  ['statement', (_problem, { statement }) => unless(saysSomething(statement))],
]

/**
 * Everything that P10 still asks for, all at once; empty = it may be submitted. An outcome is whole with title,
 * number and a file among the evidence, an exemption with its reason.
 */
export const closeOutGaps = (problem: Problem, input: CloseOutInput): readonly Gap[] =>
  CONDITIONS.flatMap(([kind, condition]) => {
    const items = condition(problem, input)
    return items === null ? [] : [{ kind, items }]
  })

/** Everybody who reported, uploaded or sent the file, for himself or for another: none of them may review (domain.md 3.4). */
const contributorsOf = (problem: Problem): readonly PersonId[] => {
  const evidence = unitEvidence(problem)
  const people = [...standingProgress(problem), ...evidence].flatMap(({ by, onBehalfOf }) => [by, onBehalfOf])
  const senders = evidence.map(({ sentBy }) => sentBy)
  return [...new Set([...people, ...senders].filter((person) => person !== null))]
}

/**
 * P10: HEAD or LEADER applies for close-out; evidence and contributors are recorded as they stand.
 * @throws Refusal `incomplete` with every gap, `textTooLong`, `dateFuture` (an institution of a later day)
 */
export const submitCloseOut = (d: Deciding, problem: Problem, input: CloseOutInput): Decision => {
  const { onBehalfOf } = authorise(d, 'submitCloseOut', problem)
  requireComplete(problem.code, closeOutGaps(problem, input))
  const { outcome } = input
  if (outcome?.kind === 'institution' && outcome.issuedOn > today(d))
    throw new Refusal('dateFuture', { date: outcome.issuedOn })
  return {
    events: [
      {
        type: 'closeOutSubmitted',
        statement: boundedText('statement', input.statement),
        outcome,
        snapshot: unitEvidence(problem).map(({ code, file }) => ({ code, hash: file?.hash ?? null })),
        contributors: contributorsOf(problem),
      },
    ],
    onBehalfOf,
  }
}

/** P15: the submitter takes it back while nobody has reviewed it. @throws Refusal `stale` after the first review */
export const withdrawCloseOut = (
  d: Deciding,
  problem: Problem,
  _input: Readonly<Record<string, never>>,
): Decision => {
  const { onBehalfOf } = authorise(d, 'withdrawCloseOut', problem)
  return { events: [{ type: 'closeOutWithdrawn' }], onBehalfOf }
}
