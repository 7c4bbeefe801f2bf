import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import {
  appliesFor,
  asks,
  buttonsOn,
  finishesTasks,
  handsIn,
  presses,
  pressesAtOnce,
  problemOf,
  ticked,
} from './steps.ts'
import { Town } from './town.ts'

describe('after and beside the close-out', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())
  const words = (card: Message) => town.wordsOf(card)
  const answer = async (by: string, text: string, chat?: string) => (await town.says(by, text, chat)).join()

  describe('a closed problem that came back (WT-004)', () => {
    const CODE = 'WT-004'

    it('is reopened by supervision or the office only, and only when closed', async () => {
      for (const person of ['白露宁', '沈若岚', '程砚秋', '屈行健'])
        expect(await answer(person, `/重开 ${CODE}`)).toContain('您没有对 WT-004 “反弹重开”的权限')
      expect(await answer('穆怀远', '/重开 WT-003')).toContain('WT-003 现为“整改中”，不能反弹重开')
      expect(await answer('白露宁', `/佐证 ${CODE}`)).toContain('WT-004 现为“已销号”，不能')
      expect(await answer('屈行健', `/佐证 ${CODE}`)).toContain('您没有对 WT-004')
      for (const person of ['席望舒', '连翘楚', '褚明河'])
        expect(buttonsOn(town, await asks(town, person, `/重开 ${CODE}`))).toEqual(['提交'])
    })

    it('with a finding, evidence of it, the unit’s statement and a new deadline', async () => {
      const evidence = await handsIn(town, '穆怀远', CODE, 'siteRecord')
      expect(words(evidence)).toContain('佐证类型：现场记录')
      const [one, two] = [
        await asks(town, '穆怀远', `/重开 ${CODE}`),
        await asks(town, '骆闻达', `/重开 ${CODE}`),
      ]
      const good = {
        finding: '抽查发现3个项目保证金到期未退',
        evidence: ['ZC-004-3'],
        unit_statement: '情况属实，已部署重新清理',
        deadline: '2025-11-14',
        tasks: ['RW-004-2'],
      }
      expect(await presses(town, '穆怀远', one, '提交')).toBe(
        '请补正后再提交：须填写新整改时限、反弹情况、被巡察党组织情况说明。',
      )
      expect(await presses(town, '穆怀远', one, '提交', { ...good, evidence: [] })).toContain(
        '须选择反弹的佐证材料',
      )
      expect(await presses(town, '穆怀远', one, '提交', { ...good, deadline: '2025-10-23' })).toContain(
        '已过',
      )
      expect(problemOf(town, CODE).state).toBe('closed')
      const toasts = await pressesAtOnce(town, [
        ['穆怀远', one, '提交', good],
        ['骆闻达', two, '提交', { ...good, finding: '群众反映' }],
      ])
      expect(toasts[0]).toBe('已重新开启整改')
      expect(toasts[1]).toMatch(/现为“整改中”/)
      for (const card of [one, two]) {
        expect(words(card)).toContain('已重开，新整改时限2025年11月14日')
        expect(buttonsOn(town, card)).toEqual([])
      }
      expect(buttonsOn(town, evidence)).toEqual([])
      expect(words(evidence)).toContain('佐证类型不再变更')
    })

    it('the chain hears of it once, the record keeps both', async () => {
      for (const person of ['白露宁', '沈若岚', '程砚秋']) {
        const told = town.letters(person).filter((each) => each.includes('重新开启整改'))
        expect(told).toHaveLength(1)
        expect(told[0]).toContain(
          '由穆怀远重新开启整改，新时限2025年11月14日。反弹情况：抽查发现3个项目保证金到期未退',
        )
      }
      const problem = problemOf(town, CODE)
      expect(problem).toMatchObject({
        state: 'rectifying',
        deadline: '2025-09-12',
        effectiveDeadline: '2025-11-14',
      })
      expect(problem.closings.map(({ number }) => number)).toEqual(['XH-004-1'])
      expect(problem.tasks.map(({ state, percent }) => [state, percent])).toEqual([
        ['done', 100],
        ['inProgress', 99],
      ])
      const item = await asks(town, '白露宁', `/问题 ${CODE}`)
      expect(words(item)).toContain('反弹重开1次，最近一次情况：抽查发现3个项目保证金到期未退')
    })

    it('closes again under a new number, after four reviews', async () => {
      await finishesTasks(town, CODE, '沈若岚')
      expect(await appliesFor(town, '白露宁', CODE)).toBe('已提交')
      for (const [person, card, button] of [
        ['沈若岚', '责任领导初审', '同意'],
        ['穆怀远', '纪检监察复核', '通过'],
        ['辛如许', '组织部门复核', '通过'],
        ['屈行健', '认定', '认定'],
      ] as const)
        await presses(town, person, town.cardFor(person, `${CODE} ${card}`), button, {
          ...ticked(town, CODE),
          opinion: '属实',
        })
      expect(problemOf(town, CODE).closings.map(({ number }) => number)).toEqual(['XH-004-1', 'XH-004-2'])
      expect(words(await asks(town, '白露宁', `/问题 ${CODE}`))).toContain('销号单号 XH-004-2')
    })
  })

  it('the leading group turns a problem into long-term effort from its card; it does not count as closed', async () => {
    for (const person of ['骆闻达', '穆怀远', '谭立峰', '佟海潮'])
      expect(buttonsOn(town, await asks(town, person, '/问题 WT-012'))).not.toContain('转长期坚持')
    await presses(town, '晏清和', await asks(town, '晏清和', '/我的'), 'WT-012 认定')
    const review = town.cardFor('晏清和', '逐项核对')
    await presses(town, '屈行健', await asks(town, '屈行健', '/问题 WT-012'), '转长期坚持')
    const form = town.cardFor('屈行健', 'WT-012 转长期坚持')
    expect(await presses(town, '屈行健', form, '确认')).toContain('须填写意见、负责人')
    const filled = { holder: 'U-112', months: '3', opinion: '阶段性目标已完成' }
    expect(await presses(town, '屈行健', form, '确认', { ...filled, months: '0' })).toContain(
      '检查间隔“0”有误',
    )
    expect(await presses(town, '屈行健', form, '确认', filled)).toBe('已转为长期坚持')
    expect(words(form)).toContain('已转为长期坚持，由谭立峰负责，每3个月检查一次')
    expect(words(review)).toContain('该问题现为“长期坚持”')
    expect([...buttonsOn(town, form), ...buttonsOn(town, review)]).toEqual([])
    expect(problemOf(town, 'WT-012')).toMatchObject({ state: 'longTerm', closings: [] })
    for (const person of ['谭立峰', '佟海潮', '章怀瑾'])
      expect(town.letters(person).filter((each) => each.includes('WT-012 已转为长期坚持'))).toHaveLength(1)
    expect(words(await asks(town, '佟海潮', '/问题 WT-012'))).toContain('蓝灯·长期')
  })

  it('an open blocker stands in the way until it is cleared, and both sides hear of it', async () => {
    const group = '云渡街道巡察整改工作群'
    await finishesTasks(town, 'WT-037', '卓识远')
    expect(await answer('石破竹', '/堵点 WT-037 场地未腾退', group)).toContain('您没有')
    expect(await answer('安知鱼', '/堵点 WT-037', group)).toContain('用法：/堵点 编号 情况')
    expect(await answer('安知鱼', '/堵点 WT-037 场地未腾退，需区里协调', group)).toContain(
      '已登记 WT-037 的堵点 DD-037-1',
    )
    expect(town.letters('卓识远').at(-1)).toContain(
      '安知鱼报告 WT-037 存在堵点，请协调：场地未腾退，需区里协调',
    )
    const gap = await asks(town, '安知鱼', '/销号 WT-037')
    expect(words(gap)).toContain('堵点尚未解除（DD-037-1）')
    const item = await asks(town, '安知鱼', '/问题 WT-037', group)
    expect(await presses(town, '石破竹', item, '解除堵点 DD-037-1')).toContain('您没有')
    const toasts = await pressesAtOnce(town, [
      ['卓识远', item, '解除堵点 DD-037-1', {}],
      ['安知鱼', item, '解除堵点 DD-037-1', {}],
    ])
    expect(toasts).toEqual(['堵点已解除', 'DD-037-1 已办理，无需重复操作。'])
    expect(town.letters('安知鱼').at(-1)).toContain('WT-037 的堵点 DD-037-1 已由卓识远解除')
    expect(words(gap)).toContain('整改成效')
    expect(await presses(town, '安知鱼', gap, '提交', { statement: '已整改到位' })).toBe('已提交')
  })

  it('in the evening a request for review goes at once, what is merely told waits for the morning', async () => {
    await finishesTasks(town, 'WT-020', '顾盼青')
    await town.at('2025-10-24T19:00:00+08:00')
    expect(await appliesFor(town, '车明远', 'WT-020')).toBe('已提交')
    const form = { opinion: '签约台账未核实', return_reason: 'evidence' }
    expect(await presses(town, '顾盼青', town.cardFor('顾盼青', 'WT-020 责任领导初审'), '退回', form)).toBe(
      '已退回',
    )
    const told = () => town.letters('车明远').filter((each) => each.includes('WT-020 的销号申请被顾盼青退回'))
    expect(told()).toEqual([])
    await town.at('2025-10-27T08:30:00+08:00')
    expect(told()).toHaveLength(1)
  })
})
