import { describe, expect, it } from 'vitest'
import type { Meters } from '../../../src/lark/meters.ts'
import { platformClient } from '../../../src/lark/outbound/client.ts'
import { keep } from '../../../src/lark/outbound/download.ts'
import { failureOf } from '../../../src/lark/outbound/failure.ts'
import { performer } from '../../../src/lark/outbound/perform.ts'
import { uploadFile, uploadImage } from '../../../src/lark/outbound/upload.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { ANN, APP_ID, ROOM } from '../../sandbox/stage.ts'
import { clientOf, memoryFiles, platform } from '../stage.ts'

const NOWHERE = { appId: APP_ID, appSecret: 'x', domain: 'http://127.0.0.1:9' }

describe('a call that fails', () => {
  it('says whether the platform can have seen it', async () => {
    const emulator = await platform()
    const client = clientOf(emulator, 1500)
    const ask = () => client.call((sdk) => sdk.im.v1.chat.list({}))
    expect((await ask()).ok).toBe(true)
    emulator.faults.add({ kind: 'no_answer', path: '/chats', count: 1 })
    expect(await ask()).toMatchObject({ failure: { code: 'timeout', reached: 'maybe' } })
    emulator.faults.add({ kind: 'drop_after', path: '/chats', count: 1 })
    expect(await ask()).toMatchObject({ failure: { code: 'connectionLost', reached: 'maybe' } })
    emulator.faults.add({ kind: 'status', status: 503, path: '/chats', count: 1 })
    expect(await ask()).toMatchObject({ failure: { code: 'http-503', reached: 'maybe' } })
    emulator.faults.add({ kind: 'rate_limited', resetSeconds: 9, path: '/chats', count: 1 })
    expect(await ask()).toMatchObject({ failure: { code: '99991400', reached: 'no', waitMs: 9000 } })
    emulator.revokeTokens()
    emulator.faults.add({ kind: 'no_answer', path: '/auth/v3/', count: 1 })
    expect(await ask()).toMatchObject({ failure: { code: 'timeout', reached: 'no' } })
  })

  it.each([
    ['0.0004', 1],
    ['3', 3000],
    ['86400', 600_000],
    ['1e305', 600_000],
    ['-5', null],
    ['soon', null],
  ])('is never waited for longer than is good, whoever asks: %s', async (reset, waitMs) => {
    const headers = { 'x-ogw-ratelimit-reset': reset, 'x-ogw-ratelimit-limit': reset }
    const refused = { isAxiosError: true, response: { status: 429, data: { code: 99991400 }, headers } }
    const failure = await failureOf(refused)
    expect(failure).toMatchObject({ code: '99991400', reached: 'no', waitMs })
  })

  it('is known when nobody listens or the secret is wrong', async () => {
    const nobody = platformClient(NOWHERE)
    expect(await nobody.call((sdk) => sdk.im.v1.chat.list({}))).toMatchObject({
      failure: { code: 'unreachable', reached: 'no' },
    })
    expect(await nobody.hasToken()).toBe(false)
    const emulator = await platform()
    const stranger = platformClient({ ...NOWHERE, domain: emulator.url })
    expect(await stranger.call((sdk) => sdk.im.v1.chat.list({}))).toMatchObject({
      failure: { code: '10015' },
    })
    expect(await clientOf(emulator).hasToken()).toBe(true)
  })

  it('is not asked for by everybody who asks whether we are ready', async () => {
    const emulator = await platform()
    let now = 0
    const counted = { asked: 0 }
    const meters: Meters = {
      add: (...[name]) => {
        if (name === 'platformCalls') counted.asked += 1
      },
      observe: () => undefined,
    }
    const meter = { meters, timers: { elapsed: () => now } }
    const stranger = platformClient({ ...NOWHERE, domain: emulator.url, meter })
    await Promise.all(Array.from({ length: 50 }, () => stranger.hasToken()))
    expect(await stranger.hasToken()).toBe(false)
    expect(counted.asked).toBe(1)
    now = 1000
    expect(await stranger.hasToken()).toBe(false)
    expect(counted.asked).toBe(2)
  })

  it('is a bug when it is none of the platform’s: then it is thrown', async () => {
    const emulator = await platform()
    const broken = clientOf(emulator).call(() => Promise.reject(new TypeError('ours')))
    await expect(broken).rejects.toThrow('ours')
  })
})

describe('a message that is looked up', () => {
  it('says what it would say if it came in, or that it is gone', async () => {
    const emulator = await platform()
    const [bot] = emulator.store.apps.all()
    const deps = { client: clientOf(emulator), files: memoryFiles(), timers: systemTimers }
    const perform = performer({ ...deps, self: () => bot?.botOpenId ?? '' })
    const said = emulator.people.say({ by: ANN, chat: ROOM, text: `@${bot?.name} @本初 60%` })
    const look = (chatId = said.chatId) =>
      perform({ kind: 'lookup', messageId: said.messageId, chatId }, 'uuid')
    expect(await look()).toMatchObject({ found: { text: '@本初 60%', editedAt: null } })
    await emulator.clock.advance(1000)
    emulator.people.edit(ANN, said.messageId, `@${bot?.name} @本初 80%`)
    const editedAt = emulator.people.message(said.messageId).updateTime
    expect(await look()).toMatchObject({ found: { text: '@本初 80%', editedAt } })
    expect(await look('oc_other')).toEqual({ kind: 'done', messageId: null })
    emulator.people.recall(ANN, said.messageId)
    expect(await look()).toMatchObject({ kind: 'done', found: 'gone' })
    emulator.faults.add({ kind: 'code', path: '/im/v1/messages/', code: 230110, count: 1 })
    expect(await look()).toMatchObject({ kind: 'done', found: 'gone' })
  })
})

describe('files', () => {
  it('are uploaded and get a key', async () => {
    const emulator = await platform()
    const client = clientOf(emulator)
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    expect(await uploadFile(client, '台账.xlsx', Buffer.from('x'))).toMatchObject({
      ok: true,
      value: expect.stringMatching(/^file_/),
    })
    expect(await uploadImage(client, png)).toMatchObject({ ok: true, value: expect.stringMatching(/^img_/) })
    expect(await uploadFile(client, 'a', new Uint8Array())).toMatchObject({ failure: { code: '234010' } })
  })

  const handedIn = async (bytes: Buffer) => {
    const emulator = await platform()
    const message = emulator.people.say({ by: ANN, chat: ROOM, file: { name: 'a.bin', bytes } })
    const fileKey = String(JSON.parse(message.content).file_key)
    const call = { kind: 'download', messageId: message.messageId, fileKey, resource: 'file' } as const
    return { emulator, call }
  }

  it('come whole, and not at all when they are too large', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 7)
    const { emulator, call } = await handedIn(bytes)
    const files = memoryFiles()
    const deps = { client: clientOf(emulator), files, timers: systemTimers, self: () => 'ou_bot' }
    expect(await performer(deps)(call, 'u')).toMatchObject({ kind: 'done', file: { bytes: bytes.length } })
    expect(files.kept[0]?.equals(bytes)).toBe(true)
    expect(await performer({ ...deps, largestFile: 1024 })(call, 'u')).toMatchObject({
      kind: 'giveUp',
      code: 'tooLarge',
    })
    expect(files.kept).toHaveLength(1)
  })

  it('that break off or fall silent are fetched again, and a full disk is no fault of the platform', async () => {
    const { destroy, ...broken } = {
      destroy: () => undefined,
      async *[Symbol.asyncIterator]() {
        yield Buffer.from('a')
        throw new Error('aborted')
      },
    }
    await expect(keep({ ...broken, destroy }, memoryFiles(), systemTimers)).rejects.toMatchObject({
      code: 'connectionLost',
    })
    const full = { put: () => Promise.reject(new Error('ENOSPC')) }
    await expect(keep({ ...broken, destroy }, full, systemTimers)).rejects.toThrow('ENOSPC')
  })
})
