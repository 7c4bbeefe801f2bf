import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemJson } from '../../../src/app/export/problem.ts'
import { blockerCode, extensionCode } from '../../../src/domain/kernel/codes.ts'
import { Refusal } from '../../../src/domain/kernel/refusal.ts'
import { assignProblem, claimProblem } from '../../../src/domain/problem/claim.ts'
import { closeOutGaps, submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { evolve } from '../../../src/domain/problem/evolve.ts'
import { askExtension, giveExtensionOpinion } from '../../../src/domain/problem/extension.ts'
import type { Problem } from '../../../src/domain/problem/problem.ts'
import { clearBlocker, raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { openBlockers, standingEvidence, standingExtensions } from '../../../src/domain/problem/queries.ts'
import {
  acceptTask,
  askTaskExtension,
  assignTask,
  claimTask,
  submitTask,
} from '../../../src/domain/problem/task.ts'
import type { Entry } from '../../../src/domain/problem/trail.ts'
import { parseUpdateKey, type UpdateRef, updateKey } from '../../../src/domain/problem/update.ts'
import { aTask, day, evidence, person, RW1, RW2, WT } from '../fixtures.ts'
import { begin, course, play } from '../random-course.ts'
import {
  APPLICATION,
  awaitingClaim,
  file,
  ready,
  rectifying,
  type Scene,
  submitted,
  underWay,
} from '../scene.ts'
import { refusedUndo, stepsOf, undoes } from '../undoing.ts'

const photo = { on: RW1, kind: 'photo' as const, title: '照片', file: file('a') }
const report = (percent: number) => ({ on: RW1, percent, note: '核查中' })
const FIRST: UpdateRef = { kind: 'progress', n: 0 }
const SECOND: UpdateRef = { kind: 'progress', n: 1 }
const reported = () =>
  underWay().does('handler', reportProgress, report(40)).does('handler', reportProgress, report(60))

describe('taking an update back', () => {
  it('lets the percent fall back to what stood before, and keeps the report as history', () => {
    const { problem } = undoes(reported(), 'handler', SECOND)
    expect(problem.tasks[0]?.percent).toBe(40)
    expect(problem.progress.map(({ percent, undoneAt }) => [percent, undoneAt !== undefined])).toEqual([
      [40, false],
      [60, true],
    ])
    expect(problem.reportedPercent).toBeNull()
  })

  it('of an earlier report leaves the present percent, in whatever order they go', () => {
    const earlier = undoes(reported(), 'handler', FIRST)
    expect(earlier.problem.tasks[0]?.percent).toBe(60)
    expect(undoes(earlier, 'handler', SECOND).problem.tasks[0]?.percent).toBe(0)
  })

  it('gives the problem’s own percent back, too', () => {
    const scene = underWay().does('leader', reportProgress, { on: WT, percent: 70, note: '' })
    expect(undoes(scene, 'leader', FIRST).problem.reportedPercent).toBeNull()
  })

  it('is its author’s alone, not his delegate’s', () => {
    const scene = underWay({ delegations: [{ from: 'handler', to: 'colleague' }] })
    scene.does('handler', reportProgress, report(40))
    for (const who of ['head', 'leader', 'first', 'office', 'colleague'])
      expect(refusedUndo(scene, who, FIRST)).toBe('notPermitted')
    expect(refusedUndo(scene, 'strangerHead', FIRST)).toBe('outOfScope')
    scene.does('colleague', reportProgress, report(50))
    expect(undoes(scene, 'colleague', SECOND).history.at(-1)?.stamp).toMatchObject({ onBehalfOf: 'handler' })
  })

  it('is possible for ten minutes, or as long as the profile says', () => {
    const scene = reported().at('2025-09-22', '10:10')
    expect(refusedUndo(reported().at('2025-09-22', '10:11'), 'handler', SECOND)).toBe('undoTooLate')
    expect(undoes(scene, 'handler', SECOND).problem.tasks[0]?.percent).toBe(40)
    const strict = underWay({ profile: { undoMinutes: 2 } }).does('handler', reportProgress, report(40))
    expect(refusedUndo(strict.at('2025-09-22', '10:05'), 'handler', FIRST)).toBe('undoTooLate')
  })

  it('happens once', () => {
    expect(refusedUndo(undoes(reported(), 'handler', SECOND), 'handler', SECOND)).toBe('nothingToDo')
  })

  it('does not pull the ground from under what was handed in', () => {
    const scene = underWay()
      .does('handler', reportProgress, report(100))
      .does('handler', addEvidence, photo)
      .does('handler', addEvidence, { ...photo, file: file('b') })
      .does('handler', submitTask, { task: RW1 })
    expect(refusedUndo(scene, 'handler', FIRST)).toBe('undoOvertaken')
    const fewer = undoes(scene, 'handler', { kind: 'evidence', code: evidence(1) })
    expect(refusedUndo(fewer, 'handler', { kind: 'evidence', code: evidence(2) })).toBe('undoOvertaken')
    expect(undoes(fewer, 'handler', { kind: 'taskSubmission', task: RW1 }).problem.tasks[0]).toMatchObject({
      state: 'inProgress',
      submittedBy: null,
    })
  })

  it('of a hand-in gives back the request that it had set aside; after the acceptance it is too late', () => {
    const scene = underWay({ tasks: [aTask(1)] })
      .does('handler', askTaskExtension, { task: RW1, to: day('2025-10-25'), reason: '未齐' })
      .does('handler', reportProgress, report(100))
      .does('handler', addEvidence, photo)
      .does('handler', submitTask, { task: RW1 })
    const what: UpdateRef = { kind: 'taskSubmission', task: RW1 }
    expect(undoes(scene, 'handler', what).problem.tasks[0]?.pendingExtension?.to).toBe('2025-10-25')
    scene.does('handler', submitTask, { task: RW1 }).does('head', acceptTask, { task: RW1 })
    expect(refusedUndo(scene, 'handler', what)).toBe('undoOvertaken')
  })

  it('of a blocker: while nobody has cleared it; it blocks no more', () => {
    const what: UpdateRef = { kind: 'blocker', code: blockerCode(WT, 1) }
    const raised = () => ready().does('handler', raiseBlocker, { on: WT, text: '资金未到位' })
    const undone = undoes(raised(), 'handler', what)
    expect(openBlockers(undone.problem)).toEqual([])
    expect(closeOutGaps(undone.problem, APPLICATION)).toEqual([])
    const cleared = raised().does('head', clearBlocker, { blocker: blockerCode(WT, 1) })
    expect(refusedUndo(cleared, 'handler', what)).toBe('undoOvertaken')
    const open = undoes(cleared, 'head', { kind: 'clearing', code: blockerCode(WT, 1) })
    expect(openBlockers(open.problem).map(({ code }) => code)).toEqual(['DD-001-1'])
    expect(undoes(open, 'handler', what).problem.blockers).toHaveLength(1)
  })

  it('of evidence: until an application has frozen it; its uploader may review then', () => {
    const scene = ready().does('liaison', addEvidence, { ...photo, on: WT })
    const what: UpdateRef = { kind: 'evidence', code: evidence(3) }
    const { problem } = undoes(scene, 'liaison', what).does('head', submitCloseOut, APPLICATION)
    expect(problem.applications[0]?.contributors).not.toContain('liaison')
    expect(problem.applications[0]?.snapshot.map(({ code }) => code)).toEqual(['ZC-001-1', 'ZC-001-2'])
    expect(standingEvidence(problem)).toHaveLength(2)
    const frozen = ready()
      .does('liaison', addEvidence, { ...photo, on: WT })
      .does('head', submitCloseOut, APPLICATION)
    expect(refusedUndo(frozen, 'liaison', what)).toBe('undoOvertaken')
  })

  it('of an extension: before the first opinion; it does not count', () => {
    const asked = () => underWay().does('head', askExtension, { to: day('2025-11-10'), reason: '未齐' })
    const what: UpdateRef = { kind: 'extension', code: extensionCode(WT, 1) }
    const undone = undoes(asked(), 'head', what)
    expect(standingExtensions(undone.problem)).toEqual([])
    undone.does('head', askExtension, { to: day('2025-11-05'), reason: '未齐' })
    expect(undone.problem.extensions.map(({ code }) => code)).toEqual(['YQ-001-1', 'YQ-001-2'])
    const given = asked().does('leader', giveExtensionOpinion, {
      extension: extensionCode(WT, 1),
      agrees: true,
      text: '',
    })
    expect(refusedUndo(given, 'head', what)).toBe('undoOvertaken')
  })

  it('of a task’s extension: before the decision, and its card can tell', () => {
    const asked = () =>
      underWay().does('handler', askTaskExtension, { task: RW1, to: day('2025-10-25'), reason: '未齐' })
    const what: UpdateRef = { kind: 'taskExtension', task: RW1 }
    expect(undoes(asked(), 'handler', what).problem.tasks[0]).toMatchObject({
      pendingExtension: null,
      undoneExtension: '2025-10-25',
    })
  })

  it('of a claim or an assignment: as long as nothing has followed', () => {
    const claimed = awaitingClaim().does('leader', claimProblem, {})
    expect(undoes(claimed, 'leader', { kind: 'claim' }).problem).toMatchObject({
      state: 'awaitingClaim',
      leader: null,
      claim: null,
    })
    const assigned = awaitingClaim().does('first', assignProblem, { leader: person('otherLeader') })
    expect(refusedUndo(assigned, 'otherLeader', { kind: 'assignment' })).toBe('notPermitted')
    expect(undoes(assigned, 'first', { kind: 'assignment' }).problem.leader).toBeNull()

    const task = rectifying().does('colleague', claimTask, { task: RW1 })
    expect(undoes(task, 'colleague', { kind: 'taskClaim', task: RW1 }).problem.tasks[0]).toMatchObject({
      state: 'unclaimed',
      owner: 'handler',
    })
    const given = () => rectifying().does('head', assignTask, { task: RW2, owner: person('colleague') })
    expect(undoes(given(), 'head', { kind: 'taskAssignment', task: RW2 }).problem.tasks[1]?.owner).toBe(
      'handler',
    )
    const begun = given().does('colleague', reportProgress, { on: RW2, percent: 5, note: '' })
    expect(refusedUndo(begun, 'head', { kind: 'taskAssignment', task: RW2 })).toBe('undoOvertaken')
  })

  it('of an application follows P15', () => {
    const scene = submitted()
    const code = scene.problem.applications[0]?.code
    if (code === undefined) throw new Error('no application')
    expect(undoes(scene, 'head', { kind: 'closeOut', code }).lastEvent?.type).toBe('closeOutWithdrawn')
  })

  it('leaves the silence clock as it was', () => {
    const scene = underWay().at('2025-09-25').does('handler', reportProgress, report(40))
    expect(undoes(scene, 'handler', FIRST).problem.lastUpdateAt).toBe(underWay().problem.lastUpdateAt)
  })
})

describe('the key of an update', () => {
  it.each([
    'WT-003/progress/4',
    'WT-003/blocker/DD-003-1',
    'WT-003/evidence/ZC-003-2',
    'WT-003/extension/YQ-003-1',
    'WT-003/taskExtension/RW-003-1',
    'WT-003/taskSubmission/RW-003-1',
    'WT-003/claim',
    'WT-1024/taskClaim/RW-1024-1',
    'WT-003/closeOut/XH-003-1',
  ])('%s is read back', (key) => {
    const read = parseUpdateKey(key)
    expect(read === undefined ? undefined : updateKey(read.problem, read.what)).toBe(key)
  })

  it.each([
    '',
    'WT-003',
    'WT-003/progress',
    'WT-003/progress/x',
    'WT-003/claim/',
    'WT-003/toString/1',
    'X/claim',
  ])('“%s” is none', (key) => expect(parseUpdateKey(key)).toBeUndefined())
})

/** A problem without its history: what was taken back, marks, and the number of events. */
const bare = (problem: Problem) => ({
  ...problem,
  rev: 0,
  progress: problem.progress.filter(({ undoneAt }) => undoneAt === undefined),
  evidence: problem.evidence.filter(({ undoneAt }) => undoneAt === undefined),
  blockers: problem.blockers.filter(({ undoneAt }) => undoneAt === undefined),
  extensions: problem.extensions.filter(({ undoneAt }) => undoneAt === undefined),
  tasks: problem.tasks.map(({ undoneExtension: _history, ...task }) => task),
})

const folded = (entries: readonly Entry[]): Problem => {
  let problem: Problem | undefined
  for (const { event, stamp } of entries) problem = evolve(problem, event, stamp)
  if (problem === undefined) throw new Error('nothing was issued')
  return problem
}

const triesToUndo = (scene: Scene, who: string, what: UpdateRef): boolean => {
  const before = scene.events.length
  try {
    undoes(scene, who, what)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return scene.events.length > before
}

describe('whatever was done before', () => {
  it('taking anything back leaves the ledger that never had it', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(course, fc.array(fc.nat(1000), { minLength: 45, maxLength: 45 }), (given, picks) => {
        const scene = begin(given)
        const struck = new Set<Entry>()
        for (const [n, step] of given.steps.entries()) {
          if (step.kind === 'tamper') continue
          play(scene, step)
          const made = stepsOf(scene).filter(({ what, undone }) => what !== undefined && !undone)
          const chosen = made[made.length - 1 - ((picks[n] ?? 0) % 5)]
          if (chosen?.what === undefined || (picks[n] ?? 0) % 4 !== 0) continue
          const { what, entry } = chosen
          // A task handed in twice: only the latest is meant.
          const key = updateKey(WT, what)
          if (made.findLast((each) => each.what !== undefined && updateKey(WT, each.what) === key) !== chosen)
            continue
          if (!triesToUndo(scene, entry.stamp.by, what) || what.kind === 'closeOut') continue
          struck.add(entry)
          const undoing = scene.history.at(-1)
          if (undoing !== undefined) struck.add(undoing)
          const never = scene.history.filter((each) => !struck.has(each))
          expect(bare(scene.problem)).toEqual(bare(folded(never)))
          seen.set(what.kind, (seen.get(what.kind) ?? 0) + 1)
        }
      }),
      { numRuns: 200, seed: 20251024 },
    )
    for (const kind of ['progress', 'evidence', 'blocker', 'extension', 'taskSubmission'])
      expect([kind, (seen.get(kind) ?? 0) > 0]).toEqual([kind, true])
  }, 60_000)
})

describe('an export', () => {
  it('lists what stands, in the shape that it has', () => {
    const scene = reported()
      .does('handler', raiseBlocker, { on: WT, text: '资金未到位' })
      .does('handler', addEvidence, photo)
      .does('head', askExtension, { to: day('2025-11-10'), reason: '未齐' })
    const whole = problemJson(scene.problem)
    expect(Object.keys(whole.progress[0] ?? {})).toEqual([
      'on',
      'person',
      'onBehalfOf',
      'at',
      'percent',
      'before',
      'note',
    ])
    undoes(scene, 'head', { kind: 'extension', code: extensionCode(WT, 1) })
    undoes(scene, 'handler', { kind: 'evidence', code: evidence(1) })
    undoes(scene, 'handler', { kind: 'blocker', code: blockerCode(WT, 1) })
    undoes(scene, 'handler', SECOND)
    const { progress, blockers, evidence: files, extensions, flags } = problemJson(scene.problem)
    expect(progress.map(({ percent }) => percent)).toEqual([40])
    expect([blockers, files, extensions, flags]).toEqual([[], [], [], []])
  })
})
