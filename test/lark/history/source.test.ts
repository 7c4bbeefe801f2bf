import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { historySource } from '../../../src/lark/history/source.ts'
import { noticingOutages } from '../../../src/lark/outbound/outage.ts'
import type { Timers } from '../../../src/lark/timers.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import type { Emulator } from '../../../src/sandbox/index.ts'
import { Passing } from '../../runtime/passing.ts'
import { ANN, ROOM, START } from '../../sandbox/stage.ts'
import { clientOf, listeningLog, platform } from '../stage.ts'

const sourceOf = (emulator: Emulator, more: { callsPerSecond?: number; timers?: Timers } = {}) =>
  historySource({
    client: clientOf(emulator),
    timers: systemTimers,
    log: listeningLog(),
    callsPerSecond: 100,
    ...more,
  })

const LIST = { path: '/im/v1/messages', method: 'GET' } as const
const texts = (items: readonly { body: { content: string } }[]): string[] =>
  items.map(({ body }) => JSON.parse(body.content).text)

describe('reading history', () => {
  it('takes all pages of a chat and of a thread, oldest first, from an instant on', async () => {
    const emulator = await platform()
    const root = emulator.people.say({ by: ANN, chat: ROOM, text: 'root' })
    let threadId = ''
    for (let n = 1; n <= 120; n += 1) {
      await emulator.clock.advance(1000)
      emulator.people.say({ by: ANN, chat: ROOM, text: `chat ${n}` })
      const reply = { by: ANN, chat: ROOM, text: `thread ${n}`, replyTo: root.messageId, inThread: true }
      threadId = emulator.people.say(reply).threadId ?? ''
    }
    const source = sourceOf(emulator)
    const all = await source.ofChat(ROOM, { from: instant(START) })
    expect(all.ok && texts(all.value)).toHaveLength(121)
    const late = await source.ofChat(ROOM, { from: instant(START + 60_000) })
    expect(late.ok && texts(late.value).slice(0, 2)).toEqual(['chat 60', 'chat 61'])
    const thread = await source.ofThread(threadId, { from: instant(START + 60_000) })
    expect(thread.ok && [thread.value.length, texts(thread.value)[0], texts(thread.value).at(-1)]).toEqual([
      61,
      'thread 60',
      'thread 120',
    ])
    const lists = emulator.requests().filter(({ query }) => query.container_id === threadId)
    expect(lists).toHaveLength(2)
  })

  it('waits as the platform asks, tries again what may pass, and tells what does not', async () => {
    const emulator = await platform()
    const source = sourceOf(emulator)
    emulator.faults.add({ ...LIST, kind: 'rate_limited', resetSeconds: 1, count: 1 })
    const began = performance.now()
    expect(await source.ofChat(ROOM, { from: instant(START) })).toMatchObject({ ok: true })
    expect(performance.now() - began).toBeGreaterThan(900)
    emulator.faults.add({ ...LIST, kind: 'rate_limited', resetSeconds: 60 })
    expect(await source.ofChat(ROOM, { from: instant(START) })).toMatchObject({
      failure: { code: '99991400' },
    })
    emulator.faults.clear()
    emulator.people.removeBot(ROOM, 'Bot', ANN)
    expect(await source.ofChat(ROOM, { from: instant(START) })).toMatchObject({ failure: { code: '230002' } })
  })

  it('keeps its pace, and stops at once when it must', async () => {
    const emulator = await platform()
    const timers = new Passing()
    const source = sourceOf(emulator, { callsPerSecond: 1, timers })
    for (let n = 0; n < 6; n += 1) await source.ofChat(ROOM, { from: instant(START) })
    const seventh = source.ofChat(ROOM, { from: instant(START) })
    await expect.poll(() => timers.waiting).toBe(1)
    expect(emulator.requests().filter(({ path }) => path === '/open-apis/im/v1/messages')).toHaveLength(6)
    source.stop()
    expect(await seventh).toMatchObject({ ok: false })
    expect(timers.waiting).toBe(0)
  })
})

describe('an outage of the platform', () => {
  it('is told to be over once, by the first answer after it', async () => {
    const emulator = await platform()
    let back = 0
    const client = noticingOutages(clientOf(emulator), () => {
      back += 1
    })
    const ask = () => client.call((sdk) => sdk.im.v1.chat.list({}))
    await ask()
    emulator.faults.add({ kind: 'status', status: 502, path: '/im/v1/chats', count: 2 })
    await ask()
    await ask()
    expect(back).toBe(0)
    await ask()
    await ask()
    expect(back).toBe(1)
    emulator.faults.add({ kind: 'code', code: 230002, path: '/im/v1/chats', count: 1 })
    await ask()
    await ask()
    expect(back).toBe(1)
  })
})
