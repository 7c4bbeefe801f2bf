import { describe, expect, it } from 'vitest'
import { ANN, OTHER_ROOM, ROOM } from '../../sandbox/stage.ts'
import { interactive, office, platform, said, text } from '../stage.ts'

const HOUR = 3_600_000

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
