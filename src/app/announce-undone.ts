import type { PersonId } from '../domain/kernel/codes.ts'
import type { ProblemEvent } from '../domain/problem/events.ts'
import type { Notice } from '../domain/problem/notice.ts'
import type { Problem } from '../domain/problem/problem.ts'
import { taskOf } from '../domain/problem/queries.ts'
import type { Acting } from './context.ts'
import { requestTaskExtension } from './requests.ts'
import { takeBackFrom } from './tell.ts'

type Undone = Extract<ProblemEvent, { readonly type: 'updateUndone' }>

/** Who is asked to help with a blocker: nobody is asked to clear what he raised himself. */
export const blockerAbove = (problem: Problem, raiser: PersonId): PersonId | null =>
  problem.leader === raiser ? problem.firstResponsible : problem.leader

/** What the update had told somebody in words, and whom; cards settle by themselves. */
const toldOf = (
  after: Problem,
  { what, subject }: Undone,
  by: PersonId,
): { readonly person: PersonId | null; readonly notice: Notice } | undefined => {
  const { code, blockers } = after
  const blocker = 'code' in what ? blockers.find((each) => each.code === what.code) : undefined
  switch (what.kind) {
    case 'blocker':
      return {
        person: blockerAbove(after, by),
        notice: { kind: 'blockerRaised', code, by, text: blocker?.text ?? '' },
      }
    case 'clearing':
      return {
        person: blocker?.by ?? null,
        notice: { kind: 'blockerCleared', blocker: what.code, code, by },
      }
    case 'assignment':
      return { person: subject.to, notice: { kind: 'assigned', code, by } }
    case 'taskAssignment':
      return { person: subject.to, notice: { kind: 'taskAssigned', task: what.task, by } }
    default:
      return undefined
  }
}

/**
 * Whoever was told of an update hears that it was taken back, or never hears of it where he has not read it yet. A
 * request that a hand-in had set aside is asked again, for its card had settled.
 */
export const announceUndone = (acting: Acting, after: Problem, event: Undone): void => {
  const { what, subject } = event
  const by = acting.actor.id
  const told = toldOf(after, event, by)
  if (told !== undefined) {
    const code = 'code' in what ? what.code : ''
    const notice: Notice = {
      kind: 'updateUndone',
      what: what.kind,
      code: after.code,
      on: subject.on,
      entry: code,
      by,
    }
    takeBackFrom(acting, told.person, told.notice, notice, `undone:${after.code}:${after.rev}`)
  }
  if (what.kind !== 'taskSubmission') return
  const asked = taskOf(after, what.task)?.pendingExtension
  if (asked != null) requestTaskExtension(acting, after, what.task, asked.to)
}
