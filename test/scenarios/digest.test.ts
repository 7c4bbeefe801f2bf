import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { components } from '../../src/sandbox/card/walk.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { asks, buttonsOn, presses, pressesAtOnce, ticked } from './steps.ts'
import { Town } from './town.ts'

const LEADING = '区党工委巡察工作领导小组'
const UNIT = '教育卫健局巡察整改工作群'
const OFFICE = ['骆闻达', '褚明河', '翁知微'] as const
const FIGURES = [
  '问题总数',
  '应销',
  '已销',
  '应销已销',
  '按期销号',
  '审核中',
  '长期坚持',
  '未销号',
  '超期',
  '反弹重开',
]
const RATES = ['整改完成率', '应销销号率', '按期销号率', '超期率']

type Golden = Readonly<Record<string, number | readonly string[]>>
const golden = (): { 全区: Golden; 分单位: Readonly<Record<string, Golden>> } =>
  JSON.parse(readFileSync(new URL('../../src/runtime/demo/demo-feedback.json', import.meta.url), 'utf8'))
    .expected_digest_at_demo_now

/** The figures of a scope as the card prints them: `应销：20`, `整改完成率：30.00%`. */
const printed = (of: Golden): readonly string[] => [
  ...FIGURES.map((name) => `${name}：${of[name]}`),
  ...RATES.map((name) => `${name}：${Number(of[name]).toFixed(2)}%`),
]
const codesIn = (words: string): readonly string[] =>
  [...new Set(words.match(/WT-\d{3}/g))].toSorted((a, b) => a.localeCompare(b))
const section = (words: string, name: string): readonly string[] => {
  const lines = words.split('\n')
  const from = lines.findIndex((line) => line.endsWith(`、${name}`))
  const rest = lines.slice(from + 1)
  const to = rest.findIndex((line) => /^[一二三四五六七]、|^灯号说明/.test(line))
  return rest.slice(0, to)
}
const bytes = (card: Message): number => Buffer.byteLength(card.content)

describe('the weekly digest', () => {
  let town: Town
  const groups = () => town.emulator.store.chats.where(({ mode }) => mode === 'group')
  const digests = (chat: string): readonly Message[] =>
    town.emulator
      .chat(chat)
      .answers()
      .filter((message) => town.wordsOf(message).startsWith('巡察整改周报'))
  const inAll = (): number => groups().reduce((sum, { chatId }) => sum + digests(chatId).length, 0)
  const only = (chat: string): string =>
    digests(chat)
      .map((message) => town.wordsOf(message))
      .at(-1) ?? ''

  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T16:40:00+08:00' })
  })
  afterAll(() => town.close())

  it('is a draft for OFFICE at the cut-off, with the golden figures to the digit', async () => {
    await town.says('段小满', '/延期 WT-015 2025-11-14 供应商结算资料未交齐')
    await town.at('2025-10-24T16:59:00+08:00')
    expect(town.letters(OFFICE[0]).join()).not.toContain('周报')
    await town.at('2025-10-24T17:00:00+08:00')
    for (const person of OFFICE)
      expect(town.letters(person).filter((letter) => letter.startsWith('周报待发布')).length).toBe(1)
    expect(town.letters('屈行健').join()).not.toContain('周报')
    expect(inAll()).toBe(0)
    const draft = town.wordsOf(town.cardFor(OFFICE[0], '周报待发布'))
    expect(draft).toContain('请核对后发布；10月24日 17:40前未处理的，由系统自动发布')
    for (const figure of printed(golden().全区)) expect(draft).toMatch(new RegExp(`^${figure}(（|$)`, 'm'))
    expect(draft).toContain('绿灯 9、黄灯 8、红灯 6、灰灯·在审 4、蓝灯·长期 1、已销 12')
    for (const [unit, of] of Object.entries(golden().分单位))
      expect(draft).toContain(
        `${unit} | ${of.问题总数} | ${of.应销} | ${of.应销已销} | ${of.超期} | ${Number(of.整改完成率).toFixed(2)}% |`,
      )
  })

  it('tells what changed since last week, and of the late items who, how long, why and until when', () => {
    const draft = town.wordsOf(town.cardFor(OFFICE[0], '周报待发布'))
    expect(draft).toContain('超期：6（增加3）')
    expect(draft).toContain('已销：12（持平）')
    expect(draft).toContain('按期销号率：55.00%（减少13.75个百分点）')
    const late = section(draft, '超期与反弹')
    expect(codesIn(late.join())).toEqual(golden().全区.超期清单)
    expect(late).toContain('WT-007 | 建设交通局 | 沈若岚 | 反弹, 超期 | 2天 | 未说明 | —')
    expect(late).toContain('WT-015 | 教育卫健局 | 唐景和 | 超期 | 7天 | 供应商结算资料未交齐 | 11月14日')
    expect(section(draft, '本周销号')).toEqual(['无'])
    expect(codesIn(section(draft, '下周到期').join())).toEqual([
      'WT-013',
      'WT-016',
      'WT-023',
      'WT-027',
      'WT-029',
      'WT-034',
      'WT-037',
      'WT-038',
    ])
  })

  it('names the journal’s head at the freeze', () => {
    const head = /台账校验值 ([0-9a-f]{64})/.exec(town.wordsOf(town.cardFor(OFFICE[0], '周报待发布')))?.[1]
    const frozen = town.service.database.read(
      (store) => [...store.journal.read({ stream: 'digest:2025-10-24' })][0],
    )
    expect(head).toBe(frozen?.previousHash)
  })

  it('goes out once when two of OFFICE release it at the same time', async () => {
    const [one, other] = [town.cardFor(OFFICE[0], '周报待发布'), town.cardFor(OFFICE[1], '周报待发布')]
    const toasts = await pressesAtOnce(town, [
      [OFFICE[0], one, '发布', {}],
      [OFFICE[1], other, '发布', {}],
    ])
    expect(new Set(toasts)).toEqual(new Set(['周报已发送', '本期周报已发布，无需重复操作。']))
    expect(inAll()).toBe(7)
    for (const person of OFFICE) {
      const card = town.cardFor(person, '已发布（10月24日 17:00）')
      expect(buttonsOn(town, card)).toEqual([])
    }
    await town.at('2025-10-24T17:45:00+08:00')
    expect(inAll()).toBe(7)
  })

  it('is for the leading group codes, figures and lights; for a unit its own items with their substance', () => {
    const full = only(LEADING)
    expect(full).toContain('经巡察办审核发布')
    expect(full).not.toMatch(/系统统计|沈若岚|供应商|校服/)
    expect(section(full, '超期与反弹')).toContain('WT-015 | 教育卫健局 | 超期 | 7天 | 已申请延期 | 11月14日')
    const own = only(UNIT)
    for (const figure of printed(golden().分单位.教育卫健局 ?? {}))
      expect(own).toMatch(new RegExp(`^${figure}(（|$)`, 'm'))
    expect(
      section(own, '超期与反弹')
        .slice(1)
        .map((row) => row.split(' | ')[0]),
    ).toEqual(['WT-015', 'WT-019', 'WT-020'])
    expect(own).toMatch(/^一、总体情况[\s\S]*^二、本周销号[\s\S]*^三、超期与反弹[\s\S]*^四、下周到期/m)
    for (const { chatId, name } of groups().filter((chat) => chat.name !== LEADING)) {
      const words = only(chatId)
      const short = name.replace('巡察整改工作群', '')
      const units = Object.keys(golden().分单位).filter((unit) => words.includes(unit))
      expect(units).toEqual([short])
      const mine = town.service.database.read((store) =>
        codesIn(words).map((code) => {
          const problem = store.problems.codes().find((each) => each === code)
          const unit = problem === undefined ? undefined : store.problems.get(problem)?.organisation
          return unit === undefined ? '' : (store.directory.load().organisations.get(unit)?.short ?? '')
        }),
      )
      expect(new Set(mine)).toEqual(new Set(mine.length === 0 ? [] : [short]))
    }
  })

  it('carries a chart that every client draws, and stays within the size of a card', () => {
    for (const { chatId } of groups())
      for (const card of digests(chatId)) expect(bytes(card)).toBeLessThanOrEqual(30_000)
    const [card] = digests(LEADING)
    const chart = [...components(JSON.parse(card?.content ?? '{}'))].find(({ tag }) => tag === 'chart')
    expect(chart?.component.chart_spec).toMatchObject({
      type: 'bar',
      xField: 'unit',
      yField: 'count',
      seriesField: 'light',
      stack: true,
    })
    const spec = JSON.parse(JSON.stringify(chart?.component.chart_spec))
    const sum = spec.data[0].values.reduce((all: number, { count }: { count: number }) => all + count, 0)
    expect([spec.data[0].values.length, sum]).toEqual([36, 40])
  })

  it('is read again with /周报, and before it is out live figures beside last week’s', async () => {
    const again = await asks(town, '宋闻笛', '/周报 2025-10-24')
    const words = town.wordsOf(again)
    expect(words).toMatch(/^巡察整改周报（截至2025年10月24日）\n教育卫健局\n/)
    expect(words).toContain('经骆闻达审核发布')
    await town.at('2025-10-27T10:00:00+08:00')
    const now = town.wordsOf(await asks(town, OFFICE[0], '/周报'))
    expect(now).toContain('实时统计，非正式发布')
    expect(now).toContain('已销：12（持平）')
  })

  it('a week later is released by the system with its mark, and compared with this one', async () => {
    const open = await asks(town, '屈行健', '/问题 WT-012')
    await presses(town, '屈行健', open, '审核 · 认定')
    const review = town.cardFor('屈行健', 'WT-012 认定')
    expect(
      await presses(town, '屈行健', review, '认定', { ...ticked(town, 'WT-012'), opinion: '同意' }),
    ).toContain('认定')
    await town.at('2025-10-31T17:00:00+08:00')
    expect(inAll()).toBe(7)
    await town.at('2025-10-31T17:39:00+08:00')
    expect(inAll()).toBe(7)
    await town.at('2025-10-31T17:40:00+08:00')
    expect(inAll()).toBe(14)
    const full = only(LEADING)
    expect(full).toContain('巡察整改周报（截至2025年10月31日）')
    expect(full).toContain('系统统计、未经人工复核')
    expect(full).toContain('已销：13（增加1）')
    expect(full).toContain('本周新销：1（增加1）')
    expect(full).toContain('整改完成率：32.50%（增加2.50个百分点）')
    expect(section(full, '本周销号').slice(1)).toEqual(['WT-012 | 财政金融局 | 10月31日'])
    expect(section(only('财政金融局巡察整改工作群'), '本周销号').slice(1)).toEqual([
      'WT-012 | 财政金融局 | 存量资金盘活不力 | 10月31日',
    ])
    expect(town.wordsOf(town.cardFor(OFFICE[2], '周报（截至2025年10月31日）'))).toContain(
      '系统统计、未经人工复核',
    )
  })
})
