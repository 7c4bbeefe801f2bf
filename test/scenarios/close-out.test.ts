import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportJson } from '../../src/app/export/json.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { appliesFor, asks, buttonsOn, handsIn, presses, pressesAtOnce, problemOf, ticked } from './steps.ts'
import { Town } from './town.ts'

const GROUP = '教育卫健局巡察整改工作群'
const CODE = 'WT-016'
const [HEAD, LEADER, FIRST] = ['段小满', '唐景和', '宋闻笛']

/** WT-016 of the demo round: two open tasks owned by the head, a common problem, due 2025-10-31. */
describe('from the first report to the close-out number', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  })
  afterAll(() => town.close())
  const words = (card: Message) => town.wordsOf(card)
  const all = () => ({ ...ticked(town, CODE), opinion: '核查属实' })

  it('says all that stands in the way of an application', async () => {
    const card = await asks(town, HEAD, `/销号 ${CODE}`, GROUP)
    expect(words(card)).toContain('尚不具备申请条件')
    for (const gap of ['任务尚未办结（RW-016-1、RW-016-2）', '任务缺少佐证材料', '至少有一件凭证'])
      expect(words(card)).toContain(gap)
    expect(buttonsOn(town, card)).toEqual([])
  })

  it('a task is finished with its evidence and accepted by somebody else', async () => {
    expect((await town.says(HEAD, '/办结 RW-016-1', GROUP)).join()).toContain(
      '进度未达 100%（RW-016-1）；缺少佐证材料',
    )
    for (const task of ['RW-016-1', 'RW-016-2']) {
      const evidence = await handsIn(town, HEAD, task, 'voucher', GROUP)
      expect(words(evidence)).toContain('佐证类型：凭证')
      await town.says(HEAD, `/进度 ${task} 100% 已全部完成`, GROUP)
      expect((await town.says(HEAD, `/办结 ${task}`, GROUP)).join()).toContain('已提交验收')
      const acceptance = town.cardFor(LEADER, `${task} 任务验收`)
      expect(words(acceptance)).toContain('（凭证，段小满')
      expect(await presses(town, LEADER, acceptance, '通过')).toBe('已验收通过')
      expect(buttonsOn(town, acceptance)).toEqual([])
      expect(words(acceptance)).toContain('已验收，准予办结（唐景和')
      expect(town.letters(HEAD).at(-1)).toContain(`任务 ${task} 已由唐景和验收通过`)
    }
    expect(problemOf(town, CODE).tasks.map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('the form wants results and an institution or the reason for none', async () => {
    const form = await asks(town, HEAD, `/销号 ${CODE}`, GROUP)
    expect(words(form)).toContain('RW-016-1.pdf（凭证')
    expect(await presses(town, HEAD, form, '提交')).toContain('须填写整改成效')
    expect(await presses(town, HEAD, form, '提交', { statement: '已整改' })).toContain(
      '须填报制度成果，或说明免报理由',
    )
    const institution = {
      institution_action: 'enact',
      institution_title: '项目储备管理办法',
      institution_number: '教卫〔2026〕9号',
      institution_date: '2026-10-20',
      institution_file: problemOf(town, CODE).evidence[0]?.code,
    }
    expect(await presses(town, HEAD, form, '提交', { statement: '已整改', ...institution })).toBe(
      '2026年10月20日尚未到，请填写今日或以前的日期。',
    )
    expect(await presses(town, FIRST, form, '提交', { statement: '已整改', exemption: '个案' })).toContain(
      '您没有',
    )
    expect(problemOf(town, CODE).applications).toEqual([])
    const filled = { statement: '已追究责任并建立储备机制', exemption: '属个案' }
    expect(await presses(town, HEAD, form, '提交', filled)).toBe('已提交')
    expect(words(form)).toContain('已提交销号申请 XH-016-1')
    expect(buttonsOn(town, form)).toEqual([])
    expect(problemOf(town, CODE).state).toBe('initialReview')
  })

  it('evidence is frozen, and the unit has nothing to report while it is judged', async () => {
    expect((await town.says(HEAD, '/进度 RW-016-1 90% 补充', GROUP)).join()).toContain('现为“待责任领导初审”')
    expect((await town.says(HEAD, '/佐证 RW-016-1', GROUP)).join()).toContain('现为“待责任领导初审”')
    expect((await town.says(HEAD, `/延期 ${CODE} 2025-11-10 材料未齐`, GROUP)).join()).toContain(
      '不能申请延期',
    )
    expect((await town.says(HEAD, `/销号 ${CODE}`, GROUP)).join()).toContain('不能申请销号')
  })

  it('neither the applicant nor anybody else but the responsible leader judges first', async () => {
    const card = await asks(town, HEAD, `/问题 ${CODE}`, GROUP)
    for (const other of [HEAD, FIRST, '骆闻达', '池向晚'])
      expect(
        await presses(town, other, await asks(town, other, `/问题 ${CODE}`, GROUP), '审核 · 责任领导初审'),
      ).toMatch(/没有|回避/)
    for (const other of [HEAD, FIRST, '骆闻达', '穆怀远'])
      expect(buttonsOn(town, await asks(town, other, `/问题 ${CODE}`))).not.toContain('审核 · 责任领导初审')
    expect((await town.says('程砚秋', `/问题 ${CODE}`)).join()).toContain('不在您的权限范围内')
    const review = town.cardFor(LEADER, '责任领导初审')
    expect(await presses(town, LEADER, review, '同意', { opinion: '同意' })).toContain(
      '须逐项核对并勾选（RW-016-1、RW-016-2、免报制度成果的理由）',
    )
    expect(problemOf(town, CODE).state).toBe('initialReview')
    expect(await presses(town, LEADER, review, '同意', all())).toBe('已同意')
    expect(words(review)).toContain('责任领导初审：通过')
    expect(words(card)).toContain('待监督复核')
    expect(words(card)).toContain('纪检监察复核：待办理')
  })

  it('both supervisors judge, in either order, each for himself', async () => {
    const [discipline, personnel] = [
      town.cardFor('穆怀远', '纪检监察复核'),
      town.cardFor('辛如许', '组织部门复核'),
    ]
    for (const [person, own] of [
      ['席望舒', '纪检监察复核'],
      ['连翘楚', '组织部门复核'],
      [LEADER, ''],
      ['骆闻达', ''],
    ] as const) {
      const offered = buttonsOn(town, await asks(town, person, `/问题 ${CODE}`)).filter((each) =>
        each.startsWith('审核'),
      )
      expect(offered).toEqual(own === '' ? [] : [`审核 · ${own}`])
    }
    expect(await presses(town, '辛如许', personnel, '通过', ticked(town, CODE))).toBe('已通过')
    expect(problemOf(town, CODE).state).toBe('supervisionReview')
    expect(words(discipline)).toContain('组织部门复核：通过（辛如许）')
    expect(await presses(town, '穆怀远', discipline, '通过', all())).toBe('已通过')
    expect(problemOf(town, CODE).state).toBe('determination')
    expect(buttonsOn(town, discipline)).toEqual([])
  })

  it('two of the leading group determine at once: one closes it, the other is told', async () => {
    const first = town.cardFor('屈行健', `${CODE} 认定`)
    const offer = await asks(town, '晏清和', '/我的')
    expect(await presses(town, '晏清和', offer, `${CODE} 认定`)).toContain('单聊')
    const second = town.cardFor('晏清和', '逐项核对')
    const toasts = await pressesAtOnce(town, [
      ['屈行健', first, '认定', all()],
      ['屈行健', first, '认定', all()],
      ['晏清和', second, '认定', all()],
    ])
    expect(toasts.filter((each) => each === '已认定销号')).toHaveLength(1)
    expect(toasts.filter((each) => each.includes('现为“已销号”，本次操作未生效'))).toHaveLength(2)
    for (const card of [first, second]) {
      expect(words(card)).toContain('已认定销号，销号单号 XH-016-1')
      expect(buttonsOn(town, card)).toEqual([])
    }
  })

  it('is closed under its number, told once to those concerned, and on the record', async () => {
    const problem = problemOf(town, CODE)
    expect(problem.state).toBe('closed')
    expect(problem.closings.map(({ number }) => number)).toEqual(['XH-016-1'])
    const reviews = problem.applications[0]?.reviews ?? []
    expect(new Set([problem.applications[0]?.by, ...reviews.map(({ by }) => by)]).size).toBe(5)
    for (const person of [HEAD, LEADER, FIRST])
      expect(
        town.letters(person).filter((each) => each.includes('已认定销号，销号单号 XH-016-1')),
      ).toHaveLength(1)
    const exported: { problems: { code: string }[] } = JSON.parse(
      town.service.database.read((store) => [...exportJson(store, null)].join('')),
    )
    expect(exported.problems.find(({ code }) => code === CODE)).toMatchObject({
      state: '已销号',
      percent: 100,
      closeOutNumber: 'XH-016-1',
    })
    const card = await asks(town, LEADER, `/问题 ${CODE}`, GROUP)
    expect(words(card)).toContain('认定销号：核查属实')
    expect(buttonsOn(town, card)).toEqual([])
    expect(await appliesFor(town, HEAD, CODE).catch(String)).toContain('现为“已销号”')
  })
})
