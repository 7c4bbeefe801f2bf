import { describe, expect, it } from 'vitest'
import type { OutboundCall } from '../../../src/app/outbox.ts'
import { noteHeard } from '../../../src/app/reading.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import type { Emulator } from '../../../src/sandbox/index.ts'
import { ALL_SCOPES, ANN, button, cardOf, clientFor, ROOM } from '../../sandbox/stage.ts'
import { callsTo, MESSAGES, office, platform, said, text } from '../stage.ts'

const MINUTE = 60_000
const card: OutboundCall = {
  kind: 'create',
  to: { chatId: ROOM },
  messageType: 'interactive',
  content: JSON.stringify(cardOf({ tag: 'markdown', content: 'WT-003' }, button())),
}
const toAnn: OutboundCall = { ...card, to: { openId: ANN } }
const answerTo = (messageId: string, inThread: boolean): OutboundCall => ({
  kind: 'reply',
  messageId,
  to: { chatId: ROOM },
  inThread,
  messageType: 'post',
  content: JSON.stringify({ zh_cn: { content: [[{ tag: 'text', text: '已登记' }]] } }),
})
/** Before: the platform never got it. After: it did, and nobody knows. */
type Lost = 'drop_before' | 'drop_after'

/** Everything that the bot said, wherever. */
const messages = (emulator: Emulator) =>
  emulator.store.messages.where(({ senderType }) => senderType === 'app')

/** A platform on which the first call of `call` is lost, an hour ago; `meanwhile` is what happens after it. */
const anHourLater = async (
  call: OutboundCall | ((emulator: Emulator) => OutboundCall),
  lost: Lost,
  meanwhile: (emulator: Emulator, desk: ReturnType<typeof office>) => unknown = () => undefined,
) => {
  const emulator = await platform()
  const desk = office(emulator)
  emulator.faults.add({ kind: lost, method: 'POST', path: MESSAGES, count: 1 })
  desk.put('lost', typeof call === 'function' ? call(emulator) : call)
  await desk.drain().idle()
  await emulator.clock.advance(51 * MINUTE)
  await meanwhile(emulator, desk)
  await desk.sendAll()
  const fate = desk.database.read((store) => store.outbox.byKey('lost'))
  return { emulator, desk, fate, sent: messages(emulator).length }
}

describe('a try of an hour ago that may have arrived (lark-platform.md 3.1)', () => {
  it.each<[string, OutboundCall]>([
    ['a text', text('lost')],
    ['a card', card],
  ])('is found in the chat, as %s, and counts as sent', async (_what, call) => {
    const { emulator, fate, sent } = await anHourLater(call, 'drop_after')
    expect(fate).toMatchObject({ id: 'lost', state: 'sent', messageId: messages(emulator)[0]?.messageId })
    expect(sent).toBe(1)
  })

  it.each<[string, OutboundCall]>([
    ['a text', text('lost')],
    ['a card', card],
  ])('is not there, as %s: it goes out under another uuid', async (_what, call) => {
    const { emulator, fate, sent } = await anHourLater(call, 'drop_before')
    expect(fate).toMatchObject({ id: "lost'", state: 'sent' })
    expect(sent).toBe(1)
    const posted = callsTo(emulator, MESSAGES).filter(({ method }) => method === 'POST')
    expect(posted.at(-1)?.body).toMatchObject({ uuid: "lost'" })
  })

  it.each<[string, boolean, Lost]>([
    ['a thread', true, 'drop_after'],
    ['a thread', true, 'drop_before'],
    ['a chat', false, 'drop_after'],
    ['a chat', false, 'drop_before'],
  ])('is looked for as an answer in %s (in a thread: %s, %s)', async (_what, inThread, lost) => {
    const ask = (emulator: Emulator) =>
      answerTo(emulator.people.say({ by: ANN, chat: ROOM, text: '/进度' }).messageId, inThread)
    const { fate, sent } = await anHourLater(ask, lost)
    expect(fate).toMatchObject({ id: lost === 'drop_after' ? 'lost' : "lost'", state: 'sent' })
    expect(sent).toBe(1)
  })

  it('is found where others opened the thread after it', async () => {
    let asked = ''
    const ask = (emulator: Emulator) => {
      asked = emulator.people.say({ by: ANN, chat: ROOM, text: '/进度' }).messageId
      return answerTo(asked, false)
    }
    const { fate, sent } = await anHourLater(ask, 'drop_after', (emulator) =>
      emulator.people.say({ by: ANN, chat: ROOM, text: '收到', replyTo: asked, inThread: true }),
    )
    expect([fate?.id, fate?.state, sent]).toEqual(['lost', 'sent', 1])
  })

  it('is found hours after it was made, as what waited when a backup was made may have gone out later', async () => {
    const emulator = await platform()
    const desk = office(emulator)
    const made = instant(emulator.clock.now())
    await emulator.clock.advance(60 * 60 * MINUTE)
    desk.put('before', text('lost'), { lane: 'the first life of the ledger' })
    await desk.sendAll()
    const restored = office(emulator)
    restored.put('lost', text('lost'), { createdAt: made })
    restored.database.transact((store) => store.outbox.trying(['lost'], made))
    await restored.sendAll()
    expect([restored.row('lost').state, messages(emulator).length]).toEqual(['sent', 1])
  })

  it('is not taken for another message with the same words that is known', async () => {
    const { fate, sent } = await anHourLater(text('lost'), 'drop_before', async (_emulator, { put }) =>
      put('other', text('lost'), { lane: 'elsewhere' }),
    )
    expect([fate?.id, fate?.state, sent]).toEqual(["lost'", 'sent', 2])
  })

  it('keeps its place in the lane when it goes out again', async () => {
    const { emulator } = await anHourLater(text('lost'), 'drop_before', (_emulator, { put }) =>
      put('next', text('next')),
    )
    expect(said(emulator)).toEqual(['lost', 'next'])
  })

  it.each<[Lost, string, number]>([
    ['drop_before', "lost'", 2],
    ['drop_after', 'lost', 2],
  ])('is looked for one to one where something was said before (%s)', async (lost, id, sent) => {
    const emulator = await platform()
    const desk = office(emulator)
    desk.database.transact((store) => {
      const { chatId } = emulator.direct(ANN, 'Bot')
      const at = instant(emulator.clock.now())
      noteHeard(store, { chatId, chatType: 'p2p', openId: ANN, threadId: null, at })
    })
    desk.put('first', { ...toAnn, messageType: 'text', content: '{"text":"first"}' }, { lane: ANN })
    await desk.sendAll()
    emulator.faults.add({ kind: lost, method: 'POST', path: MESSAGES, count: 1 })
    desk.put('lost', toAnn, { lane: ANN })
    await desk.drain().idle()
    await emulator.clock.advance(51 * MINUTE)
    await desk.sendAll()
    expect(desk.database.read((store) => store.outbox.byKey('lost'))).toMatchObject({ id, state: 'sent' })
    expect(messages(emulator)).toHaveLength(sent)
  })

  it('waits, and is not repeated, as long as nothing else was said one to one', async () => {
    const { fate, sent, emulator } = await anHourLater(toAnn, 'drop_after')
    expect([fate?.state, sent]).toEqual(['waiting', 1])
    expect(callsTo(emulator, MESSAGES)).toHaveLength(1)
  })

  it('waits while the chat cannot be read, and nothing is sent meanwhile', async () => {
    const { fate, emulator } = await anHourLater(text('lost'), 'drop_before', async (platformNow, desk) => {
      platformNow.faults.add({ kind: 'status', status: 503, path: MESSAGES })
      await desk.drain().idle()
      await platformNow.clock.advance(24 * 60 * MINUTE)
      await desk.drain().idle()
      expect(messages(platformNow)).toHaveLength(0)
      platformNow.faults.clear()
    })
    expect(fate?.state).toBe('sent')
    expect(said(emulator)).toEqual(['lost'])
  })
})

describe('a try of an hour ago of which nobody can know is not repeated, and OFFICE is to know', () => {
  const UNKNOWN = '"code":"unknown-outcome"'

  it('when two messages of ours say the same', async () => {
    const told = await anHourLater(text('lost'), 'drop_after', (emulator) =>
      clientFor(emulator).im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: ROOM, msg_type: 'text', content: JSON.stringify({ text: 'lost' }) },
      }),
    )
    expect([told.fate?.state, told.sent]).toEqual(['dead', 2])
  })

  it('when a message of ours was recalled', async () => {
    const told = await anHourLater(text('lost'), 'drop_after', async (emulator) => {
      const [message] = messages(emulator)
      await clientFor(emulator).im.v1.message.delete({ path: { message_id: message?.messageId ?? '' } })
    })
    expect([told.fate?.state, told.sent]).toEqual(['dead', 1])
  })

  it('when the bot is out of the chat, or may not read it', async () => {
    const out = await anHourLater(text('lost'), 'drop_after', (emulator) =>
      emulator.people.removeBot(ROOM, 'Bot', ANN),
    )
    expect(out.fate?.state).toBe('dead')
    const emulator = await platform({
      scopes: ALL_SCOPES.filter((scope) => scope !== 'im:message.group_msg'),
    })
    const desk = office(emulator)
    emulator.faults.add({ kind: 'drop_after', method: 'POST', path: MESSAGES, count: 1 })
    desk.put('lost', text('lost'))
    await desk.drain().idle()
    await emulator.clock.advance(51 * MINUTE)
    await desk.sendAll()
    expect(desk.row('lost').state).toBe('dead')
    expect(desk.log.lines.join()).toContain(UNKNOWN)
  })
})
