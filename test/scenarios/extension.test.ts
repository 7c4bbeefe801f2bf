import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { asks, buttonsOn, presses, pressesAtOnce, problemOf } from './steps.ts'
import { Town } from './town.ts'

const GROUP = '城发集团巡察整改工作群'
const CODE = 'WT-027'
const [HEAD, LEADER, FIRST, OFFICE] = ['欧阳策', '易水寒', '雷定远', '骆闻达']

describe('a later deadline', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())
  const words = (card: Message) => town.wordsOf(card)
  const answer = async (by: string, text: string, chat?: string) => (await town.says(by, text, chat)).join()
  const request = (person: string, code = CODE) => town.cardFor(person, `${code} 延期审批`)

  describe(`${CODE}, due 2025-10-31, asked for by the head of the department`, () => {
    it('is asked for with a good date and a reason, by those who may, once at a time', async () => {
      for (const [given, said] of [
        ['2025-10-20 合同未签', '2025年10月20日已过'],
        ['2025-10-31 合同未签', '须晚于2025年10月31日'],
        ['2025-02-30 合同未签', '“2025-02-30”不是有效日期'],
        ['2025-11-14', '用法：/延期 编号 新时限 理由'],
      ] as const)
        expect(await answer(HEAD, `/延期 ${CODE} ${given}`, GROUP)).toContain(said)
      for (const other of [FIRST, OFFICE])
        expect(await answer(other, `/延期 ${CODE} 2025-11-14 合同未签`, GROUP)).toContain(
          '您没有对 WT-027 “申请延期”的权限',
        )
      expect(problemOf(town, CODE).extensions).toEqual([])
      expect(await answer(HEAD, `/延期 ${CODE} 11月14日 合同变更尚在审计`, GROUP)).toContain(
        '已提交 WT-027 延期至2025年11月14日的申请，批准前仍按现行时限执行',
      )
      expect(await answer(HEAD, `/延期 ${CODE} 2025-11-12 再次申请`, GROUP)).toContain('已有延期申请在办')
    })

    it('moves nothing by being asked for', async () => {
      const item = await asks(town, HEAD, `/问题 ${CODE}`)
      expect(words(item)).toContain('延期中')
      expect(words(item)).toContain('整改时限：2025年10月31日（剩余7天）')
      expect(words(item)).toContain('黄灯')
      expect(buttonsOn(town, item).join()).not.toContain('审批延期')
      expect(await answer(HEAD, `/销号 ${CODE}`)).toContain('延期申请尚未办结（YQ-027-1）')
    })

    it('the leader, then the first-responsible person give their opinion', async () => {
      for (const person of [FIRST, OFFICE, '屈行健'])
        expect(buttonsOn(town, await asks(town, person, `/问题 ${CODE}`)).join()).not.toContain('审批延期')
      const card = request(LEADER)
      expect(words(card)).toContain('由2025年10月31日延至2025年11月14日')
      expect(await presses(town, LEADER, card, '同意', { opinion: '情况属实' })).toBe('意见已登记')
      expect(words(card)).toContain('责任领导意见：同意（易水寒')
      expect(buttonsOn(town, card)).toEqual([])
      const toasts = await pressesAtOnce(town, [
        [FIRST, request(FIRST), '不同意', { opinion: '应抓紧办结' }],
        [FIRST, request(FIRST), '同意', {}],
      ])
      expect(toasts).toEqual(['意见已登记', expect.stringContaining('本次操作未生效')])
      expect(problemOf(town, CODE).extensions[0]).toMatchObject({
        firstOpinion: { agrees: false },
        decision: null,
      })
      expect(problemOf(town, CODE).effectiveDeadline).toBe('2025-10-31')
    })

    it('the inspection office decides, within what was asked, anyone of it, once', async () => {
      const one = request(OFFICE)
      await presses(town, '褚明河', await asks(town, '褚明河', '/我的'), `${CODE} 延期审批`)
      const two = town.cardFor('褚明河', '延期决定')
      expect(await presses(town, OFFICE, one, '不批准')).toContain('须填写理由')
      expect(await presses(town, OFFICE, one, '批准', { until: '2025-11-20' })).toContain(
        '不得晚于申请的时限2025年11月14日',
      )
      expect(await presses(town, OFFICE, one, '批准', { until: '2025-10-30' })).toContain('须晚于')
      const toasts = await pressesAtOnce(town, [
        ['褚明河', two, '批准', { until: '2025-11-07', opinion: '从严掌握' }],
        [OFFICE, one, '不批准', { opinion: '不予延期' }],
      ])
      expect(toasts).toEqual(['已批准', expect.stringContaining('本次操作未生效')])
      for (const card of [one, two]) {
        expect(words(card)).toContain('已批准，整改时限延至2025年11月7日（褚明河')
        expect(words(card)).toContain('意见：从严掌握')
        expect(buttonsOn(town, card)).toEqual([])
      }
    })

    it('deadline, light and flags move with the decision, the original stays', async () => {
      expect(problemOf(town, CODE)).toMatchObject({
        deadline: '2025-10-31',
        effectiveDeadline: '2025-11-07',
        deadlineVersion: 2,
      })
      const item = await asks(town, HEAD, `/问题 ${CODE}`, GROUP)
      expect(words(item)).toContain('2025年11月7日（剩余14天；原定 2025年10月31日）')
      expect(words(item)).toContain('绿灯')
      expect(words(item)).not.toContain('延期中')
      for (const person of [HEAD, LEADER, FIRST])
        expect(town.letters(person).at(-1)).toContain(
          'WT-027 的延期申请已获批准，整改时限延至2025年11月7日（褚明河）：从严掌握',
        )
    })
  })

  it('the leading group decides beyond the concentrated period; the applicant has no say in it', async () => {
    await town.says(LEADER, `/延期 ${CODE} 2025-11-28 工具上线需等待等保测评`)
    expect(words(request(FIRST))).toContain('责任领导意见：为申请人，视同同意')
    await presses(town, FIRST, request(FIRST), '同意')
    expect(buttonsOn(town, await asks(town, OFFICE, `/问题 ${CODE}`)).join()).not.toContain('审批延期')
    expect(words(request(OFFICE))).not.toContain('2025年11月28日')
    for (const person of [LEADER, HEAD])
      expect(buttonsOn(town, await asks(town, person, `/问题 ${CODE}`)).join()).not.toContain('审批延期')
    expect(words(request('屈行健'))).toContain('此前已延期1次，累计7天')
    expect(await presses(town, '屈行健', request('屈行健'), '批准')).toBe('已批准')
    expect(problemOf(town, CODE).effectiveDeadline).toBe('2025-11-28')
    expect(await answer(HEAD, `/延期 ${CODE} 2025-12-12 第三次`)).toContain('已延期 2 次，达到上限')
  })

  it('what is to be done at once and is late: explained by the first-responsible person, decided by the group', async () => {
    await town.says('金晓芃', '/延期 WT-007 2025-11-07 派车平台尚在对接')
    await presses(town, '沈若岚', request('沈若岚', 'WT-007'), '同意')
    const card = request('程砚秋', 'WT-007')
    expect(words(card)).toContain('逾期申请，第一责任人须说明情况')
    expect(await presses(town, '程砚秋', card, '同意')).toContain('逾期申请须由第一责任人说明情况')
    expect(await presses(town, '程砚秋', card, '同意', { opinion: '力量调配不及时，已整改' })).toBe(
      '意见已登记',
    )
    const decision = request('屈行健', 'WT-007')
    expect(await presses(town, '屈行健', decision, '不批准', { opinion: '立行立改事项不予延期' })).toBe(
      '未予批准',
    )
    expect(words(decision)).toContain('未批准延期（屈行健')
    expect(words(decision)).toContain('意见：立行立改事项不予延期')
    expect(problemOf(town, 'WT-007')).toMatchObject({ effectiveDeadline: '2025-10-22', deadlineVersion: 2 })
    expect(town.letters('金晓芃').at(-1)).toContain(
      'WT-007 的延期申请未获批准（屈行健）：立行立改事项不予延期',
    )
    expect(words(await asks(town, '金晓芃', '/问题 WT-007'))).toContain('红灯')
  })

  it('a task moves within its problem, by the leader’s decision', async () => {
    expect(await answer('廖望山', '/延期 RW-003-1 2025-11-30 测量未完')).toContain(
      '超出问题整改时限（2025年11月14日）',
    )
    expect(await answer('白露宁', '/延期 RW-003-1 2025-11-10 测量未完')).toContain('您没有')
    expect(await answer('廖望山', '/延期 RW-003-1 2025-11-10 测量未完')).toContain(
      '已提交 RW-003-1 延期至2025年11月10日',
    )
    expect(await answer('廖望山', '/延期 RW-003-1 2025-11-12 测量未完')).toContain('已有延期申请在办')
    expect(buttonsOn(town, await asks(town, '廖望山', '/问题 WT-003')).join()).not.toContain('审批延期')
    await presses(town, '鲁启明', await asks(town, '鲁启明', '/问题 WT-003'), '审批延期 RW-003-1')
    const card = town.cardFor('鲁启明', 'RW-003-1 任务延期审批')
    const toasts = await pressesAtOnce(town, [
      ['鲁启明', card, '批准', {}],
      ['鲁启明', card, '批准', {}],
    ])
    expect(toasts).toEqual(['已批准', expect.stringContaining('RW-003-1 已有变化')])
    expect(words(card)).toContain('已批准延期，完成时限为2025年11月10日')
    expect(problemOf(town, 'WT-003').tasks[0]).toMatchObject({ effectiveDue: '2025-11-10' })
    expect(town.letters('廖望山').at(-1)).toContain('任务 RW-003-1 的时限已由鲁启明批准延至2025年11月10日')
  })

  it('reminders of the old deadline go on until the decision and end with it', async () => {
    const reminded = (person: string, day: string) =>
      town.letters(person).filter((each) => each.startsWith(`整改提醒（${day}）`) && each.includes('WT-023 '))
    await town.says('解一帆', '/延期 WT-023 2025-11-14 论证会改期')
    await town.at('2025-10-28T08:30:00+08:00')
    expect(reminded('解一帆', '10月28日').join()).toContain('时限2025年10月31日')
    await presses(town, '裴云舒', request('裴云舒', 'WT-023'), '同意')
    await presses(town, '罗启航', request('罗启航', 'WT-023'), '同意')
    await presses(town, OFFICE, request(OFFICE, 'WT-023'), '批准')
    for (const day of ['30', '31']) {
      await town.at(`2025-10-${day}T08:30:00+08:00`)
      expect(reminded('解一帆', `10月${day}日`)).toEqual([])
    }
    await town.at('2025-11-07T08:30:00+08:00')
    expect(reminded('解一帆', '11月7日').join()).toContain('时限2025年11月14日')
  })
})
