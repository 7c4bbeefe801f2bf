import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { ANN, BEN, ROOM } from '../../sandbox/stage.ts'
import { callsTo, interactive, MESSAGES, office, platform, said, text } from '../stage.ts'

const HOUR = 3_600_000

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

  it('waits for its instant', async () => {
    const emulator = await platform()
    const { put, drain, sendAll } = office(emulator)
    put('now', text('now'))
    put('tomorrow', text('tomorrow'), { lane: 'c', notBefore: instant(emulator.clock.now() + 24 * HOUR) })
    await drain().idle()
    expect(said(emulator)).toEqual(['now'])
    await sendAll()
    expect(said(emulator)).toEqual(['now', 'tomorrow'])
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
