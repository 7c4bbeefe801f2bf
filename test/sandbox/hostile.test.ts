import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { ANN, BEN, button, cardOf, clientFor, ROOM, refusedCode, sendCard, stage } from './stage.ts'

let emulator: Emulator
beforeEach(async () => {
  emulator = await stage()
})
afterEach(() => emulator.close())

interface Asked {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: unknown
}

/** Sends the path and the headers as they are, which `fetch` does not. */
function call(path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(emulator.url)
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const tell = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  call(`/_control/${path}`, { method: 'POST', headers, body })
const ask = async (path: string) => JSON.parse(await (await fetch(`${emulator.url}/_control/${path}`)).text())

describe('who may drive the emulator', () => {
  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { origin: 'http://127.0.0.1:1' },
    { host: 'evil.example' },
    { host: 'evil.example', origin: 'http://evil.example' },
    { host: '127.0.0.1.evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('is not %o', async (headers) => {
    expect(await tell('say', { by: ANN, chat: ROOM, text: 'x' }, headers)).toBe(403)
    expect(await call('/_control/people', { headers })).toBe(403)
    expect(emulator.chat(ROOM).messages()).toEqual([])
  })

  it('is the own page, and whoever types the address', async () => {
    expect(await call('/_control/people', { headers: { 'sec-fetch-site': 'same-origin' } })).toBe(200)
    expect(await call('/_control/people', { headers: { 'sec-fetch-site': 'none' } })).toBe(200)
  })
})

describe('odd requests', () => {
  it.each([
    ...['//', '///etc/passwd', '/../../etc/passwd', '/..%2f..%2fetc/passwd', '/%2e%2e/package.json'],
    ...['/chunks/../../package.json', '/_control/files/..%2f..%2fx', '/_control/files/__proto__'],
  ])('finds nothing at %s', async (path) => {
    expect(await call(path)).toBe(404)
  })

  it.each([
    ['clock', { advance: 1e308 }],
    ['clock', { to: 8.64e15 }],
    ['faults', { switches: { duplicateEvents: 1e9 } }],
    ['event-url', { app: 'Bot', url: 'javascript:alert(1)' }],
    ['say', { by: ANN, chat: ROOM, file: { name: '  ', base64: 'AAAA' } }],
    ['say', { by: '__proto__', chat: 'constructor', text: 'x' }],
    ['say', null],
  ])('refuses %s %o', async (path, body) => {
    const before = emulator.clock.now()
    expect(await tell(path, body)).toBe(400)
    expect(emulator.clock.now() - before).toBeLessThan(60_000)
  })

  it('believes nobody who claims to have read what was not said yet', async () => {
    emulator.people.say({ by: BEN, chat: ROOM, text: 'one' })
    await tell('seen', { by: ANN, chat: ROOM, position: 1e300 })
    emulator.people.say({ by: BEN, chat: ROOM, text: 'two' })
    expect((await ask(`chats?by=${ANN}`)).chats[0]).toMatchObject({ seen: 1, unread: 1 })
  })
})

describe('names that objects have by birth', () => {
  it('are no kinds of messages', async () => {
    const send = clientFor(emulator).im.v1.message.create({
      params: { receive_id_type: 'chat_id' },
      data: { receive_id: ROOM, msg_type: 'constructor', content: '{"text":"x"}' },
    })
    expect(await refusedCode(send)).toBe(230001)
    emulator.people.say({ by: ANN, chat: ROOM, other: { msgType: 'constructor', content: {} } })
    expect((await ask(`chats?by=${ANN}`)).chats[0].last).toMatchObject({ msgType: 'constructor', text: '' })
  })

  it('are names of fields like any other, and required ones must be filled', async () => {
    const elements = [
      { tag: 'input', name: 'constructor', required: true },
      { tag: 'input', name: 'toString' },
      button({ name: 'ok', form_action_type: 'submit' }),
    ]
    await sendCard(clientFor(emulator), cardOf({ tag: 'form', name: 'form', elements }))
    const press = (form: Record<string, string>) => emulator.chat(ROOM).clicks(ANN, { name: 'ok', form })
    expect(await press({})).toMatchObject({ sent: false, reason: 'the required field constructor is empty' })
    await press({ constructor: 'filled' })
    const asked = JSON.stringify(emulator.callbacks().at(-1)?.body)
    expect(asked).toContain('"form_value":{"constructor":"filled","toString":""}')
  })
})

it('gives a file back whose name is half a character', async () => {
  const file = { name: '\ud800.pdf', bytes: Buffer.from('x') }
  const { content } = emulator.people.say({ by: ANN, chat: ROOM, file })
  const response = await fetch(`${emulator.url}/_control/files/${JSON.parse(content).file_key}`)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''\S+\.pdf$/)
  expect(await response.text()).toBe('x')
})

it('presses the button beside a text of a 1.0 card', async () => {
  const extra = { tag: 'button', text: { tag: 'plain_text', content: 'Beside' }, value: { beside: 1 } }
  const text = { tag: 'plain_text', content: 'x' }
  await sendCard(clientFor(emulator), { elements: [{ tag: 'div', text, extra }] })
  const result = await emulator.chat(ROOM).clicks(ANN, { path: 'elements[0].extra' })
  expect(result.sent).toBe(true)
})
