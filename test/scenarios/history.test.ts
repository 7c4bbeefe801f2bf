import { afterEach, describe, expect, it } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { plain, strangeGroup } from './answers.ts'
import { answersTo, gapLines, openTown, progressOf, say } from './gaps.ts'
import { problemOf } from './steps.ts'
import type { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const OTHER = '财政金融局巡察整改工作群'
const HEAD = '廖望山'
const OFFICE = '骆闻达'
const MONDAY = '2025-10-27T08:30:00+08:00'
const HOUR = 3_600_000

let town: Town
afterEach(() => town.close())

describe('what is said while the service is down', () => {
  it('is handled when it is back: in groups, threads and one to one, each once and in order', async () => {
    town = await openTown()
    const before = await town.emulator.chat(UNIT).says(HEAD, '/问题 WT-003')
    const old = await town.emulator.chat(UNIT).says(HEAD, '今天例会改到三点')
    await town.quiet()
    const [card] = town.answersTo(before)
    const said: Message[] = []
    // A try that is still under way when the clock moves would be due at once, and come before the reading.
    const minuteAfter = async (message: Message): Promise<void> => {
      said.push(message)
      await town.emulator.settled()
      await town.emulator.clock.advance(60_000)
    }
    await town.restart(async () => {
      await town.emulator.clock.advance(HOUR)
      await minuteAfter(say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT))
      await minuteAfter(say(town, HEAD, '/进度 RW-003-1 72 已复核', undefined))
      await minuteAfter(say(town, HEAD, '/进度 RW-003-1 73 已会签', UNIT, { replyTo: card?.messageId ?? '' }))
      said.push(say(town, HEAD, '/进度 RW-003-1 74 已送审', UNIT, { replyTo: old.messageId, inThread: true }))
      await town.emulator.settled()
    })
    await town.quiet()
    expect(said.map((message) => answersTo(town, message))).toEqual([
      ['已登记 RW-003-1 进度 71%（上次 70%）。'],
      ['已登记 RW-003-1 进度 72%（上次 71%）。'],
      ['已登记 RW-003-1 进度 73%（上次 72%）。'],
      ['已登记 RW-003-1 进度 74%（上次 73%）。'],
    ])
    await town.emulator.clock.advance(8 * HOUR)
    for (const { id } of town.emulator.deliveries()) await town.emulator.redeliver(id)
    await town.service.history.sweep()
    await town.quiet()
    expect(said.map((message) => answersTo(town, message).length)).toEqual([1, 1, 1, 1])
    expect(progressOf(town, 'WT-003').slice(-4)).toEqual([71, 72, 73, 74])
    const times = problemOf(town, 'WT-003').progress.map(({ at }) => at)
    expect(times.slice(-4)).toEqual(said.map(({ createTime }) => createTime))
    expect(await gapLines(town)).toEqual([
      '10月24日 09:00至10月24日 10:03消息接收中断，其间的4条消息已从聊天记录补收并处理',
    ])
    expect(await gapLines(town, '2025-10-28T08:30:00+08:00')).toHaveLength(1)
  })

  it('is left alone when it was taken back, and a file that was taken back is no evidence any more', async () => {
    town = await openTown()
    const file = await town.sends(HEAD, '误发.pdf', 'wrong', UNIT)
    const said: Message[] = []
    town.emulator.faults.set({ loseEvents: true })
    await town.restart(() => {
      said.push(say(town, HEAD, '/进度 RW-003-1 71 说错了', UNIT))
      for (const { messageId } of [file, ...said]) town.emulator.people.recall(HEAD, messageId)
    })
    town.emulator.faults.set({ loseEvents: false })
    await town.quiet()
    expect(said.flatMap((message) => answersTo(town, message))).toEqual([])
    expect(progressOf(town, 'WT-003')).not.toContain(71)
    const [answer] = await town.says(HEAD, '/佐证 RW-003-1', UNIT)
    expect(plain(answer ?? '')).toMatch(/文件/)
    expect(problemOf(town, 'WT-003').evidence.map(({ title }) => title)).not.toContain('误发.pdf')
  })

  it('is handled once when the service stops again in the middle of reading', async () => {
    town = await openTown()
    await town.says(HEAD, '/我的')
    const said: Message[] = []
    town.emulator.faults.set({ loseEvents: true })
    const list = { path: '/im/v1/messages', method: 'GET' }
    await town.comesBack(async () => {
      for (let percent = 71; percent <= 80; percent += 1) {
        await town.emulator.clock.advance(1000)
        said.push(say(town, HEAD, `/进度 RW-003-1 ${percent} 续报`, percent % 2 === 0 ? UNIT : undefined))
      }
      town.emulator.faults.add({ ...list, kind: 'latency', latencyMs: 20 })
      town.emulator.faults.add({ ...list, kind: 'status', status: 502, count: 2 })
    })
    for (const ms of [0, 300, 600, 900]) {
      await new Promise((resolve) => setTimeout(resolve, ms))
      await town.comesBack()
    }
    town.emulator.faults.clear()
    await town.restart()
    await town.quiet()
    expect(said.map((message) => answersTo(town, message).length)).toEqual(said.map(() => 1))
    expect(progressOf(town, 'WT-003').slice(-10)).toEqual([71, 72, 73, 74, 75, 76, 77, 78, 79, 80])
    expect(await gapLines(town)).toHaveLength(1)
  })

  it('holds up nobody who speaks while it is being read', async () => {
    town = await openTown()
    let missed: Message | undefined
    town.emulator.faults.set({ loseEvents: true })
    await town.comesBack(() => {
      missed = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
      town.emulator.faults.add({ path: '/im/v1/messages', method: 'GET', kind: 'latency', latencyMs: 3000 })
    })
    town.emulator.faults.set({ loseEvents: false })
    let isRead = false
    const reading = town.service.history.idle().then(() => {
      isRead = true
    })
    expect(await town.says(HEAD, '/问题 WT-003', UNIT)).toHaveLength(1)
    expect(isRead).toBe(false)
    town.emulator.faults.clear()
    await reading
    await town.quiet()
    expect(answersTo(town, missed)).toHaveLength(1)
  })

  it('is handled although another group has put the bot out', async () => {
    town = await openTown()
    let said: Message | undefined
    await town.restart(() => {
      town.emulator.people.removeBot(OTHER, '整改助手', OFFICE)
      said = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    })
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
  })

  it('is no gap when nothing was said and it was short, nor when only the clock was moved', async () => {
    town = await openTown()
    await town.restart(() => town.emulator.clock.advance(30_000))
    await town.at('2025-11-14T16:00:00+08:00')
    await town.restart()
    expect(await gapLines(town, '2025-11-17T08:30:00+08:00')).toEqual([])
  })

  it('is told of when it was long, although nothing was said', async () => {
    town = await openTown({ locale: 'en' })
    await town.restart(() => town.emulator.clock.advance(2 * HOUR))
    await town.at(MONDAY)
    expect(town.letters(OFFICE).join('\n')).toContain('the chats were read back and nothing was missed')
  })
})

describe('a group that is new to the ledger', () => {
  it('is not read back from before', async () => {
    town = await openTown()
    const group = strangeGroup(town, '新设专班群', [OFFICE, HEAD])
    town.emulator.faults.set({ loseEvents: true })
    const old = say(town, HEAD, '/进度 RW-003-1 71 补核完成', group)
    town.emulator.faults.clear()
    await town.emulator.clock.advance(60_000)
    await town.says(OFFICE, '/绑定 单位 建设交通局', group)
    town.emulator.faults.set({ loseEvents: true })
    const missed = say(town, HEAD, '/问题 WT-003', group)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(town, old)).toEqual([])
    expect(answersTo(town, missed)).toHaveLength(1)
  })
})
