import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Card, dailyCards } from './daily-cards.ts'
import { Town } from './town.ts'

const of = (cards: readonly Card[], person: string, day: string): readonly string[] =>
  cards.filter((card) => card.person === person && card.at.startsWith(day)).flatMap(({ lines }) => lines)

describe('the daily cards of the weeks after the demo day', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-10-24T18:30:00+08:00' })
  })
  afterAll(() => town.close())

  it('leave the evening and the weekend quiet, and come on Monday at half past eight', async () => {
    for (const moment of ['2025-10-24T23:00', '2025-10-25T09:00', '2025-10-26T12:00', '2025-10-27T08:29'])
      await town.at(`${moment}:00+08:00`)
    expect(town.emulator.store.messages.all()).toEqual([])
    await town.at('2025-10-27T08:30:00+08:00')
    const cards = dailyCards(town)
    expect(cards.length).toBeGreaterThan(20)
    expect(new Set(cards.map(({ at }) => at))).toEqual(new Set(['2025-10-27 08:30']))
    expect(new Set(cards.map(({ person }) => person)).size).toBe(cards.length)
  })

  it('speak at a takeover to the level that is reached, of nothing that the unit has handed in', () => {
    const cards = dailyCards(town)
    const about = (code: string) => cards.filter(({ lines }) => lines.some((line) => line.startsWith(code)))
    // Due on 09-30: the proposal of 约谈, for OFFICE and GROUP; nobody of the unit.
    expect(
      about('WT-035')
        .map(({ person }) => person)
        .sort(),
    ).toEqual(['U-921', 'U-922', 'U-923', 'U-931', 'U-932'])
    expect(of(cards, 'U-931', '2025-10-27')).toContain(
      'WT-035 红灯；云渡街道；时限2025年9月30日（已超期27天）；至今未办结，建议约谈，请研究',
    )
    // Due on 10-20, its fifth workday: a draft 督办函 for OFFICE and the contacts of supervision.
    expect(of(cards, 'U-901', '2025-10-27')).toContain(
      'WT-020 红灯；教育卫健局；时限2025年10月20日（已超期7天）；至今未办结，拟发督办函，请审定',
    )
    // In review, closed, long-term: nothing; a late review is its reviewer's and OFFICE's.
    for (const code of ['WT-001', 'WT-002', 'WT-009', 'WT-017', 'WT-021', 'WT-032'])
      expect([code, about(code)]).toEqual([code, []])
    expect(
      about('WT-012')
        .map(({ person }) => person)
        .sort(),
    ).toEqual(['U-921', 'U-922', 'U-923', 'U-931'])
    expect(of(cards, 'U-931', '2025-10-27')).toContain(
      'WT-012 灰灯·在审；财政金融局；审核期限2025年10月22日；审核期限已过，请尽快办理',
    )
    expect(of(cards, 'U-921', '2025-10-27')).toContain(
      'WT-012 灰灯·在审；财政金融局；审核人屈行健；审核期限2025年10月22日；审核期限已过，请协调督促',
    )
  })

  it('climb one level at a time, through a restart on the way', async () => {
    await town.at('2025-10-31T08:30:00+08:00')
    await town.restart()
    for (const moment of ['10-31T12:00', '11-01T09:00', '11-02T12:00', '11-03T08:30', '11-05T08:30'])
      await town.at(`2025-${moment}:00+08:00`)
    const cards = dailyCards(town)
    const heard = (person: string) =>
      cards
        .filter((card) => card.person === person && card.lines.some((line) => line.startsWith('WT-016')))
        .map(({ at }) => at.slice(5, 10))
    // WT-016, due on Friday 10-31: handler and head 段小满, leader 唐景和, first-responsible 宋闻笛.
    expect(heard('U-122')).toEqual(['10-27', '10-31', '11-03'])
    expect(heard('U-119')).toEqual(['10-31', '11-03'])
    expect(heard('U-118')).toEqual(['11-05'])
    expect(heard('U-921')).toEqual([])
    expect(of(cards, 'U-119', '2025-11-03')).toContain(
      'WT-016 红灯；教育卫健局；时限2025年10月31日（已超期3天）；请说明原因并提出新的完成时间',
    )
  })

  it('leave an extended item alone until its new date', () => {
    const early = dailyCards(town).filter(
      ({ at, lines }) =>
        at < '2025-11-01' && lines.some((line) => line.startsWith('WT-029') && line.includes('超期')),
    )
    expect(early).toEqual([])
  })

  it('after weeks of silence tell the highest rung only, and of a last day off work beforehand', async () => {
    await town.at('2025-11-14T08:30:00+08:00')
    const cards = dailyCards(town)
    expect(of(cards, 'U-115', '2025-11-14').find((line) => line.startsWith('RW-011-1'))).toBe(
      'RW-011-1 财政金融局；时限2025年11月15日；到期日为休息日，请提前办结或报告情况',
    )
    expect(of(cards, 'U-921', '2025-11-14').filter((line) => line.startsWith('WT-016'))).toEqual([
      'WT-016 红灯；教育卫健局；时限2025年10月31日（已超期14天）；至今未办结，建议约谈，请研究',
    ])
    expect(of(cards, 'U-901', '2025-11-14').filter((line) => line.startsWith('WT-016'))).toEqual([])
  })

  it('never came twice a day, outside the window, or with the same line again; urgent only when something is late', () => {
    const cards = dailyCards(town)
    expect(new Set(cards.map(({ person, at }) => `${person} ${at.slice(0, 10)}`)).size).toBe(cards.length)
    for (const { at, urgent, words } of cards) {
      expect([0, 6]).not.toContain(new Date(at.slice(0, 10)).getUTCDay())
      expect(at.slice(11) >= '08:30' && at.slice(11) < '18:00').toBe(true)
      expect([words, urgent]).toEqual([words, /已超期/.test(words)])
    }
    const told = cards.flatMap(({ person, lines }) =>
      lines
        .filter((line) => !line.includes('审核期限'))
        .map((line) => `${person} ${line.replace(/^(\S+) [^；]*；/, '$1 ').replace(/（已超期\d+天）/, '')}`),
    )
    const twice = told.filter((line, at) => told.indexOf(line) !== at)
    expect(twice).toEqual([])
  })
})

describe('days off and make-up workdays', () => {
  let town: Town
  beforeAll(async () => {
    town = await Town.open({ at: '2025-09-27T10:00:00+08:00' })
  })
  afterAll(() => town.close())

  it('a make-up Sunday is a workday, the National Day week is not, a make-up Saturday is', async () => {
    const days = (from: string): readonly string[] =>
      [...new Set(dailyCards(town).map(({ at }) => at))].filter((at) => at > from)
    expect(days('')).toEqual([])
    await town.at('2025-09-28T08:30:00+08:00')
    expect(days('')).toEqual(['2025-09-28 08:30'])
    for (const day of ['09-29', '09-30', '10-01', '10-04', '10-08', '10-09', '10-10', '10-11', '10-12'])
      for (const time of ['08:30', '10:00']) await town.at(`2025-${day}T${time}:00+08:00`)
    const later = days('2025-09-30 23:59')
    expect(later.every((at) => at >= '2025-10-09')).toBe(true)
    expect(later).toContain('2025-10-11 08:30')
    expect(later.some((at) => at.startsWith('2025-10-12'))).toBe(false)
  })
})
