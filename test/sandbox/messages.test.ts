import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Emulator, startEmulator } from '../../src/sandbox/index.ts'
import {
  ANN,
  APP_ID,
  APP_SECRET,
  BEN,
  cardOf,
  clientFor,
  EVE,
  GONE,
  OTHER_ROOM,
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

function reply(messageId: string, text: string, more: { reply_in_thread?: boolean; uuid?: string } = {}) {
  const data = { msg_type: 'text', content: JSON.stringify({ text }), ...more }
  return client.im.v1.message.reply({ path: { message_id: messageId }, data })
}

describe('create (lark-platform.md 3.1)', () => {
  it('gives the message with its ids, sender and body', async () => {
    const sent = await sendText(client, 'hello')
    expect(sent.data).toMatchObject({
      message_id: expect.stringMatching(/^om_[0-9a-f]{32}$/),
      msg_type: 'text',
      chat_id: ROOM,
      deleted: false,
      sender: { id: APP_ID, id_type: 'app_id', sender_type: 'app' },
      body: { content: '{"text":"hello"}' },
    })
    expect(sent.data).not.toHaveProperty('parent_id')
  })

  it.each([
    ['open_id', ANN],
    ['union_id', 'on_ann'],
    ['user_id', 'ann'],
    ['email', 'ann@example.com'],
  ] as const)('reaches a person by %s in one and the same chat', async (type, id) => {
    const first = await sendText(client, 'one', ANN)
    const data = { receive_id: id, msg_type: 'text', content: '{"text":"two"}' }
    const second = await client.im.v1.message.create({ params: { receive_id_type: type }, data })
    expect(second.data?.chat_id).toBe(first.data?.chat_id)
    expect(emulator.direct('安宁', 'Bot').messages()).toHaveLength(2)
  })

  it.each([
    [230034, 'oc_unknown'],
    [230002, OTHER_ROOM],
    [99992351, `ou_${'9'.repeat(32)}`],
    [230013, EVE],
    [230029, GONE],
  ])('refuses with %i', async (code, receiver) => {
    expect(await refusedCode(sendText(client, 'hello', receiver))).toBe(code)
  })

  it('refuses a dissolved chat with 232009', async () => {
    emulator.people.dissolve(ROOM, ANN)
    expect(await refusedCode(sendText(client, 'hello'))).toBe(232009)
  })

  it('names the fields that are wrong (99992402) and content that is no JSON (230001)', async () => {
    const body = { receive_id: ROOM, msg_type: 'text', content: 'no json' }
    const params = { receive_id_type: 'chat_id' } as const
    expect(await refusedCode(client.im.v1.message.create({ params, data: body }))).toBe(230001)
    const long = { ...body, content: '{"text":"x"}', uuid: 'u'.repeat(51) }
    const refusal = await refused(client.im.v1.message.create({ params, data: long }))
    expect(refusal.data).toMatchObject({ code: 99992402, error: { field_violations: [{ field: 'uuid' }] } })
  })

  it('takes 30 KB of card and 150 KB of text and no more (230025)', async () => {
    const card = cardOf({ tag: 'markdown', content: 'x'.repeat(31 * 1024) })
    expect(await refusedCode(sendCard(client, card))).toBe(230025)
    expect(await refusedCode(sendText(client, 'x'.repeat(151 * 1024)))).toBe(230025)
    expect((await sendText(client, 'x'.repeat(140 * 1024))).code).toBe(0)
  })

  it('sends one message for one uuid within an hour of the platform clock', async () => {
    const params = { receive_id_type: 'chat_id' } as const
    const data = { receive_id: ROOM, msg_type: 'text', content: '{"text":"once"}', uuid: 'u-1' }
    const first = idOf(await client.im.v1.message.create({ params, data }))
    expect(idOf(await client.im.v1.message.create({ params, data }))).toBe(first)
    await emulator.clock.advance(3_600_000)
    expect(idOf(await client.im.v1.message.create({ params, data }))).not.toBe(first)
  })

  it('records who is rung by a text, a post and a card', async () => {
    await sendText(client, `<at user_id="${ANN}">安宁</at> and <at user_id="all"></at>`)
    const post = {
      zh_cn: {
        title: 't',
        content: [
          [
            { tag: 'at', user_id: BEN },
            { tag: 'text', text: '<at user_id="all"></at>' },
          ],
        ],
      },
    }
    const data = { receive_id: ROOM, msg_type: 'post', content: JSON.stringify(post) }
    await client.im.v1.message.create({ params: { receive_id_type: 'chat_id' }, data })
    await sendCard(
      client,
      cardOf(
        { tag: 'markdown', content: `<at id=${ANN}></at>` },
        { tag: 'div', text: { tag: 'plain_text', content: `<at id=${BEN}></at>` } },
      ),
    )
    expect(
      emulator
        .chat(ROOM)
        .messages()
        .map((message) => message.pings),
    ).toEqual([[ANN, 'all'], [BEN], [ANN]])
  })

  it('refuses an at tag for nobody in a card', async () => {
    expect(
      await refusedCode(sendCard(client, cardOf({ tag: 'markdown', content: '<at id=ou_nobody></at>' }))),
    ).toBe(230099)
  })
})

describe('reply (3.2), threads', () => {
  it('sets parent and root, and a thread when asked', async () => {
    const root = idOf(await sendText(client, 'root'))
    const first = await reply(root, 'first')
    expect(first.data).toMatchObject({ parent_id: root, root_id: root })
    expect(first.data).not.toHaveProperty('thread_id')
    const second = await reply(idOf(first), 'second', { reply_in_thread: true })
    expect(second.data).toMatchObject({
      parent_id: idOf(first),
      root_id: root,
      thread_id: expect.stringMatching(/^omt_/),
    })
  })

  it('refuses what was recalled (230011)', async () => {
    const root = idOf(await sendText(client, 'root'))
    await client.im.v1.message.delete({ path: { message_id: root } })
    expect(await refusedCode(reply(root, 'late'))).toBe(230011)
  })
})

describe('keeping', () => {
  it('needs nothing to start', async () => {
    const bare = await startEmulator()
    const body = { app_id: APP_ID, app_secret: APP_SECRET }
    const response = await fetch(`${bare.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    expect(response.status).toBe(400)
    await bare.close()
  })
})
