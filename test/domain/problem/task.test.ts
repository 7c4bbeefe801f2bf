import { describe, expect, it } from 'vitest'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import {
  acceptTask,
  assignTask,
  claimTask,
  returnTask,
  submitTask,
} from '../../../src/domain/problem/task.ts'
import { aTask, person, RW1, RW3 } from '../fixtures.ts'
import { file, type Plot, rectifying, underWay } from '../scene.ts'

const first = { task: RW1 }

/** RW-001-1 at 100 % with a photo. */
const done = (plot: Plot = {}) =>
  underWay(plot)
    .does(plot.tasks?.[0]?.owner ?? 'handler', reportProgress, { on: RW1, percent: 100, note: '' })
    .does('liaison', addEvidence, { on: RW1, kind: 'photo', title: '照片', file: file('a') })

const awaitingAcceptance = (plot: Plot = {}) =>
  done(plot).does(plot.tasks?.[0]?.owner ?? 'handler', submitTask, first)

describe('claiming and assigning a task (T2, T3)', () => {
  it.each([['handler'], ['colleague'], ['head']])('%s of the department may claim and owns it', (who) => {
    const { problem } = rectifying().does(who, claimTask, first)
    expect(problem.tasks[0]).toMatchObject({ state: 'inProgress', owner: who })
  })

  it.each([
    ['accountant', 'notPermitted'],
    ['leader', 'notPermitted'],
    ['strangerHandler', 'outOfScope'],
  ])('%s may not: %s', (who, code) => {
    expect(rectifying().refused(who, claimTask, first)).toBe(code)
  })

  it('knows only its own tasks', () => {
    expect(rectifying().refused('handler', claimTask, { task: RW3 })).toBe('unknownItem')
  })

  it.each([['head'], ['leader']])('%s may assign', (who) => {
    const { problem } = rectifying().does(who, assignTask, { task: RW1, owner: person('accountant') })
    expect(problem.tasks[0]).toMatchObject({ state: 'inProgress', owner: 'accountant' })
  })

  it.each([
    ['handler', 'colleague', 'notPermitted'],
    ['first', 'colleague', 'notPermitted'],
    ['head', 'strangerHandler', 'notOfUnit'],
    ['head', 'office', 'notOfUnit'],
    ['head', 'nobody', 'unknownPerson'],
  ])('assigning by %s to %s: %s', (by, owner, code) => {
    expect(rectifying().refused(by, assignTask, { task: RW1, owner: person(owner) })).toBe(code)
  })

  it('is over once the task is in progress', () => {
    const scene = underWay()
    expect(scene.refused('head', claimTask, first)).toBe('wrongState')
    expect(scene.refused('head', assignTask, { task: RW1, owner: person('colleague') })).toBe('wrongState')
  })
})

describe('submitting a task (T5)', () => {
  it('moves it to acceptance', () => {
    expect(awaitingAcceptance().problem.tasks[0]).toMatchObject({
      state: 'acceptance',
      submittedBy: 'handler',
    })
  })

  it('names everything that is missing at once', () => {
    const scene = underWay({ tasks: [aTask(1, { deliverables: ['voucher', 'photo'] })] })
    const { code, details } = scene.refusal('handler', submitTask, first)
    expect(code).toBe('incomplete')
    expect(details).toEqual({
      code: RW1,
      missing: [
        { kind: 'percent', items: [RW1] },
        { kind: 'evidence', items: [RW1] },
        { kind: 'deliverable', items: ['voucher', 'photo'] },
      ],
    })
  })

  it('is the owner’s, also against his head and leader', () => {
    expect(done().refused('head', submitTask, first)).toBe('notPermitted')
    expect(done().refused('leader', submitTask, first)).toBe('notPermitted')
  })

  it('waits for the task to be claimed', () => {
    expect(rectifying().refused('handler', submitTask, first)).toBe('wrongState')
  })
})

describe('accepting and returning a task (T6, T7)', () => {
  it('is HEAD’s', () => {
    const { problem } = awaitingAcceptance().does('head', acceptTask, first)
    expect(problem.tasks[0]).toMatchObject({ state: 'done', acceptedBy: 'head' })
  })

  it.each([
    ['handler', 'notPermitted'],
    ['leader', 'notPermitted'],
    ['otherHead', 'notPermitted'],
    ['office', 'notPermitted'],
  ])('not of %s', (who, code) => {
    expect(awaitingAcceptance().refused(who, acceptTask, first)).toBe(code)
    expect(awaitingAcceptance().refused(who, returnTask, { ...first, reason: '缺件' })).toBe(code)
  })

  it('falls to LEADER where HEAD owns the task', () => {
    const scene = awaitingAcceptance({ tasks: [aTask(1, { owner: person('head') }), aTask(2)] })
    expect(scene.refused('head', acceptTask, first)).toBe('notPermitted')
    expect(scene.does('leader', acceptTask, first).problem.tasks[0]?.state).toBe('done')
  })

  it('falls to FIRST where the leader heads the department and owns the task', () => {
    const scene = awaitingAcceptance({
      leader: 'head',
      tasks: [aTask(1, { owner: person('head') }), aTask(2)],
    })
    expect(scene.does('first', acceptTask, first).problem.tasks[0]?.state).toBe('done')
  })

  it('goes up one step when HEAD submitted as the owner’s delegate', () => {
    const scene = done({ delegations: [{ from: 'handler', to: 'head' }] }).does('head', submitTask, first)
    expect(scene.refused('head', acceptTask, first)).toBe('notPermitted')
    expect(scene.does('leader', acceptTask, first).problem.tasks[0]?.state).toBe('done')
  })

  it('is refused to the owner who stands in for HEAD', () => {
    const scene = awaitingAcceptance({ delegations: [{ from: 'head', to: 'handler' }] })
    expect(scene.refusal('handler', acceptTask, first)).toMatchObject({
      code: 'conflict',
      details: { reason: 'submitter' },
    })
  })

  it('returns with a reason, back in progress', () => {
    expect(awaitingAcceptance().refused('head', returnTask, { ...first, reason: '  ' })).toBe(
      'reasonRequired',
    )
    const { problem } = awaitingAcceptance().does('head', returnTask, { ...first, reason: '缺少凭证' })
    expect(problem.tasks[0]).toMatchObject({
      state: 'inProgress',
      submittedBy: null,
      lastReturn: { reason: '缺少凭证', by: 'head' },
    })
  })

  it('needs something submitted', () => {
    expect(underWay().refused('head', acceptTask, first)).toBe('wrongState')
    expect(underWay().refused('head', returnTask, { ...first, reason: '缺件' })).toBe('wrongState')
  })
})
