import { type Instant, instant } from '../../domain/kernel/time.ts'
import { instantOf, isApproved, isSubmitted } from './dates.ts'
import type { ExtensionRow, StateRow } from './ledger-file.ts'
import type { Past, Step } from './past.ts'
import { IMPORTED } from './words.ts'

/** P16 and P17; undated opinions take the application's instant. */
const extension = (past: Past, { code, appliedOn, to, reason, decided }: ExtensionRow): readonly Step[] => {
  const { row, unit, round, calendar } = past
  const askedAt = instantOf(calendar, appliedOn)
  const ask: Step = {
    at: askedAt,
    tell: (scribe) => {
      const late = appliedOn > scribe.problem().effectiveDeadline
      scribe.write(askedAt, row.head.id, { type: 'extensionAsked', code, asked: to, reason, late })
    },
  }
  if (decided === null) return [ask]
  const decidedAt = instantOf(calendar, decided.on)
  const byGroup = row.type === 'immediate' || to > round.concentratedEnd
  const [decider] = byGroup ? round.supervisors.GROUP : round.supervisors.OFFICE
  const { granted } = decided
  const decide: Step = {
    at: decidedAt,
    tell: (scribe) => {
      const opinions = [
        ['leader', row.leader.id],
        ['first', unit.firstResponsible.id],
      ] as const
      for (const [as, by] of opinions) {
        const isApplicant = by === row.head.id
        const isFirstToo = as === 'leader' && by === unit.firstResponsible.id
        if (isApplicant || isFirstToo) continue
        scribe.write(askedAt, by, {
          type: 'extensionOpinionGiven',
          code,
          as,
          agrees: granted,
          text: IMPORTED,
        })
      }
      scribe.write(decidedAt, decider?.id ?? row.leader.id, {
        type: 'extensionDecided',
        code,
        granted: granted ? to : null,
        text: IMPORTED,
      })
    },
  }
  return [ask, decide]
}

export const extensions = (past: Past, state: StateRow): readonly Step[] =>
  state.extensions.flatMap((row) => extension(past, row))

/** P21 by the first 纪检监察 person, with the new deadline for the problem and all its tasks. */
export const reopening = (past: Past, state: StateRow): readonly Step[] => {
  const { reopenedOn } = state
  if (reopenedOn === null) return []
  const at = instantOf(past.calendar, reopenedOn)
  const later = state.extensions.find(
    ({ appliedOn, decided }) => appliedOn >= reopenedOn && decided?.granted === true,
  )
  const deadline = later?.from ?? state.effectiveDeadline ?? past.row.deadline
  const tell: Step['tell'] = (scribe) =>
    scribe.write(at, past.reviewers.jijian, {
      type: 'reopened',
      finding: state.reopenReason,
      evidence: [],
      statement: IMPORTED,
      deadline,
      tasks: scribe.problem().tasks.map(({ code }) => ({ task: code, due: deadline })),
    })
  return [{ at, tell }]
}

/** “Each task gets the problem's percent”, as it stood at the instant that the file describes. */
export const standing = (past: Past, state: StateRow, after: Instant): readonly Step[] => {
  const { percent } = state
  if (percent === null || isSubmitted(state) || !isApproved(state)) return []
  const at = instant(Math.max(past.takenAt, after))
  const tell: Step['tell'] = (scribe) => {
    for (const { code, owner, percent: before } of scribe.problem().tasks) {
      if (before === percent) continue
      scribe.write(at, owner, {
        type: 'progressReported',
        on: code,
        task: code,
        percent,
        before,
        note: IMPORTED,
      })
    }
  }
  return [{ at, tell }]
}
