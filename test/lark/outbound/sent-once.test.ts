import { describe, expect, it } from 'vitest'
import { ROOM } from '../../sandbox/stage.ts'
import { callsTo, MESSAGES, office, platform, said, text } from '../stage.ts'

const HOUR = 3_600_000

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
    const { put, row, sendAll } = office(emulator, { timeoutMs: 1500 })
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
