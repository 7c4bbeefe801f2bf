import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asksAll, asksFor, plain, rung, strangeGroup } from './answers.ts'
import { asks, buttonsOn, presses } from './steps.ts'
import { stateOf, Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const OTHER = '财政金融局巡察整改工作群'
const LEADING = '区党工委巡察工作领导小组'
const STRANGE = '几个单位的群'
const HANDLER = '廖望山'
const OFFICE = '骆闻达'
/** Of 纪检监察 and 组织部门. */
const SUPERVISORS = ['穆怀远', '席望舒']

/** Words of WT-003 that only its unit and its supervisors may read. */
const SUBSTANCE = /签证|387\.5|变更|廖望山|鲁启明/

let town: Town
beforeAll(async () => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  strangeGroup(town, STRANGE, [HANDLER, OFFICE, '苗思远'])
})
afterAll(() => town.close())

describe('commands where they are said', () => {
  it('reads every spelling of a command and of a code, with and without @', async () => {
    const spellings = [
      '/问题 WT-003',
      '／问题　ＷＴ－００３',
      '/problem wt3',
      '@整改助手 /问题 3号问题',
      '/问题第三号问题',
    ]
    const others = [
      '/问题：问题003。',
      '/PROBLEM w-003',
      '/问题\u200B RW-003-2',
      '@整改助手 WT-003 怎么样了',
      '@整改助手 第三个问题呢',
    ]
    const [group, direct] = await Promise.all([
      asksAll(town, HANDLER, spellings, UNIT),
      asksAll(town, '鲁启明', others),
    ])
    for (const answer of [...group, ...direct])
      expect(answer).toMatch(/^WT-003 工程变更签证随意、先施工后审批/)
  })

  it('says nothing to what is not said to it', async () => {
    const texts = ['今天 12 号下午开会', '1/2 已完成', '收到', '@曾之恒 请看 WT-003']
    expect(await asksAll(town, HANDLER, texts, UNIT)).toEqual(texts.map(() => '(silence)'))
    expect(await asksFor(town, HANDLER, '@整改助手 你好', UNIT)).toBe(
      '请说明是哪个问题，例如“WT-012”；发送 /帮助 查看可用命令。',
    )
  })

  it('shows codes, figures and lights alone in the leading group and in a group it does not know', async () => {
    const wide = ['/问题 WT-003', '/台账 建设交通局', '/我的', '/催办 WT-003 请抓紧', '@整改助手 WT-003']
    for (const [by, chat] of [
      [OFFICE, LEADING],
      [OFFICE, STRANGE],
    ] as const) {
      const [problem, ledger, mine, chased, mentioned] = await asksAll(town, by, wide, chat)
      expect(problem).toMatch(/^WT-003\n建设交通局\n整改中/)
      expect(ledger).toContain('WT-003 | 绿灯 | 整改中 | 11月14日 | 70%')
      expect(chased).toBe('已就 WT-003 催办当前责任人。')
      for (const answer of [problem, ledger, mine, chased, mentioned]) expect(answer).not.toMatch(SUBSTANCE)
    }
  })

  it('sends a form one to one where others would look on', async () => {
    expect(await asksFor(town, OFFICE, '/重开 WT-002', LEADING)).toBe('已发送至您与整改助手的单聊。')
    expect(town.wordsOf(town.cardFor(OFFICE, 'WT-002 反弹重开'))).toContain('销号单号 XH-002-1')
  })

  it('sends a form one to one where the chat’s own people could not send it in', async () => {
    const office = strangeGroup(town, '巡察办工作群', [OFFICE, ...SUPERVISORS])
    await town.says(OFFICE, '/绑定 巡察办', office)
    for (const by of SUPERVISORS) town.emulator.people.addMember(UNIT, by, OFFICE)
    await town.quiet()
    for (const by of SUPERVISORS)
      for (const chat of [UNIT, office]) {
        const known = town.letters(by).length
        expect(await asksFor(town, by, '/重开 WT-002', chat)).toBe('已发送至您与整改助手的单聊。')
        expect(town.letters(by)).toHaveLength(known + 1)
        expect(buttonsOn(town, town.cardFor(by, 'WT-002 反弹重开'))).toEqual(['提交'])
      }
    expect(buttonsOn(town, await asks(town, OFFICE, '/重开 WT-002', office))).toEqual(['提交'])
  })

  it('keeps other units out of a unit’s group, whoever asks', async () => {
    const elsewhere = '不在本群的查询范围内，请到该单位工作群或与整改助手的单聊中办理。'
    const answers = await asksAll(
      town,
      OFFICE,
      ['/问题 WT-008', '/台账 财政金融局', '@整改助手 WT-008', '/催办 WT-008'],
      UNIT,
    )
    expect(answers).toEqual([
      `WT-008 ${elsewhere}`,
      `财政金融局 ${elsewhere}`,
      `WT-008 ${elsewhere}`,
      `WT-008 ${elsewhere}`,
    ])
    const [all] = await asksAll(town, OFFICE, ['/台账'], OTHER)
    expect(all).toMatch(/共7项/)
    expect(all).not.toMatch(/WT-00[1-7]/)
    expect(await asksFor(town, OFFICE, '/问题 WT-008')).toContain('政府采购监管缺位')
  })

  it('lets nobody read what is another unit’s, and tells it in the thread', async () => {
    const answers = await asksAll(town, HANDLER, [
      '/问题 WT-008',
      '/进度 WT-008 50',
      '/佐证 RW-008-1',
      '/台账 财政金融局',
      '/问题 RW-008-99',
    ])
    expect(answers).toEqual([
      'WT-008 不在您的权限范围内。',
      'WT-008 不在您的权限范围内。',
      'RW-008-1 不在您的权限范围内。',
      '财政金融局 不在您的权限范围内。',
      'RW-008-99 不在您的权限范围内。',
    ])
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(HANDLER, '/问题 WT-008')
    await town.quiet()
    expect(town.answersTo(said).map(({ threadId }) => typeof threadId)).toEqual(['string'])
  })

  it('refuses another unit’s code in private, and the group does not hear which codes there are', async () => {
    const said = ['/问题 WT-020', '/进度 RW-020-1 50', '@整改助手 WT-020', '/台账 财政金融局']
    const nobodys = ['/问题 WT-999', '/进度 RW-999-1 50', '@整改助手 WT-999']
    for (const text of [...said, ...nobodys])
      expect(await asksFor(town, HANDLER, text, UNIT)).toBe('已发送至您与整改助手的单聊。')
    const letters = town.letters(HANDLER).slice(-7).map(plain)
    expect(letters).toEqual([
      'WT-020 不在您的权限范围内。',
      'RW-020-1 不在您的权限范围内。',
      'WT-020 不在您的权限范围内。',
      '财政金融局 不在您的权限范围内。',
      '台账中没有 WT-999，请核对编号，或用 /台账 查询。',
      '台账中没有 RW-999-1，请核对编号，或用 /台账 查询。',
      '台账中没有 WT-999，请核对编号，或用 /台账 查询。',
    ])
    expect(await asksFor(town, HANDLER, '/进度 RW-003-9 80', UNIT)).toContain('台账中没有 RW-003-9')
    expect(await asksFor(town, OFFICE, '/问题 WT-999', UNIT)).toContain('台账中没有 WT-999')
  })

  it('filters the ledger by unit, state, overdue and words, and turns its pages', async () => {
    const [unit, overdue, words, none, review] = await asksAll(town, OFFICE, [
      '/台账 城发集团 已销号',
      '/ledger OVERDUE 教育卫健局',
      '/台账 采购 待监督复核，待责任领导初审',
      '/台账 查无此词',
      '/台账 审核中',
    ])
    expect(unit?.match(/WT-\d{3}/g)).toEqual(['WT-028', 'WT-033'])
    expect(overdue?.match(/WT-\d{3}/g)).toEqual(['WT-015', 'WT-019', 'WT-020'])
    expect(words?.match(/WT-\d{3}/g)).toEqual(['WT-009'])
    expect(none).toMatch(/没有符合条件的问题$/)
    expect(review).toContain('共4项')
    await town.says(OFFICE, '/台账')
    const card = town.cardFor(OFFICE, '共40项（第1页，共4页）')
    for (let page = 2; page <= 4; page += 1) await presses(town, OFFICE, card, '下一页')
    expect(town.wordsOf(card)).toMatch(/第4页，共4页[\s\S]*WT-040/)
    expect(buttonsOn(town, card)).toEqual(['上一页'])
  })

  it('binds a group for OFFICE alone; then the group sees its unit’s items, once others are out of it', async () => {
    const [no, wrong, unknown] = await asksAll(
      town,
      HANDLER,
      ['/绑定 单位 建设交通局', '/绑定', '/绑定 单位 没有的局'],
      STRANGE,
    )
    expect(no).toBe('您没有“绑定群聊”的权限。使用人：巡察办。')
    expect(wrong).toBe('用法：/绑定 群类型 [单位] [全部消息｜仅@]。例如：/绑定 单位 建设交通局')
    expect(unknown).toBe(wrong)
    for (const word of ['constructor', '单位 __proto__', '建设交通局 toString'])
      expect(await asksFor(town, OFFICE, `/绑定 ${word}`, STRANGE)).toBe(wrong)
    expect(await asksFor(town, OFFICE, '/绑定 单位 建设交通局')).toBe('该命令只能在群聊中使用。')
    expect(await asksFor(town, OFFICE, '／绑定　单位　建设交通局', STRANGE)).toBe(
      '本群已登记为建设交通局工作群。',
    )
    expect(await asksFor(town, HANDLER, '/问题 WT-003', STRANGE)).not.toMatch(SUBSTANCE)
    town.emulator.people.removeMember(STRANGE, '苗思远', OFFICE)
    await town.quiet()
    expect(await asksFor(town, HANDLER, '/问题 WT-003', STRANGE)).toContain('387.5万元')
    expect(await asksFor(town, OFFICE, '/问题 WT-008', STRANGE)).toContain('不在本群的查询范围内')
  })

  it('gives the calendar and the figures, but none of days to come', async () => {
    const [makeUp, beyond, none, digest, future] = await asksAll(town, OFFICE, [
      '/日历 10月11日',
      '/日历 2099-01-01',
      '/日历 2025-02-29',
      '/周报 2025-10-17',
      '/周报 2025-10-31',
    ])
    expect(makeUp).toContain('工作日（调休）')
    expect(beyond).toContain('暂定')
    expect(none).toBe('“2025-02-29”不是有效日期，请按 2025-10-31 的格式填写。')
    expect(digest).toContain('截至2025年10月17日')
    expect(future).toBe('2025年10月31日尚未到，请填写今日或以前的日期。')
    const refused = await asksAll(town, HANDLER, ['/周报'], UNIT)
    expect(refused[0]).toMatch(/^您没有“查看周报”的权限。使用人：巡察办、领导小组/)
    expect(rung(town)).toEqual([])
    expect(stateOf(town, 'WT-003')?.progress.length).toBe(2)
  })
})
