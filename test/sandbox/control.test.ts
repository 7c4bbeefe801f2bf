import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fridayEvening } from '../../src/sandbox/control/moments.ts'
import type { Emulator } from '../../src/sandbox/index.ts'
import { connect } from './listening.ts'
import { ANN, APP_ID, button, cardOf, clientFor, ROOM, sendCard, stage } from './stage.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await stage()
})
afterEach(() => emulator.close())

async function tell(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${emulator.url}/_control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

async function ask(path: string) {
  const response = await fetch(`${emulator.url}/_control/${path}`)
  return JSON.parse(await response.text())
}

describe('control API', () => {
  it('lists people, chats of one person and messages', async () => {
    await tell('say', { by: ANN, chat: ROOM, text: 'hello' })
    expect((await ask('people')).people).toHaveLength(4)
    const chats = (await ask(`chats?by=${ANN}`)).chats.map((chat: { name: string }) => chat.name)
    expect(chats).toEqual(['Room', 'Other room', 'Bot', 'Other'])
    expect((await ask(`messages?chat=${ROOM}`)).messages).toMatchObject([
      { sender: '安宁', content: { text: 'hello' } },
    ])
  })

  it('presses buttons and says what the client shows', async () => {
    await sendCard(clientFor(emulator), cardOf(button()))
    const [card] = emulator.chat(ROOM).answers()
    const pressed = await tell('click', { by: ANN, messageId: card?.messageId, text: 'Press' })
    expect(pressed.body).toMatchObject({ sent: true, code: 200340 })
  })

  it('sends files and serves them only as downloads', async () => {
    const file = { name: 'x.html', base64: Buffer.from('<script>').toString('base64') }
    await tell('say', { by: ANN, chat: ROOM, file })
    const key: string = (await ask(`messages?chat=${ROOM}`)).messages[0].content.file_key
    const response = await fetch(`${emulator.url}/_control/files/${key}`)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('moves the clock, switches faults and looks at the log', async () => {
    const before = emulator.clock.now()
    await tell('clock', { advance: 60_000 })
    expect(emulator.clock.now()).toBeGreaterThanOrEqual(before + 60_000)
    await tell('faults', { switches: { duplicateEvents: 1 } })
    expect((await ask('faults')).switches).toMatchObject({ duplicateEvents: 1 })
    await sendCard(clientFor(emulator), cardOf(button()))
    expect((await ask('requests')).at(-1)).toMatchObject({ path: '/open-apis/im/v1/messages', code: 0 })
  })

  it('says what a person cannot do, and what is wrong with a card', async () => {
    expect(await tell('say', { by: 'nobody', chat: ROOM, text: 'x' })).toMatchObject({ status: 400 })
    expect((await tell('validate', { card: cardOf({ tag: 'note' }) })).body.problems).toMatchObject([
      { code: 200861 },
    ])
  })

  it('lets no other site drive it', async () => {
    const foreign = await tell('say', { by: ANN, chat: ROOM, text: 'x' }, { origin: 'https://evil.example' })
    expect(foreign.status).toBe(403)
    expect(emulator.chat(ROOM).messages()).toEqual([])
  })

  it('streams that something changed', async () => {
    const abort = new AbortController()
    const response = await fetch(`${emulator.url}/_control/stream`, { signal: abort.signal })
    const reader = response.body?.getReader()
    await reader?.read()
    emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    const chunk = await reader?.read()
    expect(Buffer.from(chunk?.value ?? []).toString()).toContain(ROOM)
    abort.abort()
  })

  it('finds the next Friday evening of the zone', () => {
    const friday = Date.UTC(2025, 9, 24, 9)
    expect(fridayEvening(friday - 1, 'Asia/Shanghai')).toBe(friday)
    expect(fridayEvening(friday, 'Asia/Shanghai')).toBe(friday + 7 * 24 * 3_600_000)
  })
})

describe('long connections under faults (1.9, 2.4)', () => {
  it('gives each event to one of several clients', async () => {
    const got: string[] = []
    const clients = []
    for (const name of ['a', 'b', 'c'])
      clients.push(await connect(emulator, { 'im.message.receive_v1': () => void got.push(name) }))
    for (let said = 0; said < 12; said += 1) await emulator.chat(ROOM).says('安宁', 'hello')
    expect(got).toHaveLength(12)
    expect(new Set(got).size).toBeGreaterThan(1)
    for (const client of clients) client.close()
  })

  it('repeats when the handler fails, and joins events sent in pieces', async () => {
    emulator.hub.chunks = 3
    let failures = 1
    const got: unknown[] = []
    const client = await connect(emulator, {
      'im.message.receive_v1': (data) => {
        if (failures > 0) {
          failures -= 1
          throw new Error('busy')
        }
        got.push(data)
      },
    })
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(emulator.deliveries()[0]).toMatchObject({ failures: [{ reason: 'code 500' }] })
    await emulator.clock.advance(15_000)
    expect(got).toHaveLength(1)
    client.close()
  })

  it('shows 108002 when the acknowledgement of a click is empty', async () => {
    const client = await connect(emulator, { 'card.action.trigger': () => undefined })
    await sendCard(clientFor(emulator), cardOf(button()))
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({ code: 108002 })
    client.close()
  })

  it('times out on a half-dead connection', async () => {
    await emulator.close()
    emulator = await stage({}, { answerTimeoutMs: 100 })
    const client = await connect(emulator, { 'card.action.trigger': () => ({}) })
    emulator.hub.freeze(APP_ID)
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(emulator.deliveries()[0]).toMatchObject({ state: 'pending', failures: [{ reason: 'timeout' }] })
    await sendCard(clientFor(emulator), cardOf(button()))
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({ code: 200341 })
    client.close()
  })

  it('takes the SDK back after a cut', async () => {
    await emulator.close()
    emulator = await stage({}, { clientConfig: { ReconnectInterval: 0, ReconnectNonce: 0 } })
    const client = await connect(emulator, { 'im.message.receive_v1': () => undefined })
    await emulator.waitFor(() => (emulator.requests().length > 0 ? true : undefined))
    emulator.hub.drop(APP_ID)
    await emulator.waitFor(
      () =>
        emulator.requests().filter((each) => each.path === '/callback/ws/endpoint').length > 1 &&
        emulator.hub.count(APP_ID) === 1
          ? true
          : undefined,
      {
        what: 'the reconnection',
      },
    )
    client.close()
  })

  it('refuses a wrong secret with 514', async () => {
    const response = await fetch(`${emulator.url}/callback/ws/endpoint`, {
      method: 'POST',
      body: JSON.stringify({ AppID: APP_ID, AppSecret: 'wrong' }),
    })
    expect(await response.json()).toMatchObject({ code: 514 })
  })
})
