import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../src/sandbox/http/faults.ts'
import type { Message } from '../../src/sandbox/state/records.ts'
import { dailyCards } from './daily-cards.ts'
import { answersTo, openTown, progressOf, say } from './gaps.ts'
import type { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const OFFICE = '骆闻达'
const QUICK = { ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 1 }
const MONDAY = '2025-10-27T10:00:00+08:00'

let town: Town
afterEach(() => town.close())

/** The bot's messages, in the order in which they were sent. */
const sent = (): readonly Message[] =>
  town.emulator.store.messages.where(({ senderType }) => senderType === 'app')
const local = ({ createTime }: Message): string =>
  new Date(createTime + 8 * 3_600_000).toISOString().slice(0, 16)

/** Who was told of which item on his daily cards. */
const itemsOf = (each: Town): readonly string[] => {
  const told = dailyCards(each).flatMap(({ person, lines }) =>
    lines.map((line) => `${person} ${line.split(' ')[0]}`),
  )
  return [...new Set(told)].sort((a, b) => a.localeCompare(b))
}

/** The platform is away while the town goes through these moments; at the last of them it is back. */
const away = async (
  moments: readonly string[],
  until: string,
  faults: readonly Fault[] = [],
): Promise<void> => {
  town.emulator.setDown(true)
  for (const moment of moments) await town.at(`${moment}:00+08:00`)
  await town.emulator.clock.setTo(Date.parse(until))
  town.emulator.faults.replace(faults)
  town.emulator.setDown(false)
  await expect
    .poll(async () => (await town.service.ready()).inbound.state, { timeout: 20_000 })
    .toBe('connected')
  await town.service.history.idle()
  await town.quiet()
  await town.quiet()
}

describe('a platform that is away from Friday afternoon to Monday morning', () => {
  it('costs no answer and repeats none; answers come first, cards once, and the weekend is quiet', async () => {
    town = await openTown({ at: '2025-10-24T15:59:00+08:00', clientConfig: QUICK })
    const { faults } = town.emulator
    const lost = { path: '/reply', count: 1 } as const
    const asked: Message[] = []
    for (const [kind, chat] of [
      ['drop_after', undefined],
      ['drop_before', UNIT],
    ] as const) {
      faults.add({ kind, ...lost })
      asked.push(say(town, HEAD, '/我的', chat))
      await town.emulator.settled()
      await town.service.idle()
    }
    faults.add({ kind: 'drop_before', path: '/open-apis/im/' })
    for (const percent of [71, 72, 73]) asked.push(say(town, HEAD, `/进度 RW-003-1 ${percent} 续报`, UNIT))
    await town.emulator.settled()
    await town.service.idle()
    const before = sent().length
    await away(
      ['2025-10-24T20:00', '2025-10-25T12:00', '2025-10-26T12:00', '2025-10-27T08:30', '2025-10-27T09:00'],
      MONDAY,
    )

    expect(asked.map((message) => answersTo(town, message).length)).toEqual([1, 1, 1, 1, 1])
    expect(progressOf(town, 'WT-003').slice(-3)).toEqual([71, 72, 73])
    const inUnit = sent().flatMap(({ parentId }) => {
      const at = asked.findIndex(({ messageId }) => messageId === parentId)
      return at > 0 ? [at] : []
    })
    expect(inUnit).toEqual([1, 2, 3, 4])
    const late = sent().slice(before)
    expect(new Set(late.map(local))).toEqual(new Set(['2025-10-27T10:00']))
    expect(late[0]?.parentId).toBe(asked[1]?.messageId)
    const cards = dailyCards(town).filter(({ at }) => at === '2025-10-27 10:00')
    expect(cards.length).toBeGreaterThan(5)
    expect(new Set(cards.map(({ person }) => person)).size).toBe(cards.length)
  })

  it('brings of two daily cards the newer only, with the lines of both', async () => {
    const start = { at: '2025-10-24T07:00:00+08:00', clientConfig: QUICK }
    const calm = await openTown(start)
    await calm.at('2025-10-24T08:30:00+08:00')
    await calm.at('2025-10-27T08:30:00+08:00')
    const usual = itemsOf(calm)
    expect(new Set(dailyCards(calm).map(({ at }) => at)).size).toBe(2)
    await calm.close()
    town = await openTown(start)
    for (const { openId } of town.emulator.store.users.all()) say(town, openId, '/帮助')
    await town.quiet()
    const days = [
      '2025-10-24T08:30',
      '2025-10-24T08:40',
      '2025-10-24T15:00',
      '2025-10-27T08:30',
      '2025-10-27T09:00',
    ]
    await away(days, MONDAY)
    const cards = dailyCards(town)
    expect(new Set(cards.map(({ person }) => person)).size).toBe(cards.length)
    expect(new Set(cards.map(({ at }) => at))).toEqual(new Set(['2025-10-27 10:00']))
    expect(itemsOf(town)).toEqual(usual)
  })

  it('leaves nobody without his first card, though nothing was ever said to him', async () => {
    town = await openTown({ at: '2025-10-24T18:30:00+08:00', clientConfig: QUICK })
    await away(['2025-10-25T12:00', '2025-10-27T08:30', '2025-10-27T08:40'], MONDAY)
    const cards = dailyCards(town)
    expect(cards.length).toBeGreaterThan(20)
    expect(new Set(cards.map(({ at }) => at))).toEqual(new Set(['2025-10-27 10:00']))
    expect(new Set(cards.map(({ person }) => person)).size).toBe(cards.length)
    expect(town.letters(OFFICE).join()).not.toContain('未成功')
  })

  it.each(['drop_before', 'drop_after'] as const)(
    'settles first cards of unknown fate by the chat, once there is one (%s)',
    async (lost) => {
      const [friday, tuesday, wednesday] = [
        '2025-10-24T18:30:00+08:00',
        '2025-10-28T08:30:00+08:00',
        '2025-10-29T08:30:00+08:00',
      ]
      const calm = await openTown({ at: friday })
      for (const day of [MONDAY, tuesday, wednesday]) await calm.at(day)
      const usual = itemsOf(calm)
      await calm.close()
      town = await openTown({ at: friday, clientConfig: QUICK })
      town.emulator.faults.add({ kind: lost, path: '/open-apis/im/v1/messages', method: 'POST' })
      await town.at('2025-10-27T08:30:00+08:00')
      const arrived = dailyCards(town).length
      expect(arrived > 0).toBe(lost === 'drop_after')
      await away(['2025-10-27T09:00'], MONDAY)
      expect(dailyCards(town).length).toBeGreaterThan(arrived)
      await town.at(tuesday)
      for (const { openId } of town.emulator.store.users.all()) say(town, openId, '/帮助')
      await town.at('2025-10-28T08:45:00+08:00')
      await town.at(wednesday)
      expect(itemsOf(town)).toEqual(usual)
      const cards = dailyCards(town).map(({ person, lines }) => `${person} ${lines.join()}`)
      expect(new Set(cards).size).toBe(cards.length)
      expect(town.letters(OFFICE).join()).not.toMatch(/未成功|无法确认/)
    },
  )

  it('tells OFFICE once what nobody can know, with a count', async () => {
    town = await openTown({
      at: '2025-10-24T15:59:00+08:00',
      clientConfig: QUICK,
    })
    for (const [n, chat] of [UNIT, '财政金融局巡察整改工作群', '教育卫健局巡察整改工作群'].entries()) {
      town.emulator.faults.add({
        kind: 'drop_after',
        path: '/open-apis/im/v1/messages',
        method: 'POST',
        count: 1,
      })
      say(town, OFFICE, `/帮助 ${n}`, chat)
      await town.emulator.settled()
      await town.service.idle()
    }
    const closed = { kind: 'code', code: 230027, path: '/im/v1/messages', method: 'GET' } as const
    await away(['2025-10-25T12:00'], '2025-10-27T08:00:00+08:00', [closed])
    await town.at(MONDAY)
    const lines = town
      .letters(OFFICE)
      .flatMap((words) => words.split('\n'))
      .filter((line) => line.includes('无法确认是否送达'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('有3项操作未成功（回复消息）')
  })
})

describe('an answer that fails for days while all else works', () => {
  const LAST = '2025-10-29T08:30:00+08:00'
  /** From Friday 16:00 on, an hour at a time, a call is made for each of them that is due. */
  const hours = async (from: string, count: number): Promise<void> => {
    for (let n = 1; n <= count; n += 1)
      await town.at(new Date(Date.parse(from) + n * 3_600_000).toISOString())
  }
  const told = (): readonly string[] =>
    town
      .letters(OFFICE)
      .flatMap((words) => words.split('\n'))
      .filter((line) => line.includes('仍在重试'))
  const failing = async (): Promise<Message> => {
    town = await openTown({ at: '2025-10-26T16:00:00+08:00', clientConfig: QUICK })
    const asked = say(town, HEAD, '/我的', UNIT)
    town.emulator.faults.add({ kind: 'code', code: 230006, path: `${asked.messageId}/reply` })
    await town.quiet()
    await hours('2025-10-26T16:00:00+08:00', 26)
    return asked
  }

  it('is told to OFFICE once, and not given up', async () => {
    const asked = await failing()
    await town.at('2025-10-28T08:30:00+08:00')
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('有1项操作（回复消息）超过24小时未成功')
    expect(told()[0]).toContain('230006')
    await hours('2025-10-28T08:30:00+08:00', 5)
    await town.at(LAST)
    expect(told()).toHaveLength(1)
    town.emulator.faults.clear()
    await town.at('2025-10-29T08:45:00+08:00')
    expect(answersTo(town, asked)).toHaveLength(1)
  })

  it('is not told when it has gone through before the day’s card', async () => {
    const asked = await failing()
    town.emulator.faults.clear()
    await hours('2025-10-27T18:00:00+08:00', 1)
    expect(answersTo(town, asked)).toHaveLength(1)
    await town.at('2025-10-28T08:30:00+08:00')
    expect(told()).toEqual([])
  })
})
