import type { ExtensionCode } from '../kernel/codes.ts'
import type { ProblemEvent, Stamp } from './events.ts'
import type { Extension, Problem } from './problem.ts'

type EventOf<T extends ProblemEvent['type']> = Extract<ProblemEvent, { readonly type: T }>

/** P16. */
export const extensionAsked = (problem: Problem, event: EventOf<'extensionAsked'>, stamp: Stamp): Problem => {
  const { code, asked, reason, late } = event
  const extension: Extension = {
    code,
    from: problem.effectiveDeadline,
    asked,
    reason,
    late,
    ...stamp,
    leaderOpinion: null,
    firstOpinion: null,
    decision: null,
  }
  return { ...problem, extensions: [...problem.extensions, extension] }
}

const onExtension = (problem: Problem, code: ExtensionCode, change: Partial<Extension>): Problem => ({
  ...problem,
  extensions: problem.extensions.map((each) => (each.code === code ? { ...each, ...change } : each)),
})

/** P17, opinions. */
export const opinionGiven = (
  problem: Problem,
  event: EventOf<'extensionOpinionGiven'>,
  { at, by }: Stamp,
): Problem => {
  const opinion = { by, agrees: event.agrees, text: event.text, at }
  return onExtension(
    problem,
    event.code,
    event.as === 'leader' ? { leaderOpinion: opinion } : { firstOpinion: opinion },
  )
}

/** P17, decision: beside a reopening the only thing that moves the effective deadline (domain.md finding 10). */
export const extensionDecided = (
  problem: Problem,
  event: EventOf<'extensionDecided'>,
  { at, by }: Stamp,
): Problem => {
  const { code, granted, text } = event
  const decided = onExtension(problem, code, {
    decision: { by, agrees: granted !== null, text, at, granted },
  })
  if (granted === null) return decided
  return { ...decided, effectiveDeadline: granted, deadlineVersion: problem.deadlineVersion + 1 }
}
