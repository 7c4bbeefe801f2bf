import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/index.ts'
import { aMoment, asks, clicks, presses, problemOf } from './steps.ts'
import { Town } from './town.ts'

/** WT-015 (overdue) and WT-016 (due on 10-31) of the demo round; the head owns their tasks. */
const [HEAD, LEADER, FIRST, OFFICE] = ['段小满', '唐景和', '宋闻笛', '骆闻达']
const DAILY = '整改提醒'

describe('the answers to a daily card', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-27T09:00:00+08:00' })
  })
  afterAll(() => town.close())

  /** Fills in the form of an item's line and presses one of its buttons; returns the toast. */
  const answers = async (card: Message, item: string, button: string, form: Record<string, string>) => {
    const items = town
      .wordsOf(card)
      .split('\n')
      .flatMap((line) => /^((?:WT|RW)-\S+) /.exec(line)?.[1] ?? [])
    const number = items.indexOf(item) + 1
    const named = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [`${name}__${number}`, value]),
    )
    const messageId = card.messageId
    const result = await town.emulator.people.click({
      by: HEAD,
      messageId,
      name: `${button}__${number}`,
      form: named,
    })
    await aMoment(town)
    return result.toast?.content
  }

  it('store percent and note, and count as read', async () => {
    const card = town.cardFor(HEAD, DAILY)
    expect(town.wordsOf(card)).not.toContain('已阅（')
    expect(await answers(card, 'RW-016-2', 'report', { percent: '130', note: '' })).toContain('0')
    expect(await answers(card, 'RW-016-2', 'report', { percent: '80', note: '储备库已建成' })).toBe(
      '已登记进展',
    )
    const problem = problemOf(town, 'WT-016')
    expect(problem.tasks.find(({ code }) => code === 'RW-016-2')?.percent).toBe(80)
    expect(problem.progress.at(-1)).toMatchObject({ on: 'RW-016-2', percent: 80, note: '储备库已建成' })
    expect(town.wordsOf(card)).toContain('已阅（10月27日 09:00）')
  })

  it('show those above who has read it: on the problem’s card', async () => {
    const read = /最近提醒：段小满，10月27日 09:00发出，10月27日 09:00已阅/
    expect(town.wordsOf(await asks(town, LEADER, '/问题 WT-016'))).toMatch(read)
    expect(town.wordsOf(await asks(town, FIRST, '/问题 WT-016'))).toMatch(read)
    expect(town.wordsOf(await asks(town, HEAD, '/问题 WT-016'))).not.toContain('最近提醒')
    // Nobody reads whether those above him, or beside him, have.
    expect(town.wordsOf(town.cardFor(OFFICE, DAILY))).not.toMatch(/屈行健，.*发出|褚明河，/)
  })

  it('ask for another date: it goes to the leader at once', async () => {
    const card = town.cardFor(HEAD, DAILY)
    const form = { until: '2025-11-14', note: '结算资料未交齐' }
    expect(await answers(card, 'WT-016', 'ask_extension', form)).toBe('已提交延期申请')
    expect(problemOf(town, 'WT-016').extensions).toMatchObject([
      { asked: '2025-11-14', reason: '结算资料未交齐' },
    ])
    expect(town.wordsOf(town.cardFor(LEADER, '延期'))).toContain('结算资料未交齐')
  })

  it('a mark of having read it, once', async () => {
    const card = town.cardFor(LEADER, DAILY)
    expect(await presses(town, LEADER, card, '已阅')).toBe('已阅')
    expect(town.wordsOf(card)).toContain('已阅（10月27日 09:00）')
    await expect(clicks(town, LEADER, card, '已阅')).rejects.toThrow('no such component')
  })

  it('a chase in the window arrives at once, and is no urgent message', async () => {
    const before = town.emulator.people.urgents().length
    expect(await town.says(LEADER, '/催办 WT-015 请于周三前反馈')).toEqual([
      expect.stringContaining('已就 WT-015 催办段小满'),
    ])
    const card = town.cardFor(HEAD, '请于周三前反馈')
    expect(town.wordsOf(card)).toContain('党组成员、副局长（分管教育）唐景和催办')
    expect(town.emulator.people.urgents().length).toBe(before)
    expect(await presses(town, HEAD, card, '提交', { percent: '90', note: '周三完成' })).toBe('已登记进展')
    expect(problemOf(town, 'WT-015').reportedPercent).toBe(90)
  })

  it('a chase in the evening waits for the morning, says so, and holds up no answer', async () => {
    const chases = () => town.letters(LEADER).filter((letter) => letter.startsWith('WT-016 催办\n'))
    await town.at('2025-10-27T19:00:00+08:00')
    expect(await town.says(OFFICE, '/催办 WT-016 请尽快审核延期')).toEqual([
      expect.stringContaining('已登记对唐景和的催办（WT-016），将于10月28日 08:30送达。'),
    ])
    expect(chases()).toEqual([])
    const opened = town.letters(LEADER).length
    expect(await presses(town, LEADER, town.cardFor(LEADER, DAILY), '查看 WT-015')).toContain('单聊')
    expect(town.letters(LEADER).length).toBe(opened + 1)
    await town.at('2025-10-28T08:29:00+08:00')
    expect(chases()).toEqual([])
    await town.at('2025-10-28T08:30:00+08:00')
    expect(chases().length).toBe(1)
  })

  it('what an outage has kept past the window is not sent in the evening', async () => {
    await town.at('2025-10-30T08:29:00+08:00')
    const before = town.letters(HEAD).length
    town.emulator.faults.set({ platformDown: true })
    await town.at('2025-10-30T08:30:00+08:00')
    town.emulator.faults.set({ platformDown: false })
    await town.at('2025-10-30T20:00:00+08:00')
    expect(town.letters(HEAD).length).toBe(before)
    const messages = town.emulator.store.messages.where(
      ({ createTime }) => createTime > Date.parse('2025-10-30T18:00:00+08:00'),
    )
    expect(messages).toEqual([])
    await town.at('2025-10-31T08:30:00+08:00')
    expect(town.letters(HEAD).length).toBeGreaterThan(before)
  })

  it('an extension that is being decided silences the overdue rungs, those of the tasks too', async () => {
    await town.at('2025-11-03T08:30:00+08:00')
    await town.at('2025-11-06T08:30:00+08:00')
    const late = [HEAD, LEADER, FIRST, OFFICE].flatMap((person) =>
      town
        .letters(person)
        .flatMap((letter) =>
          letter
            .split('\n')
            .filter((line, at, all) => /^(WT|RW)-016/.test(all[at - 1] ?? '') && line.includes('已超期')),
        ),
    )
    expect(late.filter((line) => line.includes('10月31日'))).toEqual([])
  })
})
