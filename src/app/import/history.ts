import type { Problem } from '../../domain/problem/problem.ts'
import { extensions, reopening, standing } from './changes.ts'
import { application, firstClosing, returning } from './close-out.ts'
import { opening } from './opening.ts'
import type { Past } from './past.ts'
import { type Recorded, scribe } from './scribe.ts'

export interface History {
  readonly problem: Problem
  readonly entries: readonly Recorded[]
}

/** The recorded history of one problem that is taken over (contract.md “Taking over a ledger”). */
export const historyOf = (past: Past): History => {
  const { state } = past.row
  const dated =
    state === null
      ? []
      : [
          ...firstClosing(past, state),
          ...reopening(past, state),
          ...extensions(past, state),
          ...returning(past, state),
          ...application(past, state),
        ]
  const steps = [...opening(past), ...dated].sort((a, b) => a.at - b.at)
  const writer = scribe()
  for (const step of steps) step.tell(writer)
  const last = steps.at(-1)
  if (state !== null && last !== undefined)
    for (const step of standing(past, state, last.at)) step.tell(writer)
  return { problem: writer.problem(), entries: writer.entries }
}
