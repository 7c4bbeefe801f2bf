import { parseProblemCode } from '../../domain/kernel/codes.ts'
import { type DueRung, rungKey, standing, trackKey } from '../../domain/nudge/ladder.ts'
import { recipientsOf } from '../../domain/nudge/recipients.ts'
import type { Rung } from '../../domain/nudge/rungs.ts'
import { type Track, tracksOf } from '../../domain/nudge/track.ts'
import { profileOf } from '../../domain/people/directory.ts'
import type { Problem } from '../../domain/problem/problem.ts'
import type { Work } from '../context.ts'
import type { DueRow } from '../ports.ts'
import { nudgePayload } from './line.ts'
import { planNudges } from './plan.ts'

/** Writes under the rung's own name what became of it: no other alarm sends it again, after a restart neither. */
const close = (work: Work, problem: Problem, track: Track, rung: Rung, outcome: 'done' | 'skipped'): void => {
  const { due } = work.store
  const key = rungKey(track, rung)
  if (due.get(key) !== undefined) return
  due.plan([{ key, kind: track.kind, object: problem.code, at: work.now, payload: '{}' }])
  due.settle(key, outcome, work.now)
}

const send = (work: Work, problem: Problem, track: Track, rung: Rung): void => {
  const key = rungKey(track, rung)
  for (const person of recipientsOf(work.directory, problem, track.item, rung, work.now)) {
    work.store.briefs.add({
      key: `${key}:${person}`,
      person,
      kind: 'nudge',
      object: track.item,
      payload: nudgePayload({ clock: track.kind, version: track.version, rung: rung.id, base: track.base }),
      createdAt: work.now,
    })
  }
}

/** Sends the highest rung reached unless it was sent before; the lower ones are passed over for good. */
const climb = (work: Work, problem: Problem, track: Track, reached: DueRung): boolean => {
  if (work.store.due.get(rungKey(track, reached.rung)) !== undefined) return false
  send(work, problem, track, reached.rung)
  close(work, problem, track, reached.rung, 'done')
  for (const rung of track.ladder) {
    if (rung === reached.rung) break
    close(work, problem, track, rung, 'skipped')
  }
  return true
}

/**
 * An alarm has rung: if its clock still runs, the highest rung reached becomes lines of the daily cards of those
 * concerned, and the next alarm is set (domain.md 3.8).
 */
export const runNudge = (work: Work, row: DueRow): void => {
  const { store, calendar, directory, now } = work
  const code = parseProblemCode(row.object)
  const problem = code === undefined ? undefined : store.problems.get(code)
  if (problem === undefined) {
    store.due.settle(row.key, 'void', now)
    return
  }
  const profile = profileOf(directory)
  const track = tracksOf(problem, calendar, profile).find((each) => row.key.startsWith(`${trackKey(each)}:`))
  const reached = track === undefined ? null : standing(track, now, calendar, profile).reached
  const sent = track !== undefined && reached !== null && climb(work, problem, track, reached)
  store.due.settle(row.key, sent ? 'done' : 'skipped', now)
  planNudges(work, problem)
}
