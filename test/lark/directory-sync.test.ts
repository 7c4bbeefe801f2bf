import { describe, expect, it } from 'vitest'
import { matchPeople } from '../../src/lark/directory-sync.ts'
import { botInfo, chatMembers, listChats, userInfo } from '../../src/lark/platform-facts.ts'
import { ANN, BEN, EVE, ROOM } from '../sandbox/stage.ts'
import { person } from '../storage/stage.ts'
import { clientOf, platform } from './stage.ts'

const somebody = (id: string, contact: { openId?: string; mobile?: string; email?: string }) => ({
  id: person(id),
  openId: contact.openId ?? null,
  mobile: contact.mobile ?? null,
  email: contact.email ?? null,
})

describe('matching people', () => {
  it('goes by mobile or e-mail, and lists the rest with the reason', async () => {
    const emulator = await platform()
    const report = await matchPeople(clientOf(emulator), [
      somebody('U-1', { mobile: '138 0000 0002' }),
      somebody('U-2', { email: 'ANN@example.com' }),
      somebody('U-3', { mobile: '13900000000', email: 'nobody@example.com' }),
      somebody('U-4', {}),
      somebody('U-5', { openId: EVE, mobile: '13800000002' }),
    ])
    expect(report).toEqual({
      ok: true,
      value: {
        matched: [{ person: 'U-1', openId: BEN }],
        unmatched: [
          { person: 'U-2', reason: 'notFound' },
          { person: 'U-3', reason: 'notFound' },
          { person: 'U-4', reason: 'noContact' },
        ],
      },
    })
  })

  it('binds nobody on a doubtful lead', async () => {
    const emulator = await platform()
    const report = await matchPeople(clientOf(emulator), [
      somebody('U-1', { mobile: '13800000001' }),
      somebody('U-2', { email: 'ann@example.com' }),
      somebody('U-3', { mobile: '13800000002', email: 'ann@example.com' }),
    ])
    expect(report).toMatchObject({ value: { matched: [], unmatched: [{}, {}, { reason: 'ambiguous' }] } })
    const taken = await matchPeople(clientOf(emulator), [
      somebody('U-1', { openId: ANN }),
      somebody('U-2', { email: 'ann@example.com' }),
    ])
    expect(taken).toMatchObject({
      value: { matched: [], unmatched: [{ person: 'U-2', reason: 'ambiguous' }] },
    })
  })

  it('asks for fifty at a time and fails as a whole', async () => {
    const emulator = await platform()
    const crowd = Array.from({ length: 120 }, (_, i) =>
      somebody(`U-${i}`, { mobile: String(13_900_000_000 + i) }),
    )
    const report = await matchPeople(clientOf(emulator), crowd)
    expect(report.ok && report.value.unmatched.length).toBe(120)
    expect(emulator.requests().filter(({ path }) => path.includes('batch_get_id'))).toHaveLength(3)
    emulator.faults.add({ kind: 'status', status: 500, path: 'batch_get_id', count: 1 })
    expect(await matchPeople(clientOf(emulator), crowd)).toMatchObject({
      ok: false,
      failure: { code: 'http-500' },
    })
  })
})

describe('facts of the platform', () => {
  it('are the bot, its groups, their members, a user', async () => {
    const emulator = await platform()
    const client = clientOf(emulator)
    expect(await botInfo(client)).toEqual({
      ok: true,
      value: { openId: emulator.people.app('Bot').botOpenId, name: 'Bot' },
    })
    expect(await listChats(client)).toEqual({ ok: true, value: [{ chatId: ROOM, name: 'Room' }] })
    expect(await chatMembers(client, ROOM)).toMatchObject({
      ok: true,
      value: [{ openId: ANN, name: '安宁' }, { openId: BEN }, { openId: EVE }],
    })
    expect(await userInfo(client, BEN)).toEqual({ ok: true, value: { openId: BEN, name: '本初' } })
    expect(await chatMembers(client, 'oc_none')).toMatchObject({ ok: false, failure: { code: '232006' } })
  })
})
