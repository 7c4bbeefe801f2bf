import { describe, expect, it } from 'vitest'
import { extensionCode } from '../../../src/domain/kernel/codes.ts'
import { chase } from '../../../src/domain/problem/chase.ts'
import { submitCloseOut } from '../../../src/domain/problem/close-out.ts'
import { addEvidence } from '../../../src/domain/problem/evidence.ts'
import { askExtension, giveExtensionOpinion } from '../../../src/domain/problem/extension.ts'
import { ballHolders, taskHolder } from '../../../src/domain/problem/holder.ts'
import { setLongTerm } from '../../../src/domain/problem/long-term.ts'
import { reportProgress } from '../../../src/domain/problem/progress.ts'
import { agreeReview } from '../../../src/domain/problem/review.ts'
import { acceptTask, askTaskExtension, cancelTask, submitTask } from '../../../src/domain/problem/task.ts'
import { aTask, day, person, RW1, RW2, RW3, WT } from '../fixtures.ts'
import {
  APPLICATION,
  agreedUpTo,
  agreement,
  awaitingClaim,
  closed,
  file,
  finish,
  type Plot,
  ready,
  rectifying,
  Scene,
  submitted,
  underWay,
  whoMay,
} from '../scene.ts'

const ball = (scene: Scene) => {
  const held = ballHolders(scene.directory, scene.problem, scene.now)
  return held === null ? null : [held.role, ...held.people]
}
const taskBall = (scene: Scene, task = RW1) => {
  const held = taskHolder(scene.directory, scene.problem, task, scene.now)
  return held === null ? null : [held.role, ...held.people]
}
const claimed = (head: string | null, plot: Plot = {}) =>
  awaitingClaim(plot).record('leader', {
    type: 'claimed',
    leader: person('leader'),
    mode: 'claimed',
    department: '工程科',
    head: head === null ? null : person(head),
  })
const YQ = extensionCode(WT, 1)
const asked = (to: string) => underWay().does('head', askExtension, { to: day(to), reason: '未齐' })
const opined = (scene: Scene) =>
  scene
    .does('leader', giveExtensionOpinion, { extension: YQ, agrees: true, text: '' })
    .does('first', giveExtensionOpinion, { extension: YQ, agrees: true, text: '' })

describe('who has the ball (D65)', () => {
  it.each<[string, () => Scene, readonly string[] | null]>([
    ['待签收', () => new Scene(), ['FIRST', 'first']],
    ['待认领', () => awaitingClaim(), ['LEADER', 'leader', 'otherLeader']],
    ['待分解', () => claimed('head'), ['HEAD', 'head']],
    ['待分解 without a head', () => claimed(null), ['LEADER', 'leader']],
    [
      '方案待审',
      () => claimed('head').record('leader', { type: 'planSubmitted' }),
      ['JIJIAN', 'jijian', 'jijian2', 'zuzhi', 'zuzhi2', 'office', 'office2'],
    ],
    ['整改中', () => underWay(), ['HEAD', 'head']],
    ['延期, leader’s opinion', () => asked('2025-11-10'), ['LEADER', 'leader']],
    ['延期, decision', () => opined(asked('2025-11-10')), ['OFFICE', 'office', 'office2']],
    ['延期 beyond the period', () => opined(asked('2025-12-10')), ['GROUP', 'group', 'group2']],
    ['待责任领导初审', () => submitted(), ['LEADER', 'leader']],
    ['初审 when the leader applied', () => submitted({ submitter: 'leader' }), ['FIRST', 'first']],
    ['待监督复核', () => agreedUpTo(submitted(), 'initial'), ['JIJIAN', 'jijian', 'jijian2']],
    ['待监督复核, 组织', () => agreedUpTo(submitted(), 'jijian'), ['ZUZHI', 'zuzhi', 'zuzhi2']],
    ['待认定', () => agreedUpTo(submitted(), 'zuzhi'), ['GROUP', 'group', 'group2']],
    [
      '待认定, delegated',
      () => agreedUpTo(submitted({ profile: { determinationDelegated: true } }), 'zuzhi'),
      ['OFFICE', 'office', 'group', 'group2'],
    ],
    [
      '长期坚持',
      () =>
        ready().does('group', setLongTerm, { holder: person('head'), intervalMonths: 3, opinion: '同意' }),
      ['HEAD', 'head'],
    ],
    ['已销号', () => closed(), null],
  ])('%s', (_state, scene, holders) => {
    expect(ball(scene())).toEqual(holders)
  })

  it('is the delegate where the holder has one, but not to sign', () => {
    expect(ball(underWay({ delegations: [{ from: 'head', to: 'colleague' }] }))).toEqual([
      'HEAD',
      'colleague',
      'head',
    ])
    expect(ball(submitted({ submitter: 'leader', delegations: [{ from: 'first', to: 'team' }] }))).toEqual([
      'FIRST',
      'team',
      'first',
    ])
    expect(ball(new Scene({ delegations: [{ from: 'first', to: 'leader' }] }))).toEqual(['FIRST', 'first'])
  })

  it('falls to whoever names another reviewer when nobody is eligible', () => {
    const withLeader = underWay()
      .does('leader', reportProgress, { on: WT, percent: 10, note: '' })
      .does('first', addEvidence, { on: WT, kind: 'photo', title: '照片', file: file('c') })
    finish(finish(withLeader, 0), 1).does('head', submitCloseOut, APPLICATION)
    expect(ball(withLeader)).toEqual(['OFFICE', 'office', 'office2'])
  })

  it('of a task: owner, acceptor, or LEADER while an extension waits', () => {
    expect(taskBall(rectifying())).toEqual(['HANDLER', 'handler', 'head'])
    expect(taskBall(underWay())).toEqual(['HANDLER', 'handler'])
    const extending = underWay().does('handler', askTaskExtension, {
      task: RW1,
      to: day('2025-10-25'),
      reason: '未齐',
    })
    expect(taskBall(extending)).toEqual(['LEADER', 'leader'])
    const waiting = underWay({ tasks: [aTask(1, { owner: person('head') }), aTask(2)] })
      .does('head', reportProgress, { on: RW1, percent: 100, note: '' })
      .does('head', addEvidence, { on: RW1, kind: 'photo', title: '照片', file: file('c') })
      .does('head', submitTask, { task: RW1 })
    expect(taskBall(waiting)?.slice(1)).toEqual(['leader'])
    expect(taskBall(waiting.does('leader', acceptTask, { task: RW1 }))).toBeNull()
    const cancelled = underWay().does('leader', cancelTask, {
      task: RW2,
      reason: '合并',
      agreedBy: person('office'),
    })
    expect(taskBall(cancelled, RW2)).toBeNull()
    expect(taskBall(cancelled, RW3)).toBeNull()
  })
})

describe('chasing by hand', () => {
  it('is for LEADER and above', () => {
    expect(whoMay((who) => underWay().does(who, chase, { on: RW1, text: '' }))).toEqual([
      'first',
      'leader',
      'jijian',
      'jijian2',
      'zuzhi',
      'zuzhi2',
      'office',
      'office2',
      'group',
      'group2',
    ])
  })

  it.each<[string, () => Scene, typeof WT | typeof RW1, readonly string[]]>([
    ['a problem’s holder', () => underWay(), WT, ['head']],
    ['a task’s owner', () => underWay(), RW1, ['handler']],
    ['both supervision reviewers', () => agreedUpTo(submitted(), 'initial'), WT, ['jijian', 'zuzhi']],
  ])('reaches %s', (_case, scene, item, to) => {
    expect(scene().does('office', chase, { on: item, text: '请抓紧' }).lastEvent).toEqual({
      type: 'chased',
      on: item,
      to,
      text: '请抓紧',
    })
  })

  it('is not for oneself, and nothing to do for a finished task or nobody', () => {
    const scene = submitted()
    expect(scene.refused('leader', chase, { on: WT, text: '' })).toBe('ownToDo')
    expect(finish(underWay(), 0).refused('office', chase, { on: RW1, text: '' })).toBe('nothingToDo')
    expect(underWay().refused('office', chase, { on: RW3, text: '' })).toBe('unknownItem')
    expect(closed().refused('office', chase, { on: WT, text: '' })).toBe('wrongState')
    scene.does('leader', agreeReview, agreement(scene, 'initial'))
    expect(scene.does('leader', chase, { on: WT, text: '' }).lastEvent).toMatchObject({
      to: ['jijian', 'zuzhi'],
    })
  })
})
