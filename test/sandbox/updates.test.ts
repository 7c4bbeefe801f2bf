import type * as lark from '@larksuiteoapi/node-sdk'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import {
  ANN,
  BEN,
  button,
  cardOf,
  clientFor,
  GONE,
  ROOM,
  refused,
  refusedCode,
  sendCard,
  sendText,
  stage,
} from './stage.ts'

const DAY = 24 * 3_600_000
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

function patch(messageId: string, card: unknown) {
  return client.im.v1.message.patch({
    path: { message_id: messageId },
    data: { content: JSON.stringify(card) },
  })
}

describe('update a card (3.3)', () => {
  it('replaces the card in place', async () => {
    const id = idOf(await sendCard(client, cardOf(button())))
    await patch(id, cardOf({ tag: 'markdown', content: 'done' }))
    expect(emulator.chat(ROOM).words(emulator.people.message(id))).toBe('Title\ndone')
  })

  it('refuses: not a card 230001, not ours 230012, recalled 230011, older than 14 days 230031', async () => {
    const text = idOf(await sendText(client, 'text'))
    expect(await refusedCode(patch(text, cardOf(button())))).toBe(230001)
    const hers = emulator.people.say({ by: ANN, chat: ROOM, text: 'hers' })
    expect(await refusedCode(patch(hers.messageId, cardOf(button())))).toBe(230012)
    const old = idOf(await sendCard(client, cardOf(button())))
    const gone = idOf(await sendCard(client, cardOf(button())))
    await client.im.v1.message.delete({ path: { message_id: gone } })
    expect(await refusedCode(patch(gone, cardOf(button())))).toBe(230011)
    await emulator.clock.advance(14 * DAY + 1)
    client = clientFor(emulator)
    expect(await refusedCode(patch(old, cardOf(button())))).toBe(230031)
  })

  it('requires update_multi before and after, and never goes back to schema 1.0 (4.6)', async () => {
    const shared = cardOf(button())
    const alone = { ...shared, config: {} }
    const first = idOf(await sendCard(client, shared))
    expect((await refused(patch(first, alone))).data.msg).toContain('300302')
    const second = idOf(await sendCard(client, alone))
    expect((await refused(patch(second, shared))).data.msg).toContain('300302')
    const old = { config: { update_multi: true }, elements: [{ tag: 'hr' }] }
    expect(await refusedCode(patch(first, old))).toBe(230099)
  })

  it('edits a text, not a card (230054)', async () => {
    const text = idOf(await sendText(client, 'before'))
    const data = { msg_type: 'text', content: '{"text":"after"}' }
    await client.im.v1.message.update({ path: { message_id: text }, data })
    expect(emulator.people.message(text)).toMatchObject({ content: '{"text":"after"}', updated: true })
    const card = idOf(await sendCard(client, cardOf(button())))
    expect(await refusedCode(client.im.v1.message.update({ path: { message_id: card }, data }))).toBe(230054)
  })
})

describe('read (3.3)', () => {
  it('tells that a person edited a text, when, and with whom it mentions; and that it was recalled', async () => {
    const said = emulator.people.say({ by: ANN, chat: ROOM, text: 'before' })
    const read = async () => {
      const got = await client.im.v1.message.get({ path: { message_id: said.messageId } })
      return got.data?.items?.[0]
    }
    const sentAt = String(said.createTime)
    expect(await read()).toMatchObject({ updated: false, create_time: sentAt, update_time: sentAt })
    await emulator.clock.advance(60_000)
    emulator.people.edit(ANN, said.messageId, 'after @本初')
    expect(await read()).toMatchObject({
      updated: true,
      deleted: false,
      create_time: sentAt,
      update_time: String(emulator.people.message(said.messageId).updateTime),
      body: { content: '{"text":"after @_user_1"}' },
      mentions: [{ key: '@_user_1', id: BEN, id_type: 'open_id', name: '本初' }],
    })
    emulator.people.recall(ANN, said.messageId)
    expect(await read()).toMatchObject({ deleted: true })
  })

  it('gives cards degraded, and raw only when asked', async () => {
    const id = idOf(await sendCard(client, cardOf({ tag: 'markdown', content: 'line' }, button())))
    const got = await client.im.v1.message.get({ path: { message_id: id } })
    const content: unknown = JSON.parse(got.data?.items?.[0]?.body?.content ?? '')
    expect(content).toMatchObject({
      title: 'Title',
      elements: [[{ tag: 'text', text: 'line' }], [{ tag: 'button' }]],
    })
    const raw = await client.request({
      method: 'GET',
      url: `/open-apis/im/v1/messages/${id}`,
      params: { card_msg_content_type: 'raw_card_content' },
    })
    expect(JSON.stringify(raw)).toContain('schema')
  })

  it('lists a chat by time, in pages, with recalled messages marked', async () => {
    for (const text of ['1', '2', '3']) {
      await sendText(client, text)
      await emulator.clock.advance(60_000)
    }
    const [first, second] = emulator.chat(ROOM).messages()
    await client.im.v1.message.delete({ path: { message_id: second?.messageId ?? '' } })
    const params = { container_id_type: 'chat', container_id: ROOM, page_size: 2 }
    const page = await client.im.v1.message.list({ params })
    expect(page.data).toMatchObject({ has_more: true, items: [{ deleted: false }, { deleted: true }] })
    const rest = await client.im.v1.message.list({
      params: { ...params, page_token: page.data?.page_token ?? '' },
    })
    expect(rest.data?.items).toHaveLength(1)
    const start = String(Math.floor((first?.createTime ?? 0) / 1000) + 30)
    const later = await client.im.v1.message.list({
      params: { ...params, start_time: start, sort_type: 'ByCreateTimeDesc' },
    })
    expect(later.data?.items?.map((item) => item.body?.content)).toEqual([
      '{"text":"3"}',
      expect.stringContaining('recalled'),
    ])
    expect(await refusedCode(client.im.v1.message.list({ params: { ...params, page_token: 'bad' } }))).toBe(
      230003,
    )
  })

  it('lists a thread', async () => {
    const root = idOf(await sendText(client, 'root'))
    const answer = await reply(root, 'in thread', { reply_in_thread: true })
    const params = { container_id_type: 'thread', container_id: answer.data?.thread_id ?? '' }
    expect((await client.im.v1.message.list({ params })).data?.items).toHaveLength(2)
  })
})

describe('forward (3.4), urgent (3.5), reactions (3.11)', () => {
  it('forwards to a person', async () => {
    const id = idOf(await sendText(client, 'look'))
    const params = { receive_id_type: 'open_id' } as const
    await client.im.v1.message.forward({ path: { message_id: id }, params, data: { receive_id: BEN } })
    expect(emulator.direct('本初', 'Bot').messages()).toHaveLength(1)
  })

  it('urges members of the chat and names the others', async () => {
    const id = idOf(await sendText(client, 'now'))
    const urge = await client.im.v1.message.urgentApp({
      path: { message_id: id },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [ANN, GONE] },
    })
    expect(urge.data?.invalid_user_id_list).toEqual([GONE])
    expect(emulator.people.urgents()).toMatchObject([{ userId: ANN, messageId: id, read: false }])
  })

  it('urges only for own messages (230012)', async () => {
    const { messageId } = emulator.people.say({ by: ANN, chat: ROOM, text: 'hers' })
    const call = client.im.v1.message.urgentApp({
      path: { message_id: messageId },
      params: { user_id_type: 'open_id' },
      data: { user_id_list: [BEN] },
    })
    expect(await refusedCode(call)).toBe(230012)
  })

  it('adds, lists and removes reactions', async () => {
    const { messageId } = emulator.people.say({ by: ANN, chat: ROOM, text: 'hers' })
    const path = { message_id: messageId }
    const added = await client.im.v1.messageReaction.create({
      path,
      data: { reaction_type: { emoji_type: 'Typing' } },
    })
    expect(emulator.people.reactionsTo(messageId)).toMatchObject([{ emoji: 'Typing', operatorType: 'app' }])
    expect((await client.im.v1.messageReaction.list({ path })).data?.items).toHaveLength(1)
    await client.im.v1.messageReaction.delete({
      path: { ...path, reaction_id: added.data?.reaction_id ?? '' },
    })
    expect(emulator.people.reactionsTo(messageId)).toEqual([])
  })
})
