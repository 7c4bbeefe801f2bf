import { afterEach, describe, expect, it } from 'vitest'
import type { Emulator, EmulatorOptions } from '../../src/sandbox/index.ts'
import { listenForEvents, open } from './listening.ts'
import {
  ALL_SCOPES,
  ANN,
  APP_ID,
  button,
  cardOf,
  clientFor,
  ROOM,
  sendCard,
  sendText,
  stage,
} from './stage.ts'

type Answer = Parameters<typeof listenForEvents>[0]
let emulator: Emulator
let bot: Awaited<ReturnType<typeof listenForEvents>>

afterEach(async () => {
  await emulator.close()
  await bot.close()
})

async function begin(
  answer: Answer = () => ({}),
  app: Parameters<typeof stage>[0] = {},
  options: EmulatorOptions = {},
) {
  bot = await listenForEvents(answer)
  emulator = await stage({ eventUrl: bot.url, ...app }, { now: () => 0, ...options })
}

const eventsOf = (type: string) => bot.got.map(open).filter((each) => each.header.event_type === type)

describe('what an app hears (1.6, 1.8)', () => {
  it('hears only what is addressed to it with group_at_msg', async () => {
    await begin(() => ({}), { scopes: ['im:message.group_at_msg'] })
    await emulator.chat(ROOM).says('安宁', 'not for the bot')
    await emulator.chat(ROOM).says('安宁', '@所有人 not for it either')
    await emulator.chat(ROOM).says('安宁', '@Bot for it')
    await emulator.direct('安宁', 'Bot').says('安宁', 'no scope for this')
    expect(bot.got).toHaveLength(1)
  })

  it('gets placeholders and mentions; what is absent is left out; user_id only with its scope', async () => {
    await begin(() => ({}), { scopes: ['im:message.group_msg'] })
    await emulator.chat(ROOM).says('安宁', '@Bot tell @本初 and @所有人')
    const [event] = eventsOf('im.message.receive_v1')
    const message = event?.event.message
    expect(message).toMatchObject({
      content: '{"text":"@_user_1 tell @_user_2 and @_all"}',
      chat_type: 'group',
      message_type: 'text',
      mentions: [
        { key: '@_user_1', name: 'Bot' },
        { key: '@_user_2', name: '本初' },
      ],
    })
    for (const absent of ['root_id', 'parent_id', 'thread_id']) expect(message).not.toHaveProperty(absent)
    expect(event?.event.sender).toEqual({
      sender_id: { union_id: 'on_ann', open_id: ANN },
      sender_type: 'user',
      tenant_key: expect.any(String),
    })
  })

  it('gets the ids of a reply and of its thread', async () => {
    await begin()
    const first = await emulator.chat(ROOM).says('安宁', 'first')
    await emulator.chat(ROOM).says('本初', 'second', { replyTo: first.messageId, inThread: true })
    expect(eventsOf('im.message.receive_v1')[1]?.event.message).toMatchObject({
      root_id: first.messageId,
      parent_id: first.messageId,
      thread_id: expect.stringMatching(/^omt_/),
    })
  })

  it('gets a post flat, an image and a file by their keys', async () => {
    await begin()
    const post = {
      title: 'T',
      content: [
        [
          { tag: 'text', text: 'x' },
          { tag: 'at', user_id: ANN },
        ],
      ],
    }
    emulator.people.say({ by: ANN, chat: ROOM, post })
    await emulator.chat(ROOM).sends('安宁', { name: 'a.txt', bytes: Buffer.from('a') })
    await emulator.chat(ROOM).sends('安宁', { name: 'a.png', bytes: Buffer.from('a') }, { image: true })
    const contents = eventsOf('im.message.receive_v1').map((each) => JSON.stringify(each.event.message))
    expect(contents.join()).toContain('@_user_1')
    expect(contents.join()).not.toContain('zh_cn')
    expect(contents.join()).toMatch(/file_name\\":\\"a\.txt/)
    expect(contents.join()).toContain('image_key')
  })

  it('hears nothing of its own messages nor of edits', async () => {
    await begin()
    await sendText(clientFor(emulator), 'own')
    const said = await emulator.chat(ROOM).says('安宁', 'before')
    emulator.people.edit(ANN, said.messageId, 'after')
    await emulator.settled()
    expect(bot.got).toHaveLength(1)
  })

  it('hears of recalls, reactions, joining and leaving, and of who opens its chat', async () => {
    await begin()
    const said = await emulator.chat(ROOM).says('安宁', 'oops')
    const { reactionId } = emulator.people.react(ANN, said.messageId, 'OK')
    emulator.people.unreact(reactionId)
    emulator.people.recall(ANN, said.messageId)
    emulator.people.removeBot(ROOM, 'Bot', ANN)
    emulator.people.addBot(ROOM, 'Bot', ANN)
    emulator.people.enterBotChat(ANN, 'Bot')
    emulator.people.useMenu(ANN, 'Bot', 'help')
    await emulator.settled()
    const types = bot.got.map((each) => open(each).header.event_type).sort()
    expect(types).toEqual([
      'application.bot.menu_v6',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.member.bot.deleted_v1',
      'im.message.reaction.created_v1',
      'im.message.reaction.deleted_v1',
      'im.message.recalled_v1',
      'im.message.receive_v1',
    ])
  })

  it('hears only of the types it is subscribed to', async () => {
    await begin()
    const app = emulator.people.app('Bot')
    emulator.store.apps.put({ ...app, events: ['im.message.recalled_v1'], scopes: ALL_SCOPES })
    await emulator.chat(ROOM).says('安宁', 'hello')
    expect(bot.got).toHaveLength(0)
  })
})

describe('card callbacks are asked once (1.7)', () => {
  it.each([
    [200341, { waitMs: 400 }],
    [200671, { status: 500 }],
    [200671, { status: 302, location: 'http://127.0.0.1:1/' }],
    [200672, { body: 'ok' }],
    [200672, { body: { toasts: {} } }],
    [
      200673,
      { body: { card: { type: 'raw', data: { schema: '2.0', body: { elements: [{ tag: 'note' }] } } } } },
    ],
  ])('shows %i', async (code, answer) => {
    await begin(() => answer, {}, 'waitMs' in answer ? { answerTimeoutMs: 100 } : {})
    await sendCard(clientFor(emulator), cardOf(button()))
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({
      sent: true,
      code,
      cardReplaced: false,
    })
    await emulator.clock.advance(3_600_000)
    expect(bot.got).toHaveLength(1)
  })

  it('shows 200342 when nobody is there', async () => {
    await begin()
    await sendCard(clientFor(emulator), cardOf(button()))
    await emulator.setEventUrl(APP_ID, 'http://127.0.0.1:1/')
    expect(await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })).toMatchObject({ code: 200342 })
  })
})
