import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { ANN, BEN, button, cardOf, OTHER_ROOM, ROOM } from '../../sandbox/stage.ts'
import { callsTo, office, platform, said, text } from '../stage.ts'

const MESSAGES = '/im/v1/messages'
const HOUR = 3_600_000
const interactive = (words: string) => JSON.stringify(cardOf({ tag: 'markdown', content: words }, button()))

describe('what waits in the outbox', () => {
  it('is sent in the order of its lane, to groups and to persons', async () => {
    const emulator = await platform()
    const { put, row, sendAll } = office(emulator)
    for (const n of ['1', '2', '3']) put(n, text(n))
    put(
      'p',
      { kind: 'create', to: { openId: ANN }, messageType: 'text', content: '{"text":"p"}' },
      { lane: ANN },
    )
    await sendAll()
    expect(said(emulator)).toEqual(['1', '2', '3'])
    expect(said(emulator, emulator.direct(ANN, 'Bot').chatId)).toEqual(['p'])
    expect(row('1')).toMatchObject({ state: 'sent', messageId: emulator.chat(ROOM).answers()[0]?.messageId })
  })

  it('answers, patches, urges, reacts and fetches files', async () => {
    const emulator = await platform()
    const { put, row, sendAll, files } = office(emulator)
    const room = emulator.chat(ROOM)
    const asked = emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    const bytes = Buffer.from('the minutes of the meeting')
    const handedIn = emulator.people.say({ by: ANN, chat: ROOM, file: { name: 'a.pdf', bytes } })
    const fileKey = String(JSON.parse(handedIn.content).file_key)
    put('reply', {
      kind: 'reply',
      messageId: asked.messageId,
      to: { chatId: ROOM },
      inThread: true,
      messageType: 'interactive',
      content: interactive('before'),
    })
    await sendAll()
    const messageId = row('reply').messageId ?? ''
    put('patch', { kind: 'patch', messageId, content: interactive('after') }, { lane: messageId })
    put('urgent', { kind: 'urgent', messageId, openIds: [BEN] })
    put('react', { kind: 'react', messageId: asked.messageId, emoji: 'DONE' })
    put('download', { kind: 'download', messageId: handedIn.messageId, fileKey, resource: 'file' })
    await sendAll()
    const card = room.lastCard()
    expect(card).toMatchObject({ messageId, parentId: asked.messageId })
    expect(room.words(card)).toContain('after')
    expect(emulator.people.urgents()).toMatchObject([{ messageId, userId: BEN }])
    expect(emulator.people.reactionsTo(asked.messageId)).toMatchObject([{ emoji: 'DONE' }])
    expect(files.kept).toEqual([bytes])
  })

  it('waits for its instant and for the row before it', async () => {
    const emulator = await platform()
    const { put, drain, sendAll } = office(emulator)
    put('later', text('later'), { lane: 'b', after: 'sooner' })
    put('sooner', text('sooner'), { lane: 'a' })
    put('tomorrow', text('tomorrow'), { lane: 'c', notBefore: instant(emulator.clock.now() + 24 * HOUR) })
    await drain().idle()
    expect(said(emulator)).toEqual(['sooner', 'later'])
    await sendAll()
    expect(said(emulator)).toEqual(['sooner', 'later', 'tomorrow'])
  })

  it('is held to five messages a second in one chat', async () => {
    const emulator = await platform({}, { monotonic: () => performance.now() })
    const { put, drain, sendAll } = office(emulator)
    const words = Array.from({ length: 12 }, (_, i) => `no. ${i}`)
    for (const each of words) put(each, text(each))
    drain().wake()
    await sendAll()
    expect(said(emulator)).toEqual(words)
    expect(callsTo(emulator, MESSAGES).map((request) => request.code)).toEqual(words.map(() => 0))
  })
})

describe('a lane', () => {
  it('keeps its order however often its rows have to be tried', async () => {
    let seed = 7
    const random = (): number => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
    const emulator = await platform({}, { random })
    const { put, sendAll, row } = office(emulator)
    for (const kind of ['status', 'drop_after', 'drop_before'] as const)
      emulator.faults.add({ kind, status: 503, path: MESSAGES, rate: 0.25 })
    const words = Array.from({ length: 10 }, (_, i) => `no. ${i}`)
    for (const each of words) put(each, text(each))
    await sendAll(200)
    expect(said(emulator)).toEqual(words)
    expect(Math.max(...words.map((each) => row(each).tries))).toBeGreaterThan(0)
  })

  it('whose first row waits for another try does not keep others waiting', async () => {
    const emulator = await platform()
    const { put, drain, row } = office(emulator)
    emulator.faults.add({ kind: 'code', code: 230049, path: MESSAGES, count: 1 })
    put('stuck', text('stuck'))
    await drain().idle()
    put('behind', text('behind'))
    put('other', text('other'), { lane: 'other' })
    await drain().idle()
    expect(said(emulator)).toEqual(['other'])
    expect(row('behind').triedAt).toBeNull()
  })
})

describe('a platform that does not answer at all', () => {
  it('is asked, and sent nothing but the calls that were under way', async () => {
    const emulator = await platform()
    const { put, row, drain, sendAll } = office(emulator)
    put('first', text('first'))
    await sendAll()
    emulator.setDown(true)
    const words = Array.from({ length: 60 }, (_, i) => `no. ${i}`)
    for (const each of words) put(each, text(each), { lane: each })
    for (let hours = 0; hours < 24; hours += 1) {
      await drain().idle()
      await emulator.clock.advance(HOUR)
    }
    expect(words.filter((each) => row(each).triedAt !== null).length).toBeLessThanOrEqual(18)
    emulator.setDown(false)
    await sendAll()
    expect(new Set(said(emulator))).toEqual(new Set(['first', ...words]))
    expect(said(emulator)).toHaveLength(61)
  })
})

describe('one message stands on the platform', () => {
  it.each([
    ['the answer was lost', { kind: 'drop_after' }],
    ['the request was lost', { kind: 'drop_before' }],
    ['the platform took it and did not answer', { kind: 'no_answer_after' }],
    ['the platform did not answer', { kind: 'no_answer' }],
    ['it was too much at once', { kind: 'rate_limited', resetSeconds: 1 }],
    ['the platform failed', { kind: 'status', status: 502 }],
    ['the platform was busy', { kind: 'code', code: 230049 }],
  ] as const)('when %s', async (_what, fault) => {
    const emulator = await platform()
    const { put, row, sendAll } = office(emulator, { timeoutMs: 300 })
    emulator.faults.add({ path: MESSAGES, count: 2, ...fault })
    put('once', text('once'))
    put('next', text('next'))
    await sendAll()
    expect(said(emulator)).toEqual(['once', 'next'])
    expect(row('once')).toMatchObject({ state: 'sent', tries: 2 })
    const bodies = callsTo(emulator, MESSAGES).map((request) => JSON.stringify(request.body))
    expect(new Set(bodies).size).toBe(2)
  })

  it('when the token was revoked, at the second try and without a wait', async () => {
    const emulator = await platform()
    const { put, row, sendAll } = office(emulator)
    put('1', text('1'))
    await sendAll()
    emulator.revokeTokens()
    put('2', text('2'))
    await sendAll()
    expect(said(emulator)).toEqual(['1', '2'])
    expect(row('2').tries).toBe(0)
    expect(callsTo(emulator, MESSAGES).map((request) => request.code)).toEqual([0, 99991663, 0])
  })

  it('when no token was to be had for hours', async () => {
    const emulator = await platform()
    const { put, row, sendAll, log } = office(emulator)
    emulator.faults.add({ kind: 'drop_before', path: '/auth/v3/' })
    put('patient', text('secret words'))
    await sendAll(5)
    await emulator.clock.advance(3 * HOUR)
    emulator.faults.clear()
    await sendAll()
    expect(said(emulator)).toEqual(['secret words'])
    expect(row('patient').state).toBe('sent')
    expect(log.lines.join()).not.toContain('secret words')
  })

  it('and not before the platform allows it', async () => {
    const emulator = await platform()
    const { put, row, drain } = office(emulator)
    emulator.faults.add({ path: MESSAGES, count: 1, kind: 'rate_limited', resetSeconds: 40 })
    put('once', text('once'))
    await drain().idle()
    expect(row('once').notBefore).toBeGreaterThan(emulator.clock.now() + 35_000)
  })

  it('also when the program ended between the call and its outcome', async () => {
    const emulator = await platform()
    const { database, put, row, sendAll, restart, client } = office(emulator)
    put('crashed', text('crashed'))
    const { triedAt: _never, ...first } = row('crashed')
    database.transact((store) => store.outbox.trying([first.id], first.createdAt))
    const call = first.call
    if (call.kind !== 'create') throw new Error('not a message')
    await client.call((sdk) =>
      sdk.im.v1.message.create({
        params: { receive_id_type: 'chat_id' },
        data: { receive_id: ROOM, msg_type: 'text', content: call.content, uuid: first.id },
      }),
    )
    await restart()
    await sendAll()
    expect(said(emulator)).toEqual(['crashed'])
    expect(row('crashed').state).toBe('sent')
  })
})

describe('what cannot be sent', () => {
  it('to a group without the bot is given up, and OFFICE is to know', async () => {
    const emulator = await platform()
    const { put, row, sendAll, log } = office(emulator)
    const call = {
      kind: 'create',
      to: { chatId: OTHER_ROOM },
      messageType: 'text',
      content: '{"text":"x"}',
    } as const
    put('x', call)
    await sendAll()
    expect(row('x').state).toBe('dead')
    expect(log.lines.join()).toContain('"outcome":"giveUp","code":"230002"')
  })

  it('as an answer to a recalled message becomes a new message', async () => {
    const emulator = await platform()
    const { put, sendAll, log, row } = office(emulator)
    const asked = emulator.people.say({ by: ANN, chat: ROOM, text: 'hello' })
    emulator.people.recall(ANN, asked.messageId)
    put('x', {
      kind: 'reply',
      messageId: asked.messageId,
      to: { chatId: ROOM },
      inThread: false,
      messageType: 'text',
      content: '{"text":"x"}',
    })
    await sendAll()
    expect(row('x').state).toBe('dead')
    expect(log.lines.join()).toContain('"outcome":"newMessage","code":"230011"')
  })

  it('as a change of a card older than 14 days becomes a new message', async () => {
    const emulator = await platform()
    const { put, row, sendAll, log } = office(emulator)
    put('card', {
      kind: 'create',
      to: { chatId: ROOM },
      messageType: 'interactive',
      content: interactive('old'),
    })
    await sendAll()
    await emulator.clock.advance(15 * 24 * HOUR)
    put('x', { kind: 'patch', messageId: row('card').messageId ?? '', content: interactive('new') })
    await sendAll()
    expect(log.lines.join()).toContain('"outcome":"newMessage","code":"230031"')
  })

  it('as a file that is not in the message is given up', async () => {
    const emulator = await platform()
    const { put, row, sendAll, log } = office(emulator)
    const handedIn = emulator.people.say({
      by: ANN,
      chat: ROOM,
      file: { name: 'a', bytes: Buffer.from('a') },
    })
    put('x', { kind: 'download', messageId: handedIn.messageId, fileKey: 'file_v3_none', resource: 'file' })
    await sendAll()
    expect(row('x').state).toBe('dead')
    expect(log.lines.join()).toContain('"outcome":"giveUp","code":"234003"')
  })

  it('does not keep others from going', async () => {
    const emulator = await platform()
    const { put, sendAll } = office(emulator)
    put('bad', {
      kind: 'create',
      to: { chatId: ROOM },
      messageType: 'interactive',
      content: '{"schema":"2.0","oops":1}',
    })
    put('good', text('good'))
    await sendAll()
    expect(said(emulator)).toEqual(['good'])
  })
})
