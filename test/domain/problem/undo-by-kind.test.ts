import { describe, expect, it } from 'vitest'
import { blockerCode, extensionCode } from '../../../src/domain/kernel/codes.ts'
import { assignProblem, claimProblem } from '../../../src/domain/problem/claim.ts'
import { closeOutGaps, submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { askExtension, giveExtensionOpinion } from '../../../src/domain/problem/extension.ts'
import { clearBlocker, raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { openBlockers, standingEvidence, standingExtensions } from '../../../src/domain/problem/queries.ts'
import {
  acceptTask,
  askTaskExtension,
  assignTask,
  claimTask,
  submitTask,
} from '../../../src/domain/problem/task.ts'
import type { UpdateRef } from '../../../src/domain/problem/update.ts'
import { aTask, day, evidence, person, RW1, RW2, WT } from '../fixtures.ts'
import { APPLICATION, awaitingClaim, CAUSE, ready, rectifying, submitted, underWay } from '../scene.ts'
import { refusedUndo, undoes } from '../undoing.ts'
import { photo, report } from './updates.ts'

describe('taking back', () => {
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

    // Tasks may have come before, with the file that the ledger was taken over from.
    const plan = {
      type: 'planned',
      rootCause: { ...CAUSE, reviewed: true },
      tasks: [aTask(1)],
      institution: null,
    } as const
    const listed = awaitingClaim().record('office', plan).does('leader', claimProblem, {})
    expect(undoes(listed, 'leader', { kind: 'claim' }).problem).toMatchObject({
      state: 'awaitingClaim',
      tasks: [{ code: RW1 }],
    })
    const planned = awaitingClaim().does('leader', claimProblem, {}).record('head', plan)
    expect(refusedUndo(planned, 'leader', { kind: 'claim' })).toBe('undoOvertaken')

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
})
