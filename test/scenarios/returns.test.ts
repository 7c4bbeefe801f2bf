import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import {
  aMoment,
  asks,
  buttonsOn,
  clicks,
  finishesTasks,
  handsIn,
  presses,
  pressesAtOnce,
  problemOf,
  ticked,
} from './steps.ts'
import { Town } from './town.ts'

const GROUP = '政务数据局巡察整改工作群'
const CODE = 'WT-024'
const [HEAD, LEADER, FIRST] = ['解一帆', '裴云舒', '罗启航']

/** WT-024 of the demo round: two open tasks of the head, an institution planned, due 2025-11-28. */
describe('an application that comes back', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
    await finishesTasks(town, CODE, LEADER)
  })
  afterAll(() => town.close())
  const words = (card: Message) => town.wordsOf(card)
  const all = (opinion = '属实') => ({ ...ticked(town, CODE), opinion })
  const institution = {
    statement: '已建立统筹评审机制',
    institution_action: 'enact',
    institution_title: '《政务信息化项目统筹评审办法》',
    institution_number: '临数〔2025〕18号',
    institution_file: 'ZC-024-2',
  }

  it('an acceptance is sent back with a reason only, and the old card does nothing any more', async () => {
    const [task] = problemOf(town, 'WT-023').tasks
    if (task === undefined) throw new Error('no task')
    await handsIn(town, HEAD, task.code, 'photo')
    await town.says(HEAD, `/进度 ${task.code} 100% 完成`)
    await town.says(HEAD, `/办结 ${task.code}`)
    const card = town.cardFor(LEADER, `${task.code} 任务验收`)
    expect(await presses(town, LEADER, card, '退回')).toContain('须填写理由')
    const toasts = await pressesAtOnce(town, [
      [LEADER, card, '退回', { opinion: '缺少论证报告' }],
      [LEADER, card, '通过', {}],
    ])
    expect(toasts).toEqual(['已退回', expect.stringContaining(`${task.code} 现为“进行中”`)])
    expect(words(card)).toContain('已退回：缺少论证报告（裴云舒')
    expect(town.letters(HEAD).at(-1)).toContain(`任务 ${task.code} 被裴云舒退回：缺少论证报告`)
    expect(problemOf(town, 'WT-023').tasks[0]?.state).toBe('inProgress')
  })

  it('the leader applies himself: the first-responsible person judges first', async () => {
    const form = await asks(town, LEADER, `/销号 ${CODE}`, GROUP)
    const late = { ...institution, institution_date: '2025-10-30' }
    expect(await presses(town, LEADER, form, '提交', late)).toContain('2025年10月30日尚未到')
    expect(problemOf(town, CODE).state).toBe('rectifying')
    const good = { ...institution, institution_date: '2025-10-20' }
    expect(await presses(town, LEADER, form, '提交', good)).toBe('已提交')
    const review = town.cardFor(FIRST, '责任领导初审')
    expect(words(review)).toContain(
      '制定《政务信息化项目统筹评审办法》（临数〔2025〕18号，2025年10月20日印发）',
    )
    expect(words(review)).not.toContain('认可免报')
    expect(town.letters(LEADER).filter((each) => each.includes('责任领导初审'))).toEqual([])
  })

  it('only the applicant takes it back, and only before it is judged', async () => {
    const review = town.cardFor(FIRST, '责任领导初审')
    const shared = await asks(town, HEAD, `/问题 ${CODE}`, GROUP)
    expect(await presses(town, HEAD, shared, '撤回')).toContain('您没有')
    const own = await asks(town, LEADER, `/问题 ${CODE}`)
    expect(await presses(town, LEADER, own, '撤回')).toBe('已撤回')
    expect(words(review)).toContain('申请人已撤回，无需审核')
    expect(buttonsOn(town, review)).toEqual([])
    expect(problemOf(town, CODE)).toMatchObject({ state: 'rectifying', returns: 0 })
    const again = { ...institution, institution_date: '2025-10-20' }
    await presses(town, HEAD, await asks(town, HEAD, `/销号 ${CODE}`), '提交', again)
    const second = town.cardFor(LEADER, '申请次数：第2次')
    const card = await asks(town, HEAD, `/问题 ${CODE}`)
    const toasts = await pressesAtOnce(town, [
      [LEADER, second, '同意', all()],
      [HEAD, card, '撤回', {}],
    ])
    expect(toasts).toEqual(['已同意', expect.stringContaining('现为“待监督复核”')])
    expect(buttonsOn(town, card)).not.toContain('撤回')
  })

  it('a return names its reason and what is to be done again', async () => {
    const card = town.cardFor('穆怀远', '纪检监察复核')
    expect(await presses(town, '穆怀远', card, '退回')).toMatch(/^请补正后再提交：须填写意见、退回原因。?$/)
    const given = { opinion: '评审记录不全', return_reason: 'evidence', tasks: ['RW-024-2'] }
    expect(await presses(town, '穆怀远', card, '退回', given)).toContain('重新办理的时限')
    const dateOnly = { ...given, tasks: [], tasks_due: '2025-11-10' }
    expect(await presses(town, '穆怀远', card, '退回', dateOnly)).toBe(
      '请补正后再提交：须填写需重新办理的任务。',
    )
    expect(await presses(town, '穆怀远', card, '退回', { ...given, tasks_due: '2025-12-05' })).toContain(
      '超出问题整改时限',
    )
    expect(await presses(town, '穆怀远', card, '退回', { ...given, tasks_due: '2025-10-20' })).toContain(
      '已过',
    )
    expect(problemOf(town, CODE).state).toBe('supervisionReview')
    const other = town.cardFor('辛如许', '组织部门复核')
    const toasts = await pressesAtOnce(town, [
      ['穆怀远', card, '退回', { ...given, tasks_due: '2025-11-10' }],
      ['辛如许', other, '通过', all()],
    ])
    expect(toasts).toEqual(['已退回', expect.stringContaining(`${CODE} 已有变化，现为“整改中”`)])
    expect(words(card)).toContain('纪检监察复核：退回（佐证不充分）')
    expect(words(other)).toContain('本次申请已退回，无需审核')
    expect([...buttonsOn(town, card), ...buttonsOn(town, other)]).toEqual([])
  })

  it('the unit hears why, the named task starts again, the deadline stays', async () => {
    const problem = problemOf(town, CODE)
    expect(problem).toMatchObject({
      state: 'rectifying',
      returns: 1,
      effectiveDeadline: '2025-11-28',
      deadlineVersion: 1,
    })
    expect(problem.tasks[1]).toMatchObject({ state: 'inProgress', effectiveDue: '2025-11-10', percent: 99 })
    for (const person of [HEAD, LEADER])
      expect(town.letters(person).at(-1)).toContain(
        'WT-024 的销号申请被穆怀远退回（佐证不充分）：评审记录不全',
      )
    const card = await asks(town, HEAD, `/问题 ${CODE}`, GROUP)
    expect(words(card)).toContain('退回1次')
    expect(words(card)).toContain('黄灯')
    expect(words(card)).toContain('最近退回：纪检监察复核，佐证不充分。评审记录不全')
    expect((await town.says(HEAD, `/销号 ${CODE}`)).join()).toContain('任务尚未办结（RW-024-2）')
  })

  it('a third application goes through all stages anew', async () => {
    await finishesTasks(town, CODE, LEADER)
    await presses(town, HEAD, await asks(town, HEAD, `/销号 ${CODE}`), '提交', {
      ...institution,
      institution_date: '2025-10-20',
    })
    await presses(town, LEADER, town.cardFor(LEADER, '申请次数：第3次'), '同意', all())
    for (const [person, stage] of [
      ['席望舒', '纪检监察复核'],
      ['连翘楚', '组织部门复核'],
    ] as const) {
      await presses(town, person, await asks(town, person, `/问题 ${CODE}`), `审核 · ${stage}`)
      expect(await presses(town, person, town.cardFor(person, stage), '通过', all())).toBe('已通过')
    }
    const card = town.cardFor('屈行健', `${CODE} 认定`)
    expect(
      await presses(town, '屈行健', card, '退回', { opinion: '成效待观察', return_reason: 'effect' }),
    ).toBe('已退回')
    expect(problemOf(town, CODE)).toMatchObject({ state: 'rectifying', returns: 2 })
    expect(town.letters(HEAD).at(-1)).toContain('被屈行健退回（成效不明显）')
    await aMoment(town)
    expect(await clicks(town, '穆怀远', town.cardFor('穆怀远', '第3次'), '通过').catch(String)).toContain(
      'no such component',
    )
  })
})
