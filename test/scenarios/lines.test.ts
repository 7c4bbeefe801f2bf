import { createServer } from 'node:http'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Message } from '../../src/sandbox/state/records.ts'
import { answersTo, gapLines, openTown, progressOf, say } from './gaps.ts'
import type { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const HOUR = 3_600_000

let town: Town
afterEach(() => town.close())

describe('a webhook that cannot be reached', () => {
  it('for longer than the platform repeats: what was said is read back, and the gap told once', async () => {
    town = await openTown({ transport: 'webhook' })
    const broken = createServer((_request, response) => response.writeHead(500).end())
    await new Promise<void>((resolve) => broken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void broken.close())
    const address = broken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await town.emulator.setEventUrl(town.app.appId, `http://127.0.0.1:${port}/lark/events`)
    const said: Message[] = []
    for (const percent of [71, 72, 73]) {
      said.push(say(town, HEAD, `/进度 RW-003-1 ${percent} 续报`, percent === 72 ? undefined : UNIT))
      await town.emulator.settled()
      await town.emulator.clock.advance(HOUR)
    }
    await town.emulator.clock.advance(8 * HOUR)
    expect(town.emulator.deliveries().map(({ state }) => state)).toContain('abandoned')
    await town.service.history.sweep()
    await town.emulator.setEventUrl(town.app.appId, `${town.service.url}/lark/events`)
    await town.service.history.sweep()
    await town.quiet()
    expect(said.map((message) => answersTo(town, message).length)).toEqual([1, 1, 1])
    expect(progressOf(town, 'WT-003').slice(-3)).toEqual([71, 72, 73])
    for (const { id } of town.emulator.deliveries()) await town.emulator.redeliver(id)
    await town.quiet()
    expect(said.map((message) => answersTo(town, message).length)).toEqual([1, 1, 1])
    expect(await gapLines(town)).toEqual([
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
    town = await openTown()
    const connections: number[] = []
    town.emulator.hub.onChange(() => connections.push(town.emulator.hub.count(town.app.appId)))
    town.emulator.faults.set({ loseEvents: true })
    const said = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    expect(await readiness()).toBe(200)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
    await expect.poll(() => connections).toEqual([0, 1])
    town.emulator.faults.clear()
    await comesTo(200)
    await town.service.history.sweep()
    await town.says(HEAD, '/进度 RW-003-1 72 已会签', UNIT)
    expect(await gapLines(town)).toEqual([
      '10月24日 09:00至10月24日 09:00消息接收中断，其间的1条消息已从聊天记录补收并处理',
    ])
  })

  it('leaves a message that is still on its way its time', async () => {
    town = await openTown({ watch: {} })
    town.emulator.faults.set({ loseEvents: true })
    const said = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await town.service.history.sweep()
    await town.quiet()
    expect(answersTo(town, said)).toEqual([])
    await town.restart()
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
  })

  it('that is open and silent is told by the silence; readyz says so, and what was said is read back', async () => {
    town = await openTown({ clientConfig: QUICK, watch: { pingTimeoutSeconds: 2 } })
    town.emulator.hub.freeze(town.app.appId)
    const said = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await comesTo(503)
    await comesTo(200)
    await town.service.history.idle()
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
    expect(await gapLines(town)).toHaveLength(1)
  })

  it('that goes with the whole platform is read back when it returns', async () => {
    town = await openTown({ clientConfig: QUICK })
    town.emulator.setDown(true)
    await comesTo(503)
    const said = say(town, HEAD, '/进度 RW-003-1 71 补核完成', UNIT)
    await town.emulator.settled()
    town.emulator.setDown(false)
    await comesTo(200)
    await town.service.history.idle()
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
    await town.emulator.clock.advance(HOUR)
    await town.quiet()
    expect(answersTo(town, said)).toHaveLength(1)
  })
})
