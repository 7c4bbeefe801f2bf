import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { ANN, BEN, clientFor, OTHER_ROOM, ROOM, refusedCode, sendText, stage } from './stage.ts'

let emulator: Emulator
let client: lark.Client

beforeEach(async () => {
  emulator = await stage()
  client = clientFor(emulator)
})
afterEach(() => emulator.close())

const idOf = (sent: { data?: { message_id?: string | undefined } | undefined }): string =>
  sent.data?.message_id ?? ''

function reply(messageId: string, text: string, more: { reply_in_thread?: boolean } = {}) {
  const data = { msg_type: 'text', content: JSON.stringify({ text }), ...more }
  return client.im.v1.message.reply({ path: { message_id: messageId }, data })
}

describe('Get chat history (im-v1/message/list)', () => {
  const ofChat = { container_id_type: 'chat', container_id: ROOM }
  const contents = async (params: { container_id_type: string; container_id: string }) =>
    (await client.im.v1.message.list({ params })).data?.items?.map(({ body }) => body?.content)

  it('shows of a thread its root in the chat, and all of it in the thread', async () => {
    const root = idOf(await sendText(client, 'root'))
    const plain = idOf(await reply(root, 'plain answer'))
    const first = await reply(plain, 'first', { reply_in_thread: true })
    await reply(idOf(first), 'second')
    expect(await contents(ofChat)).toEqual(['{"text":"root"}', '{"text":"plain answer"}'])
    const thread = { container_id_type: 'thread', container_id: first.data?.thread_id ?? '' }
    expect(await contents(thread)).toEqual([
      '{"text":"plain answer"}',
      '{"text":"first"}',
      '{"text":"second"}',
    ])
    const listed = (await client.im.v1.message.list({ params: ofChat })).data?.items?.at(-1)
    expect(listed?.thread_id).toBe(thread.container_id)
  })

  it('knows no times in a thread, and pages of 1 to 50', async () => {
    const root = idOf(await sendText(client, 'root'))
    const { data } = await reply(root, 'first', { reply_in_thread: true })
    const thread = { container_id_type: 'thread', container_id: data?.thread_id ?? '' }
    for (const time of [{ start_time: '1' }, { end_time: '9999999999' }]) {
      expect(await refusedCode(client.im.v1.message.list({ params: { ...thread, ...time } }))).toBe(230001)
    }
    for (const page_size of [0, 51]) {
      expect(await refusedCode(client.im.v1.message.list({ params: { ...ofChat, page_size } }))).toBe(
        99992402,
      )
    }
    const unknown = { container_id_type: 'thread', container_id: 'omt_unknown' }
    expect(await refusedCode(client.im.v1.message.list({ params: unknown }))).toBe(230019)
  })

  it('takes a page token only in the order it was given in', async () => {
    for (const text of ['1', '2']) await sendText(client, text)
    const params = { ...ofChat, page_size: 1 }
    const page_token = (await client.im.v1.message.list({ params })).data?.page_token ?? ''
    const turned = { ...params, page_token, sort_type: 'ByCreateTimeDesc' } as const
    expect(await refusedCode(client.im.v1.message.list({ params: turned }))).toBe(230003)
  })

  it('names people and mentions by open_id', async () => {
    await emulator.chat(ROOM).says(ANN, '@Bot @本初 hello')
    const [item] = (await client.im.v1.message.list({ params: ofChat })).data?.items ?? []
    expect(item).toMatchObject({
      sender: { id: ANN, id_type: 'open_id', sender_type: 'user' },
      mentions: [
        { key: '@_user_1', id: expect.stringMatching(/^ou_/), id_type: 'open_id', name: 'Bot' },
        { key: '@_user_2', id: BEN, id_type: 'open_id', name: '本初' },
      ],
    })
  })

  it('needs the bot inside, and for groups the scope for all their messages', async () => {
    const elsewhere = { container_id_type: 'chat', container_id: OTHER_ROOM }
    expect(await refusedCode(client.im.v1.message.list({ params: elsewhere }))).toBe(230002)
    await emulator.direct(ANN, 'Bot').says(ANN, 'one to one')
    const app = emulator.people.app('Bot')
    emulator.store.apps.put({
      ...app,
      scopes: ['im:message', 'im:message.p2p_msg', 'im:message.group_at_msg'],
    })
    expect(await refusedCode(client.im.v1.message.list({ params: ofChat }))).toBe(230027)
    const direct = { container_id_type: 'chat', container_id: emulator.people.direct(ANN, 'Bot').chatId }
    expect(await contents(direct)).toEqual(['{"text":"one to one"}'])
  })
})

describe('events that get lost', () => {
  it('are neither pushed nor repeated, and the messages stand in the history', async () => {
    emulator.faults.set({ loseEvents: true })
    await emulator.chat(ROOM).says(ANN, 'hello')
    await emulator.clock.advance(24 * 3_600_000)
    expect(emulator.deliveries()).toEqual([])
    const params = { container_id_type: 'chat', container_id: ROOM }
    expect((await client.im.v1.message.list({ params })).data?.items).toHaveLength(1)
  })
})
