import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import {
  ANN,
  button,
  cardOf,
  clientFor,
  ROOM,
  refused,
  refusedCode,
  sendCard,
  sendText,
  stage,
} from './stage.ts'

let emulator: Emulator
let client: lark.Client

beforeEach(async () => {
  emulator = await stage()
  client = clientFor(emulator)
})
afterEach(() => emulator.close())

const idOf = (sent: { data?: { message_id?: string | undefined } | undefined }): string =>
  sent.data?.message_id ?? ''

function patch(messageId: string, card: unknown) {
  return client.im.v1.message.patch({
    path: { message_id: messageId },
    data: { content: JSON.stringify(card) },
  })
}

describe('rate limits (3.1, 3.3, 3.13)', () => {
  it('refuses the sixth message in a second to a chat or person with 230020', async () => {
    await emulator.close()
    let time = 0
    emulator = await stage({}, { monotonic: () => time })
    client = clientFor(emulator)
    for (let sent = 0; sent < 5; sent += 1) await sendText(client, 'hello')
    expect(await refusedCode(sendText(client, 'hello'))).toBe(230020)
    expect((await sendText(client, 'hello', ANN)).code).toBe(0)
    time += 1000
    expect((await sendText(client, 'hello')).code).toBe(0)
  })

  it('refuses the sixth update of a message in a second with 230020', async () => {
    await emulator.close()
    emulator = await stage({}, { monotonic: () => 0 })
    client = clientFor(emulator)
    const id = idOf(await sendCard(client, cardOf(button())))
    for (let done = 0; done < 5; done += 1) await patch(id, cardOf(button()))
    expect(await refusedCode(patch(id, cardOf(button())))).toBe(230020)
  })

  it('counts the new messages and the answers of an app together (3.1)', async () => {
    await emulator.close()
    emulator = await stage({}, { monotonic: () => 0, limits: { chatPerSecond: 1000 } })
    client = clientFor(emulator)
    const id = idOf(await sendText(client, 'hello'))
    const reply = () =>
      client.im.v1.message.reply({
        path: { message_id: id },
        data: { msg_type: 'text', content: JSON.stringify({ text: 'again' }) },
      })
    for (let sent = 1; sent < 50; sent += 1) await (sent % 2 === 0 ? sendText(client, 'hello') : reply())
    expect((await refused(reply())).data.code).toBe(99991400)
    expect((await client.im.v1.chat.get({ path: { chat_id: ROOM } })).code).toBe(0)
  })

  it('answers 429 with 99991400 and the headers beyond 50 calls a second of one API', async () => {
    await emulator.close()
    emulator = await stage({}, { monotonic: () => 0 })
    client = clientFor(emulator)
    const call = () => client.im.v1.chat.get({ path: { chat_id: ROOM } })
    for (let done = 0; done < 50; done += 1) await call()
    const refusal = await refused(call())
    expect(refusal).toMatchObject({
      status: 429,
      data: { code: 99991400 },
      headers: { 'x-ogw-ratelimit-limit': '50', 'x-ogw-ratelimit-reset': '1' },
    })
  })
})
