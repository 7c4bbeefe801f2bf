import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { envelope } from '../../src/sandbox/events/envelope.ts'
import { push } from '../../src/sandbox/events/webhook.ts'
import { type Emulator, startEmulator } from '../../src/sandbox/index.ts'
import { Scrape } from '../scenarios/scrape.ts'
import { chatIdOf, openIdOf, STANDING, townSeed } from '../scenarios/town-seed.ts'
import { ADMIN_TOKEN, type RunningWorker, reads, startWorker } from './worker.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const KEYS = ['736588c9260f175e', 'tenant-2'] as const
type Key = (typeof KEYS)[number]
const [ONE, TWO] = KEYS

const appOf = (key: Key) => ({
  appId: `cli_00000000000000${key === ONE ? 'aa' : 'bb'}`,
  appSecret: `secret of ${key}`,
  encryptKey: `encrypt key of ${key}`,
  verificationToken: `token of ${key}`,
})

/** Two platforms, one deployment. */
const platformOf = (key: Key): Promise<Emulator> => {
  const demo = readDemoRound()
  const seed = townSeed(demo)
  const { appId } = appOf(key)
  return startEmulator({
    ...STANDING,
    startAt: demo.now,
    limits: { chatPerSecond: 1000, userPerSecond: 1000, messagePatchPerSecond: 1000 },
    seed: {
      ...seed,
      tenantKey: key,
      apps: (seed.apps ?? []).map((app) => ({ ...app, ...appOf(key) })),
      chats: (seed.chats ?? []).map((chat) => ({ ...chat, bots: [appId] })),
    },
  })
}

const ledger = z.object({
  problems: z.array(
    z.object({ code: z.string(), progress: z.array(z.object({ percent: z.number().nullable() })) }),
  ),
})

let platforms: Readonly<Record<Key, Emulator>>
let worker: RunningWorker
const dataDir = mkdtempSync(join(tmpdir(), 'tenants-'))

beforeAll(async () => {
  const [one, two] = await Promise.all(KEYS.map(platformOf))
  if (one === undefined || two === undefined) throw new Error('no platforms')
  platforms = { [ONE]: one, [TWO]: two }
  const entry = (key: Key) => [key, { ...appOf(key), domain: platforms[key].url }] as const
  worker = await startWorker({
    bundle: inject('bundles').staged,
    dataDir,
    bindings: {
      TENANTS: JSON.stringify(Object.fromEntries(KEYS.map(entry))),
      TOWN_NOW: String(one.clock.now()),
    },
  })
  for (const key of KEYS) {
    const answer = await worker.operator(`import/${key}?file=round.json`, demoImport(openIdOf, chatIdOf))
    expect(answer.status).toBe(200)
    await stage(key, 'catch-up')
    await platforms[key].setEventUrl(appOf(key).appId, `${worker.url}/lark/events`, { verify: true })
  }
})
afterAll(async () => {
  await worker.close()
  await Promise.all(KEYS.map((key) => platforms[key].close()))
  rmSync(dataDir, { recursive: true, force: true })
})

const stage = (key: Key, what: string): Promise<Response> =>
  reads(`${worker.url}/stage/${key}/${what}?now=${platforms[key].clock.now()}`)

const quiet = async (key: Key): Promise<void> => {
  await platforms[key].settled()
  await stage(key, 'catch-up')
  await platforms[key].settled()
}

const says = async (key: Key, text: string): Promise<string> => {
  const chat = platforms[key].chat(UNIT)
  const said = await chat.says(HEAD, text)
  await quiet(key)
  return chat
    .answers()
    .filter(({ parentId }) => parentId === said.messageId)
    .map((each) => chat.words(each))
    .join()
}

const percents = async (key: Key, code = 'WT-003') =>
  ledger
    .parse(await (await worker.operator(`export/${key}`)).json())
    .problems.find((problem) => problem.code === code)
    ?.progress.map(({ percent }) => percent)

/** What a door tells; the operator knocks unless other headers are given. */
const told = async (
  path: string,
  headers: Readonly<Record<string, string>> = { authorization: `Bearer ${ADMIN_TOKEN}` },
) => {
  const answer = await reads(`${worker.url}${path}`, headers)
  const text = await answer.text()
  const type = answer.headers.get('content-type')
  return { status: answer.status, type, text, json: (): unknown => JSON.parse(text) }
}

const head = async (key: Key): Promise<unknown> => (await worker.operator(`verify/${key}`)).json()
const heads = (): Promise<readonly unknown[]> => Promise.all(KEYS.map(head))

/** An event of a tenant's app, pushed to an address. */
const pushed = async (
  from: Key,
  tenantKey: string,
  path: string,
  signed = true,
): Promise<number | string> => {
  const { world, people } = platforms[from]
  const event = {
    sender: { sender_id: { open_id: people.user(HEAD).openId }, sender_type: 'user' },
    message: {
      message_id: `om_${Math.random()}`,
      create_time: String(world.clock.now()),
      chat_id: people.chat(UNIT).chatId,
      chat_type: 'group',
      message_type: 'text',
      content: JSON.stringify({ text: '/进度 RW-003-1 99' }),
    },
  }
  const app = people.app('整改助手')
  const body = envelope({ clock: world.clock, tenantKey }, app, 'im.message.receive_v1', event)
  const { clock, random } = world
  const url = `${worker.url}${path}`
  const sent = await push({ url, app, body, signedAt: clock.now(), timeoutMs: 5000, random, signed })
  return sent.kind === 'answer' ? sent.status : sent.reason
}

describe('two tenants of one deployment', () => {
  it('are apart: each has its own app, ledger and chats', async () => {
    const before = await percents(TWO)
    expect(await says(ONE, '/进度 RW-003-1 72% 已补核3个项目')).toContain('已登记 RW-003-1 进度 72%')
    expect((await percents(ONE))?.at(-1)).toBe(72)
    expect(await percents(TWO)).toEqual(before)
    expect(await says(TWO, '/问题 WT-003')).not.toContain('已补核3个项目')
    expect(await says(TWO, '/进度 RW-003-1 71%')).toContain('已登记 RW-003-1 进度 71%（上次 70%）')
    expect(await says(ONE, '/问题 WT-003')).toContain('已补核3个项目')
  })

  it('are apart in the bucket too, down to the same bytes', async () => {
    for (const key of KEYS) {
      await platforms[key].chat(UNIT).sends(HEAD, { name: '核查报告.pdf', bytes: Buffer.from('the same') })
      await quiet(key)
      await says(key, '/佐证 RW-003-1')
      await quiet(key)
    }
    const stored = z.array(z.string()).parse(await (await stage(ONE, 'catch-up')).json())
    expect(new Set(stored.map((key) => key.split('/')[0]))).toEqual(new Set(KEYS))
    expect(new Set(stored.map((key) => key.split('/')[1])).size).toBe(1)
  })

  it('are reached by their own address as well, and by no other', async () => {
    expect(await pushed(ONE, ONE, `/lark/events/${ONE}`)).toBe(200)
    const before = await heads()
    expect(await pushed(ONE, ONE, `/lark/events/${TWO}`)).toBe(401)
    expect(await pushed(ONE, ONE, '/lark/events/nobody')).toBe(401)
    expect(await pushed(ONE, TWO, '/lark/events')).toBe(401)
    expect(await pushed(ONE, TWO, `/lark/events/${ONE}`)).toBe(401)
    expect(await pushed(ONE, 'stranger', '/lark/events')).toBe(401)
    expect(await pushed(TWO, TWO, '/lark/events', false)).toBe(401)
    expect(await heads()).toEqual(before)
  })

  it('are ready together; who they are and more is told to the operator', async () => {
    const anybody = await told('/readyz', {})
    const holds = { database: true, migrations: true, token: true, inbound: true }
    expect([anybody.status, anybody.json()]).toEqual([200, holds])
    for (const path of [`/readyz/${TWO}`, '/readyz/nobody']) expect((await told(path, {})).status).toBe(401)
    expect((await told('/readyz', { authorization: 'Bearer x' })).status).toBe(401)

    const [both, two] = [await told('/readyz'), await told(`/readyz/${TWO}`)]
    const state = { database: true, inbound: { transport: 'webhook', state: 'listening' } }
    expect([both.status, both.json()]).toMatchObject([200, { tenants: { [ONE]: state, [TWO]: state } }])
    expect([two.status, two.json()]).toMatchObject([200, state])
    expect((await told('/readyz/nobody')).status).toBe(404)
  })

  it('are measured each by itself, for the operator alone', async () => {
    expect((await told('/metrics', {})).status).toBe(401)
    const handled = async (path: string) => {
      const { status, type, text } = await told(path)
      expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
      const heads = text.split('\n').filter((line) => line.startsWith('# TYPE'))
      expect(new Set(heads).size).toBe(heads.length)
      const { samples } = new Scrape(text)
      expect(samples.every(({ labels }) => labels.tenant === ONE || labels.tenant === TWO)).toBe(true)
      const of = (name: string, tenant: Key, more = {}) => new Scrape(text).of(name, { tenant, ...more })
      return KEYS.map((key) => ({
        up: of('tenant_up', key),
        messages: of('events_total', key, { kind: 'message', outcome: 'handled' }),
        problems: of('problems', key),
        bytes: of('database_bytes', key),
      }))
    }
    const [before] = await handled('/metrics')
    await says(ONE, '/问题 WT-003')
    const [one, two] = await handled('/metrics')
    expect(one).toMatchObject({ up: 1, problems: 40, messages: (before?.messages ?? 0) + 1 })
    expect(two?.bytes).toBeGreaterThan(100_000)
    expect(await handled(`/metrics/${ONE}`)).toMatchObject([one, { up: 0, problems: 0 }])
    expect((await told('/metrics/nobody')).status).toBe(404)
  })

  it('count each the deliveries that were refused it; what may be of either is of none', async () => {
    const counted = async (tenant: Key, reason: string): Promise<number> =>
      new Scrape((await told('/metrics')).text).of('webhooks_refused_total', { tenant, reason })
    const post = (path: string, body: string) => fetch(`${worker.url}${path}`, { method: 'POST', body })
    const [before = 0, unsigned = 0] = await Promise.all([
      counted(ONE, 'notJson'),
      counted(TWO, 'noSignature'),
    ])

    await Promise.all(Array.from({ length: 20 }, () => post(`/lark/events/${ONE}`, '<xml/>')))
    expect(await pushed(TWO, TWO, '/lark/events', false)).toBe(401)
    expect((await post('/lark/events', '<xml/>')).status).toBe(400)
    expect((await post('/lark/events/nobody', '<xml/>')).status).toBe(401)

    await expect.poll(() => counted(ONE, 'notJson')).toBe(before + 20)
    await expect.poll(() => counted(TWO, 'noSignature')).toBe(unsigned + 1)
    expect(await counted(TWO, 'notJson')).toBe(0)
    expect(await counted(ONE, 'noSignature')).toBe(0)
  })

  it('keep their objects in files of their own', () => {
    const files = readdirSync(join(dataDir, 'objects', '-Ledger'))
    expect(files.filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name)).length).toBe(2)
  })
})
