import { createServer } from 'node:http'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { plain, strangeGroup } from './answers.ts'
import { problemOf } from './steps.ts'
import { Town, type TownOptions } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const OTHER = '财政金融局巡察整改工作群'
const HEAD = '廖望山'
const OFFICE = '骆闻达'
const MONDAY = '2025-10-27T08:30:00+08:00'
const HOUR = 3_600_000

let town: Town
const open = async (options: TownOptions = {}): Promise<void> => {
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00', watch: { lateMs: 0 }, ...options })
}
afterEach(() => town.close())

/** Somebody says something of which nobody waits for the end. */
const say = (by: string, text: string, chat?: string, more: { replyTo?: string; inThread?: boolean } = {}) =>
  town.emulator.people.say({
    by,
    text,
    chat: chat ?? town.emulator.people.direct(by, '整改助手').chatId,
    ...more,
  })

const answersTo = (message: Message): readonly string[] =>
  town.answersTo(message).map((each) => plain(town.wordsOf(each)))

const progressOf = (code: string): readonly number[] =>
  problemOf(town, code).progress.map(({ percent }) => percent)

/** What OFFICE's daily card says of gaps. */
const gapLines = async (at = MONDAY): Promise<readonly string[]> => {
  await town.at(at)
  return town
    .letters(OFFICE)
    .flatMap((words) => words.split('\n'))
    .filter((line) => line.includes('消息接收中断'))
}

describe('what is said while the service is down', () => {
  it('is handled when it is back: in groups, threads and one to one, each once and in order', async () => {
    await open()
    const before = await town.emulator.chat(UNIT).says(HEAD, '/问题 WT-003')
    const old = await town.emulator.chat(UNIT).says(HEAD, '今天例会改到三点')
    await town.quiet()
    const [card] = town.answersTo(before)
    const said: Message[] = []
    await town.restart(async () => {
      await town.emulator.clock.advance(HOUR)
      said.push(say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT))
      await town.emulator.clock.advance(60_000)
      said.push(say(HEAD, '/进度 RW-003-1 72 已复核', undefined))
      await town.emulator.clock.advance(60_000)
      said.push(say(HEAD, '/进度 RW-003-1 73 已会签', UNIT, { replyTo: card?.messageId ?? '' }))
      await town.emulator.clock.advance(60_000)
      said.push(say(HEAD, '/进度 RW-003-1 74 已送审', UNIT, { replyTo: old.messageId, inThread: true }))
      await town.emulator.settled()
    })
    await town.quiet()
    expect(said.map((message) => answersTo(message))).toEqual([
      ['已登记 RW-003-1 进度 71%（上次 70%）。'],
      ['已登记 RW-003-1 进度 72%（上次 71%）。'],
      ['已登记 RW-003-1 进度 73%（上次 72%）。'],
      ['已登记 RW-003-1 进度 74%（上次 73%）。'],
    ])
    await town.emulator.clock.advance(8 * HOUR)
    for (const { id } of town.emulator.deliveries()) await town.emulator.redeliver(id)
    await town.service.history.sweep()
    await town.quiet()
    expect(said.map((message) => answersTo(message).length)).toEqual([1, 1, 1, 1])
    expect(progressOf('WT-003').slice(-4)).toEqual([71, 72, 73, 74])
    const times = problemOf(town, 'WT-003').progress.map(({ at }) => at)
    expect(times.slice(-4)).toEqual(said.map(({ createTime }) => createTime))
    expect(await gapLines()).toEqual([
      '10月24日 09:00至10月24日 10:03消息接收中断，其间的4条消息已从聊天记录补收并处理',
    ])
    expect(await gapLines('2025-10-28T08:30:00+08:00')).toHaveLength(1)
  })

  it('is left alone when it was taken back, and a file that was taken back is no evidence any more', async () => {
    await open()
    const file = await town.sends(HEAD, '误发.pdf', 'wrong', UNIT)
    const said: Message[] = []
    town.emulator.faults.set({ loseEvents: true })
    await town.restart(() => {
      said.push(say(HEAD, '/进度 RW-003-1 71 说错了', UNIT))
      for (const { messageId } of [file, ...said]) town.emulator.people.recall(HEAD, messageId)
    })
    town.emulator.faults.set({ loseEvents: false })
    await town.quiet()
    expect(said.flatMap((message) => answersTo(message))).toEqual([])
    expect(progressOf('WT-003')).not.toContain(71)
    const [answer] = await town.says(HEAD, '/佐证 RW-003-1', UNIT)
    expect(plain(answer ?? '')).toMatch(/文件/)
    expect(problemOf(town, 'WT-003').evidence.map(({ title }) => title)).not.toContain('误发.pdf')
  })

  it('is handled once when the service stops again in the middle of reading', async () => {
    await open()
    await town.says(HEAD, '/我的')
    const said: Message[] = []
    town.emulator.faults.set({ loseEvents: true })
    const list = { path: '/im/v1/messages', method: 'GET' }
    await town.comesBack(async () => {
      for (let percent = 71; percent <= 80; percent += 1) {
        await town.emulator.clock.advance(1000)
        said.push(say(HEAD, `/进度 RW-003-1 ${percent} 续报`, percent % 2 === 0 ? UNIT : undefined))
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
    expect(said.map((message) => answersTo(message).length)).toEqual(said.map(() => 1))
    expect(progressOf('WT-003').slice(-10)).toEqual([71, 72, 73, 74, 75, 76, 77, 78, 79, 80])
    expect(await gapLines()).toHaveLength(1)
  })

  it('holds up nobody who speaks while it is being read', async () => {
    await open()
    let missed: Message | undefined
    town.emulator.faults.set({ loseEvents: true })
    await town.comesBack(() => {
      missed = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
      town.emulator.faults.add({ path: '/im/v1/messages', method: 'GET', kind: 'latency', latencyMs: 100 })
    })
    town.emulator.faults.set({ loseEvents: false })
    let isRead = false
    const reading = town.service.history.idle().then(() => {
      isRead = true
    })
    expect(await town.says(HEAD, '/问题 WT-003', UNIT)).toHaveLength(1)
    expect(isRead).toBe(false)
    await reading
    await town.quiet()
    expect(missed === undefined ? [] : answersTo(missed)).toHaveLength(1)
  })

  it('is handled although another group has put the bot out', async () => {
    await open()
    let said: Message | undefined
    await town.restart(() => {
      town.emulator.people.removeBot(OTHER, '整改助手', OFFICE)
      said = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    })
    await town.quiet()
    expect(said === undefined ? [] : answersTo(said)).toHaveLength(1)
  })

  it('is no gap when nothing was said and it was short, nor when only the clock was moved', async () => {
    await open()
    await town.restart(() => town.emulator.clock.advance(30_000))
    await town.at('2025-11-14T16:00:00+08:00')
    await town.restart()
    expect(await gapLines('2025-11-17T08:30:00+08:00')).toEqual([])
  })

  it('is told of when it was long, although nothing was said', async () => {
    await open({ locale: 'en' })
    await town.restart(() => town.emulator.clock.advance(2 * HOUR))
    await town.at(MONDAY)
    expect(town.letters(OFFICE).join('\n')).toContain('the chats were read back and nothing was missed')
  })
})

describe('a group that is new to the ledger', () => {
  it('is not read back from before', async () => {
    await open()
    const group = strangeGroup(town, '新设专班群', [OFFICE, HEAD])
    town.emulator.faults.set({ loseEvents: true })
    const old = say(HEAD, '/进度 RW-003-1 71 补核完成', group)
    town.emulator.faults.clear()
    await town.emulator.clock.advance(60_000)
    await town.says(OFFICE, '/绑定 单位 建设交通局', group)
    town.emulator.faults.set({ loseEvents: true })
    const missed = say(HEAD, '/问题 WT-003', group)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(old)).toEqual([])
    expect(answersTo(missed)).toHaveLength(1)
  })
})

describe('a webhook that cannot be reached', () => {
  it('for longer than the platform repeats: what was said is read back, and the gap told once', async () => {
    await open({ transport: 'webhook' })
    const broken = createServer((_request, response) => response.writeHead(500).end())
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void broken.close())
    const address = broken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await town.emulator.setEventUrl(town.app.appId, `http://127.0.0.1:${port}/lark/events`)
    const said: Message[] = []
    for (const percent of [71, 72, 73]) {
      said.push(say(HEAD, `/进度 RW-003-1 ${percent} 续报`, percent === 72 ? undefined : UNIT))
      await town.emulator.settled()
      await town.emulator.clock.advance(HOUR)
    }
    await town.emulator.clock.advance(8 * HOUR)
    expect(town.emulator.deliveries().map(({ state }) => state)).toContain('abandoned')
    await town.service.history.sweep()
    await town.emulator.setEventUrl(town.app.appId, `${town.service.url}/lark/events`)
    await town.service.history.sweep()
    await town.quiet()
    expect(said.map((message) => answersTo(message).length)).toEqual([1, 1, 1])
    expect(progressOf('WT-003').slice(-3)).toEqual([71, 72, 73])
    for (const { id } of town.emulator.deliveries()) await town.emulator.redeliver(id)
    await town.quiet()
    expect(said.map((message) => answersTo(message).length)).toEqual([1, 1, 1])
    expect(await gapLines()).toEqual([
      '10月24日 09:00至10月24日 20:00消息接收中断，其间的3条消息已从聊天记录补收并处理',
    ])
  })
})

describe('a long connection', () => {
  const QUICK = { PingInterval: 1, ReconnectInterval: 1, ReconnectNonce: 0 }
  const readiness = async () => {
    const answer = await fetch(`${town.service.url}/readyz`)
    return answer.status
  }
  const comesTo = (status: number) => expect.poll(readiness, { timeout: 20_000, interval: 50 }).toBe(status)

  it('that answers pings and brings nothing is told by the chats, and built anew', async () => {
    await open()
    const connections: number[] = []
    town.emulator.hub.onChange(() => connections.push(town.emulator.hub.count(town.app.appId)))
    town.emulator.faults.set({ loseEvents: true })
    const said = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    expect(await readiness()).toBe(200)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(said)).toHaveLength(1)
    await expect.poll(() => connections).toEqual([0, 1])
    town.emulator.faults.clear()
    await comesTo(200)
    await town.service.history.sweep()
    await town.says(HEAD, '/进度 RW-003-1 72 已会签', UNIT)
    expect(await gapLines()).toEqual([
      '10月24日 09:00至10月24日 09:00消息接收中断，其间的1条消息已从聊天记录补收并处理',
    ])
  })

  it('leaves a message that is still on its way its time', async () => {
    await open({ watch: {} })
    town.emulator.faults.set({ loseEvents: true })
    const said = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(said)).toEqual([])
    await town.restart()
    await town.quiet()
    expect(answersTo(said)).toHaveLength(1)
  })

  it('that is open and silent is told by the silence; readyz says so, and what was said is read back', async () => {
    await open({ clientConfig: QUICK, watch: { pingTimeoutSeconds: 2 } })
    town.emulator.hub.freeze(town.app.appId)
    const said = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await comesTo(503)
    await comesTo(200)
    await town.service.history.idle()
    await town.quiet()
    expect(answersTo(said)).toHaveLength(1)
    expect(await gapLines()).toHaveLength(1)
  })

  it('that goes with the whole platform is read back when it returns', async () => {
    await open({ clientConfig: QUICK })
    town.emulator.setDown(true)
    await comesTo(503)
    const said = say(HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await town.emulator.settled()
    town.emulator.setDown(false)
    await comesTo(200)
    await town.service.history.idle()
    await town.quiet()
    expect(answersTo(said)).toHaveLength(1)
    await town.emulator.clock.advance(HOUR)
    await town.quiet()
    expect(answersTo(said)).toHaveLength(1)
  })
})
