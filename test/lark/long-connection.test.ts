import { describe, expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import type { Inbound, Receive } from '../../src/lark/inbound/event.ts'
import { parseInbound } from '../../src/lark/inbound/parse.ts'
import { openLongConnection } from '../../src/lark/long-connection.ts'
import { systemTimers } from '../../src/runtime/timers.ts'
import type { Emulator, EmulatorOptions } from '../../src/sandbox/index.ts'
import { ANN, APP_ID, APP_SECRET, button, cardOf, ROOM } from '../sandbox/stage.ts'
import { clientOf, listeningLog, platform } from './stage.ts'

const QUICK: EmulatorOptions = {
  clientConfig: { PingInterval: 1, ReconnectInterval: 1, ReconnectNonce: 0 },
}

interface More {
  readonly appId?: string
  readonly appSecret?: string
  readonly pingTimeoutSeconds?: number
}

function join(emulator: Emulator, receive: Receive, more: More = {}) {
  const got: Inbound[] = []
  const line: string[] = []
  const log = listeningLog()
  const self = emulator.people.app('Bot').botOpenId
  const connection = openLongConnection({
    appId: APP_ID,
    appSecret: APP_SECRET,
    domain: emulator.url,
    parse: (envelope) => parseInbound(envelope, self),
    receive: (inbound) => {
      got.push(inbound)
      return receive(inbound)
    },
    clock: { now: () => instant(emulator.clock.now()) },
    timers: systemTimers,
    log,
    pingTimeoutSeconds: 1,
    restartAfterMs: 50,
    watch: { up: () => line.push('up'), lost: () => line.push('lost'), heard: () => line.push('heard') },
    ...more,
  })
  onTestFinished(() => connection.close())
  const reaches = (state: string) => expect.poll(() => connection.state(), { interval: 20 }).toBe(state)
  return { connection, got, line, log, reaches }
}

const nothing: Receive = () => Promise.resolve({})

describe('the long connection (lark-platform.md 1.9)', () => {
  it('takes messages and acknowledges them', async () => {
    const emulator = await platform()
    const { connection, got, reaches } = join(emulator, nothing)
    expect(connection.state()).toBe('connecting')
    expect(connection.lastEventAt()).toBeNull()
    await reaches('connected')
    await emulator.chat(ROOM).says(ANN, '@Bot /我的')
    expect(got).toMatchObject([{ kind: 'message', text: '/我的', mentionsBot: true, openId: ANN }])
    expect(emulator.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }])
    expect(connection.lastEventAt()).toBeGreaterThan(0)
  })

  it('answers clicks, with {} when there is nothing to say', async () => {
    const emulator = await platform()
    const answers: unknown[] = [{ toast: { type: 'info', content: '已阅' } }, undefined]
    const { reaches, got } = join(emulator, async () => answers.shift())
    await reaches('connected')
    await clientOf(emulator).call((sdk) =>
      sdk.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: ROOM, msg_type: 'interactive', content: JSON.stringify(cardOf(button())) },
      }),
    )
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({
      code: 0,
      toast: { content: '已阅' },
    })
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({
      code: 0,
      cardReplaced: false,
    })
    expect(got).toMatchObject([
      { kind: 'click', value: { act: 'press' }, token: expect.stringMatching(/^c-/) },
      {},
    ])
  })

  it('lets the platform repeat what could not be taken', async () => {
    const emulator = await platform()
    const store: { down: boolean } = { down: true }
    const { reaches, got, log } = join(emulator, async () => {
      if (store.down) throw new Error('secret words')
      return {}
    })
    await reaches('connected')
    await emulator.chat(ROOM).says(ANN, 'secret words')
    expect(emulator.deliveries()).toMatchObject([{ state: 'pending', failures: [{ reason: 'code 500' }] }])
    store.down = false
    await emulator.clock.advance(15_000)
    expect(emulator.deliveries()).toMatchObject([{ state: 'delivered' }])
    expect(new Set(got.map(({ id }) => id)).size).toBe(1)
    expect(log.lines.join()).not.toContain('secret words')
  })

  it('is not disturbed by events of no use', async () => {
    const emulator = await platform()
    const { reaches, got } = join(emulator, nothing)
    await reaches('connected')
    emulator.people.useMenu(ANN, 'Bot', 'menu')
    await emulator.settled()
    expect(got).toMatchObject([{ kind: 'other', type: 'application.bot.menu_v6', malformed: false }])
    expect(emulator.deliveries()).toMatchObject([{ state: 'delivered' }])
  })

  it('notices a dead line by itself, and comes back', async () => {
    const emulator = await platform({}, QUICK)
    const { reaches, got, log } = join(emulator, nothing)
    const told = (event: string) => expect.poll(() => log.lines.join(), { interval: 20 }).toContain(event)
    await reaches('connected')
    emulator.hub.freeze(APP_ID)
    await told('connection_lost')
    await told('connection_back')
    await reaches('connected')
    await emulator.chat(ROOM).says(ANN, 'are you there')
    expect(got.map((inbound) => inbound.kind)).toContain('message')
  })

  it('tells what becomes of the line: up, an answer to a ping, an event', async () => {
    const emulator = await platform()
    const { reaches, line } = join(emulator, nothing)
    await reaches('connected')
    await expect.poll(() => new Set(line)).toEqual(new Set(['up', 'heard']))
    await emulator.chat(ROOM).says(ANN, 'hello')
    expect(line.filter((each) => each === 'heard')).toHaveLength(2)
  })

  it('notices silence also where pings are more frequent than the wait for an answer', async () => {
    const emulator = await platform({}, QUICK)
    const { reaches, line } = join(emulator, nothing, { pingTimeoutSeconds: 2 })
    await reaches('connected')
    await expect.poll(() => line).toContain('heard')
    emulator.hub.freeze(APP_ID)
    line.length = 0
    await reaches('reconnecting')
    expect(line).toEqual([])
    await expect.poll(() => line).toEqual(['lost', 'up', 'heard'])
    await reaches('connected')
  })

  it('is built anew when told', async () => {
    const emulator = await platform()
    const { connection, reaches, line, got } = join(emulator, nothing)
    await reaches('connected')
    await expect.poll(() => line).toContain('heard')
    line.length = 0
    connection.restart()
    await expect.poll(() => line).toEqual(['lost', 'up', 'heard'])
    expect(emulator.hub.count(APP_ID)).toBe(1)
    await emulator.chat(ROOM).says(ANN, 'hello')
    expect(got).toHaveLength(1)
  })

  it('shows a refusal, and tries again', async () => {
    const emulator = await platform()
    const { reaches } = join(emulator, nothing, { appSecret: 'renewed' })
    await reaches('failed')
    emulator.store.apps.put({ ...emulator.people.app('Bot'), appSecret: 'renewed' })
    await reaches('connected')
  })

  it('fails by name with an app id that the SDK would pass over in silence', async () => {
    const emulator = await platform()
    const { connection, log } = join(emulator, nothing, { appId: 'not an app id' })
    expect(connection.state()).toBe('failed')
    expect(log.lines.join()).toContain('app_id_malformed')
  })

  it('hangs up after what is under way is answered', async () => {
    const emulator = await platform()
    let finish: () => void = () => undefined
    const { connection, reaches, got } = join(
      emulator,
      () => new Promise((resolve) => (finish = () => resolve({}))),
    )
    await reaches('connected')
    const said = emulator.chat(ROOM).says(ANN, 'hello')
    await expect.poll(() => got.length).toBe(1)
    const closed = connection.close()
    finish()
    await Promise.all([closed, said])
    expect(emulator.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }])
    await expect.poll(() => emulator.hub.count(APP_ID)).toBe(0)
  })
})
