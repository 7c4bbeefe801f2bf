import { type ProblemCode, parseProblemCode } from '../domain/kernel/codes.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { type Instant, instant } from '../domain/kernel/time.ts'
import { profileOf } from '../domain/people/directory.ts'
import { undoMinutes } from '../domain/people/profile.ts'
import type { ProblemEventType } from '../domain/problem/events.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { type Step, sinceStep, withoutStep } from '../domain/problem/trail.ts'
import { undoUpdate as undo } from '../domain/problem/undo.ts'
import { type UpdateRef, updateKey } from '../domain/problem/update.ts'
import type { Acting } from './context.ts'
import { isProblemEvent } from './ledger-event.ts'
import { markUndone } from './proposal/mark.ts'
import { readProblem, record } from './record.ts'
import { type ProblemEntry, problemTrail } from './trail.ts'

/** What was taken back, with the problem before and after. */
export interface Undone {
  readonly what: UpdateRef
  readonly before: Problem
  readonly problem: Problem
}

type Trail = readonly Step<ProblemEntry>[]

const takeBack = (acting: Acting, before: Problem, trail: Trail, step: Step<ProblemEntry>): Undone => {
  const { what, undone, entry } = step
  if (what === undefined) throw new Refusal('undoDecision', { code: before.code })
  const { problem } = record(acting, before.code, (d, p) =>
    undo(d, p, {
      what,
      undone,
      stamp: entry.stamp,
      storedAt: entry.recordedAt,
      since: sinceStep(trail, step),
      without: withoutStep(trail, step),
    }),
  )
  markUndone(acting, { key: updateKey(before.code, what), storedAt: entry.recordedAt })
  return { what, before, problem }
}

/**
 * Takes one update back: the latest of its key, as a button on a card names it. What a file told of the past is
 * nobody's to take back.
 * @param storedAt when the update that is meant was stored, where its key may have come again since
 * @throws Refusal `stale` for an update that the journal does not know, beside those of the decider
 */
export const undoUpdate = (
  acting: Acting,
  code: ProblemCode,
  what: UpdateRef,
  storedAt?: Instant,
): Undone => {
  const before = readProblem(acting, code)
  const key = updateKey(code, what)
  const trail = problemTrail(acting.store, code)
  const step = trail.findLast((each) => each.what !== undefined && updateKey(code, each.what) === key)
  const isMeant = storedAt === undefined || step?.entry.recordedAt === storedAt
  if (step === undefined || !isMeant || step.entry.cause.kind === 'import')
    throw new Refusal('stale', { code })
  return takeBack(acting, before, trail, step)
}

/** Neither an update nor a decision, or what belongs to an update or to its taking back: looked past. */
const PASSED_OVER: ReadonlySet<ProblemEventType> = new Set([
  'chased',
  'reviewerNamed',
  'extensionOpinionGiven',
  'evidenceKindChanged',
  'updateUndone',
  'closeOutWithdrawn',
])

/**
 * contract.md 4, /撤销: takes the actor's own last update back. One that was taken back is passed over: who sends the
 * command twice takes back the update before, if that lies within the minutes, else hears that nothing is left. Only
 * the last act counts: before a decision on somebody else's request nothing is looked for, so that nobody takes back
 * what he did not mean.
 * @param fits called with the problem before anything changes; throws where its answer must not be read
 * @throws Refusal `nothingToUndo`, `undoTooLate`, `undoDecision` beside those of the decider
 */
export const undoLast = (acting: Acting, fits: (code: ProblemCode) => void = () => undefined): Undone => {
  const minutes = undoMinutes(profileOf(acting.directory))
  const since = instant(acting.now - minutes * 60_000)
  let passed = false
  for (const { seq, stream, event, recordedAt } of acting.store.journal.actsOf(acting.actor.id)) {
    const code = parseProblemCode(stream)
    const late = recordedAt < since
    if (late && passed) break
    if (code === undefined || !isProblemEvent(event) || PASSED_OVER.has(event.type)) {
      if (late) break
      continue
    }
    const trail = problemTrail(acting.store, code)
    const step = trail.find(({ entry }) => entry.seq === seq)
    if (step === undefined || step.undone) {
      passed = true
      if (late) break
      continue
    }
    if (late && step.what === undefined) break
    fits(code)
    return takeBack(acting, readProblem(acting, code), trail, step)
  }
  throw new Refusal('nothingToUndo', { minutes })
}
