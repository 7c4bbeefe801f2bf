import { type NudgeLine, readLine } from '../../src/app/nudge/line.ts'
import { planNudges } from '../../src/app/nudge/plan.ts'
import type { ProblemCode } from '../../src/domain/kernel/codes.ts'
import { SYSTEM } from '../../src/domain/people/system.ts'
import type { ProblemEvent } from '../../src/domain/problem/events.ts'
import { evolve } from '../../src/domain/problem/evolve.ts'
import type { Stage } from '../app/ledger-stage.ts'

/** The lines of every daily card so far, told as `WT-005 N6`. */
export const linesTo = (stage: Stage, person: string): readonly string[] =>
  briefs(stage)
    .filter((card) => card.person === person)
    .flatMap(({ lines }) => lines.map(({ item, rung }) => `${item} ${rung}`))

export const briefs = (stage: Stage) =>
  stage.cards('brief').map(({ params, at, urgentFor }) => ({
    ...params,
    at,
    urgent: urgentFor !== undefined,
    lines: stage.database.read((store) =>
      store.briefs.linesOf(params.id).flatMap((line): readonly NudgeLine[] => {
        const read = readLine(line)
        return read?.kind === 'nudge' ? [read] : []
      }),
    ),
  }))

/** Something happens to a problem, as recorded history. */
export const happens = (stage: Stage, problem: ProblemCode, ...events: readonly ProblemEvent[]): void => {
  stage.does((work) => {
    const before = work.store.problems.get(problem)
    if (before === undefined) throw new Error(problem)
    const stamp = { at: work.now, by: SYSTEM, onBehalfOf: null }
    const after = events.reduce((folded, event) => evolve(folded, event, stamp), before)
    work.store.problems.save(after, before.rev, null)
    planNudges(work, after, before)
    return after
  })
}
