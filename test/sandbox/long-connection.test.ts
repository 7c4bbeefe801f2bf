import { afterEach, describe, expect, it } from 'vitest'
import type { Emulator } from '../../src/sandbox/index.ts'
import { connect } from './listening.ts'
import {
  ANN,
  APP_ID,
  BEN,
  button,
  cardOf,
  clientFor,
  EVE,
  OTHER_ROOM,
  ROOM,
  sendCard,
  sendText,
  stage,
} from './stage.ts'

let emulator: Emulator
let close: (() => void)[] = []

afterEach(async () => {
  for (const each of close) each()
  close = []
  await emulator.close()
})

async function join(handlers: Parameters<typeof connect>[1]) {
  const client = await connect(emulator, handlers)
  close.push(() => client.close())
  return client
}

describe('long connection (lark-platform.md 1.9, 2.4)', () => {
  it('delivers a message event to the SDK and takes its acknowledgement', async () => {
    emulator = await stage()
    const got: Record<string, unknown>[] = []
    await join({ 'im.message.receive_v1': (data) => void got.push(data) })
    await emulator.chat(ROOM).says('安宁', '@Bot hello')
    expect(got).toHaveLength(1)
    expect(got[0]).toMatchObject({
      event_type: 'im.message.receive_v1',
      message: {
        chat_id: ROOM,
        content: '{"text":"@_user_1 hello"}',
        mentions: [{ key: '@_user_1', name: 'Bot' }],
      },
    })
    expect(emulator.deliveries()[0]).toMatchObject({ state: 'delivered', attempts: 1 })
  })

  it('tells who came into a group and who is out of it (lark-platform.md 1.8)', async () => {
    emulator = await stage()
    const got: Record<string, unknown>[] = []
    await join({
      'im.chat.member.user.added_v1': (data) => void got.push(data),
      'im.chat.member.user.deleted_v1': (data) => void got.push(data),
    })
    emulator.people.removeMember(ROOM, BEN, ANN)
    emulator.people.addMember(ROOM, BEN, ANN)
    emulator.people.addMember(ROOM, BEN, ANN)
    emulator.people.addMember(OTHER_ROOM, EVE, ANN)
    await emulator.settled()
    const move = {
      chat_id: ROOM,
      name: 'Room',
      external: false,
      operator_id: { open_id: ANN },
      users: [{ name: '本初', user_id: { open_id: BEN } }],
    }
    expect(got).toHaveLength(2)
    expect(got).toMatchObject([
      { event_type: 'im.chat.member.user.deleted_v1', ...move },
      { event_type: 'im.chat.member.user.added_v1', ...move },
    ])
  })

  it('asks over the connection when a button is pressed and applies the answer', async () => {
    emulator = await stage()
    const answer = {
      toast: { type: 'success', content: 'Done' },
      card: { type: 'raw', data: cardOf({ tag: 'markdown', content: 'after' }) },
    }
    await join({ 'card.action.trigger': () => answer })
    await sendCard(clientFor(emulator), cardOf(button()))
    const result = await emulator.chat(ROOM).clicks(ANN, { text: 'Press' })
    expect(result).toMatchObject({ code: 0, toast: { content: 'Done' }, cardReplaced: true })
    expect(emulator.chat(ROOM).words(emulator.chat(ROOM).lastCard())).toContain('after')
  })
})

describe('sending', () => {
  it('sends a text', async () => {
    emulator = await stage()
    const sent = await sendText(clientFor(emulator), 'hello')
    expect(sent.code).toBe(0)
    expect(emulator.hub.count(APP_ID)).toBe(0)
  })
})
