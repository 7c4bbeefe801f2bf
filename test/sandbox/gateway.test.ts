import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Emulator } from '../../src/sandbox/index.ts'
import {
  ANN,
  APP_ID,
  APP_SECRET,
  BEN,
  clientFor,
  GONE,
  OTHER_ROOM,
  ROOM,
  refused,
  refusedCode,
  sendText,
  stage,
} from './stage.ts'

let emulator: Emulator
afterEach(() => emulator.close())

const answer = z.object({ code: z.number() }).catchall(z.unknown())

async function token(body: unknown) {
  const url = `${emulator.url}/open-apis/auth/v3/tenant_access_token/internal`
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  return answer.parse(await response.json())
}

async function raw(path: string, authorization?: string) {
  const headers = authorization === undefined ? {} : { authorization }
  const response = await fetch(emulator.url + path, { headers })
  return {
    status: response.status,
    logId: response.headers.get('x-tt-logid'),
    body: answer.parse(await response.json()),
  }
}

describe('tokens (lark-platform.md 10.1, 10.4)', () => {
  it('gives a token for two hours and refuses a wrong secret (10015) or app (10014)', async () => {
    emulator = await stage()
    const given = await token({ app_id: APP_ID, app_secret: APP_SECRET })
    expect(given).toMatchObject({
      code: 0,
      msg: 'ok',
      expire: 7200,
      tenant_access_token: expect.stringMatching(/^t-/),
    })
    expect((await token({ app_id: APP_ID, app_secret: 'wrong' })).code).toBe(10015)
    expect((await token({ app_id: 'cli_aaaaaaaaaaaaaaaa', app_secret: 'wrong' })).code).toBe(10014)
  })

  it('refuses a call without token (99991661) or with a bad one (99991663), with a log id', async () => {
    emulator = await stage()
    const missing = await raw('/open-apis/bot/v3/info')
    expect(missing).toMatchObject({ status: 400, body: { code: 99991661, error: { log_id: missing.logId } } })
    expect((await raw('/open-apis/bot/v3/info', 'Bearer t-nonsense')).body.code).toBe(99991663)
    expect((await raw('/open-apis/bot/v3/info', 'Bearer nonsense')).body.code).toBe(99991671)
  })

  it('lets a token end by the platform clock and by revocation', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    await sendText(client, 'hello')
    emulator.revokeTokens()
    expect(await refusedCode(sendText(client, 'hello'))).toBe(99991663)
    const fresh = clientFor(emulator)
    await sendText(fresh, 'hello')
    await emulator.clock.advance(7200 * 1000)
    expect(await refusedCode(sendText(fresh, 'hello'))).toBe(99991663)
  })

  it('names the scopes that are missing (99991672)', async () => {
    emulator = await stage({ scopes: ['im:chat:read'] })
    const refusal = await refused(sendText(clientFor(emulator), 'hello'))
    expect(refusal.data).toMatchObject({
      code: 99991672,
      error: { permission_violations: [{ subject: 'im:message' }, {}, {}] },
    })
  })

  it('tells the bot who it is under `bot`', async () => {
    emulator = await stage()
    const info = await clientFor(emulator).request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    expect(info).toMatchObject({ code: 0, bot: { app_name: 'Bot', open_id: expect.stringMatching(/^ou_/) } })
  })
})

describe('people and chats (5)', () => {
  it('finds people by mobile and mail; who is unknown comes without id', async () => {
    emulator = await stage()
    const found = await clientFor(emulator).contact.v3.user.batchGetId({
      params: { user_id_type: 'open_id' },
      data: { mobiles: ['13800000001', '13900000000'], emails: ['ben@example.com'] },
    })
    const rows = found.data?.user_list?.map(({ user_id, mobile, email }) => [mobile ?? email, user_id])
    expect(rows).toEqual([
      ['ben@example.com', undefined],
      ['13800000001', ANN],
      ['13900000000', undefined],
    ])
  })

  it('shows contact fields only with their scopes, and nobody outside the range', async () => {
    emulator = await stage({ scopes: ['contact:user.base:readonly'] })
    const client = clientFor(emulator)
    const user = await client.contact.v3.user.get({
      path: { user_id: ANN },
      params: { user_id_type: 'open_id' },
    })
    expect(user.data?.user).toMatchObject({ open_id: ANN, name: '安宁' })
    expect(user.data?.user).not.toHaveProperty('mobile')
    const hidden = { path: { user_id: `ou_${'e'.repeat(32)}` }, params: { user_id_type: 'open_id' } } as const
    expect(await refusedCode(client.contact.v3.user.get(hidden))).toBe(41050)
  })

  it('lists departments and their people', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    const children = await client.contact.v3.department.children({ path: { department_id: '0' } })
    const id = children.data?.items?.find((each) => each.name === 'A')?.open_department_id ?? ''
    const people = await client.contact.v3.user.findByDepartment({ params: { department_id: id } })
    expect(people.data?.items?.map((each) => each.name)).toEqual(['安宁'])
  })

  it('lists own chats, their particulars and members without bots', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    expect((await client.im.v1.chat.list({})).data?.items).toMatchObject([{ chat_id: ROOM, name: 'Room' }])
    expect((await client.im.v1.chat.get({ path: { chat_id: ROOM } })).data).toMatchObject({
      user_count: '3',
      bot_count: '1',
    })
    const members = await client.im.v1.chatMembers.get({ path: { chat_id: ROOM }, params: { page_size: 2 } })
    expect(members.data).toMatchObject({
      has_more: true,
      member_total: 3,
      items: [{ member_id: ANN }, { member_id: BEN }],
    })
    const both = await client.request({ method: 'GET', url: `/open-apis/im/v1/chats/${ROOM}/members/list` })
    expect(both).toMatchObject({ data: { user_total: 3, bot_total: 1 } })
    expect(await refusedCode(client.im.v1.chat.get({ path: { chat_id: OTHER_ROOM } }))).toBe(232011)
  })
})

describe('native slash commands (7)', () => {
  it('creates, lists, changes and deletes them', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    const url = '/open-apis/application/v7/app_slash_commands'
    const data = { command: 'help', description: { default_value: 'Help', i18n: { zh_cn: '帮助' } } }
    await client.request({ method: 'POST', url, data })
    expect(
      await refusedCode(client.request({ method: 'POST', url, data: { ...data, command: '/help' } })),
    ).toBe(99992402)
    const [command] = emulator.store.slashCommands.all()
    await client.request({
      method: 'PATCH',
      url: `${url}/${command?.commandId ?? ''}`,
      data: { command: 'hilfe' },
    })
    expect(await client.request({ method: 'GET', url })).toMatchObject({
      data: { items: [{ command: 'hilfe' }] },
    })
    await client.request({ method: 'DELETE', url: `${url}/${command?.commandId ?? ''}` })
    expect(await client.request({ method: 'GET', url })).toMatchObject({ data: { items: [] } })
  })
})

describe('faults', () => {
  it('answers errors and 429 as often as told', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    emulator.faults.add({ kind: 'status', status: 502, path: '/im/v1/messages', count: 1 })
    expect((await refused(sendText(client, 'hello'))).status).toBe(502)
    emulator.faults.add({ kind: 'rate_limited', path: '/im/v1/messages', count: 1, resetSeconds: 3 })
    expect((await refused(sendText(client, 'hello'))).headers).toMatchObject({ 'x-ogw-ratelimit-reset': '3' })
    expect((await sendText(client, 'hello')).code).toBe(0)
  })

  it('can do the work and lose the answer', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    await sendText(client, 'warm')
    emulator.faults.add({ kind: 'drop_after', path: '/im/v1/messages', count: 1 })
    await expect(sendText(client, 'lost')).rejects.toThrow()
    emulator.faults.add({ kind: 'drop_before', path: '/im/v1/messages', count: 1 })
    await expect(sendText(client, 'never')).rejects.toThrow()
    expect(
      emulator
        .chat(ROOM)
        .messages()
        .map((message) => message.content),
    ).toEqual(['{"text":"warm"}', '{"text":"lost"}'])
  })

  it('can be down and come back', async () => {
    emulator = await stage()
    const client = clientFor(emulator)
    emulator.setDown(true)
    await expect(sendText(client, 'hello')).rejects.toThrow()
    emulator.setDown(false)
    expect((await sendText(client, 'hello')).code).toBe(0)
  })

  it('keeps a log of calls with code and platform time', async () => {
    emulator = await stage()
    await refused(sendText(clientFor(emulator), 'hello', OTHER_ROOM))
    expect(emulator.requests().at(-1)).toMatchObject({
      method: 'POST',
      path: '/open-apis/im/v1/messages',
      appId: APP_ID,
      status: 400,
      code: 230002,
      body: { receive_id: OTHER_ROOM },
    })
  })
})

describe('the person who left', () => {
  it('is found only when asked for', async () => {
    emulator = await stage()
    const user = await clientFor(emulator).contact.v3.user.get({
      path: { user_id: GONE },
      params: { user_id_type: 'open_id' },
    })
    expect(user.data?.user?.status?.is_resigned).toBe(true)
  })
})
