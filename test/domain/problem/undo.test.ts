import { describe, expect, it } from 'vitest'
import { problemJson } from '../../../src/app/export/problem.ts'
import { blockerCode, extensionCode } from '../../../src/domain/kernel/codes.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { askExtension } from '../../../src/domain/problem/extension.ts'
import { raiseBlocker, reportProgress } from '../../../src/domain/problem/progress.ts'
import { submitTask } from '../../../src/domain/problem/task.ts'
import { day, evidence, RW1, WT } from '../fixtures.ts'
import { file, underWay } from '../scene.ts'
import { refusedUndo, undoes } from '../undoing.ts'
import { FIRST, photo, report, reported, SECOND } from './updates.ts'

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

  it('leaves the silence clock as it was', () => {
    const scene = underWay().at('2025-09-25').does('handler', reportProgress, report(40))
    expect(undoes(scene, 'handler', FIRST).problem.lastUpdateAt).toBe(underWay().problem.lastUpdateAt)
  })
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
