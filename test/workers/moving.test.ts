import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Driver from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { type Emulator, startEmulator } from '../../src/sandbox/index.ts'
import { APP, chatIdOf, openIdOf, townSeed } from '../scenarios/town-seed.ts'
import { ADMIN_TOKEN, type RunningWorker, startWorker } from './worker.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const NEW = 'tenant-of-the-new-one'

let platform: Emulator
beforeEach(async () => {
  const demo = readDemoRound()
  platform = await startEmulator({
    now: () => 0,
    startAt: demo.now,
    seed: { ...townSeed(demo), tenantKey: NEW },
  })
})
afterEach(() => platform.close())

const folder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'moving-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return dataDir
}
const started = async (
  dataDir: string,
  bindings: Readonly<Record<string, string>>,
): Promise<RunningWorker> => {
  const more = { TOWN_NOW: String(platform.clock.now()), ...bindings }
  const worker = await startWorker({ bundle: inject('bundles').staged, dataDir, bindings: more })
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= worker.close()
    return closing
  }
  onTestFinished(close)
  return { ...worker, close }
}
/** A deployment of the one app, which has taken the round over and works on it. */
const oldOne = async (dataDir = folder()): Promise<RunningWorker> => {
  const worker = await started(dataDir, {
    LARK_APP_ID: APP.appId,
    LARK_APP_SECRET: APP.appSecret,
    LARK_ENCRYPT_KEY: APP.encryptKey,
    LARK_VERIFICATION_TOKEN: APP.verificationToken,
    LARK_DOMAIN: platform.url,
  })
  await worker.operator('import?file=round.json', demoImport(openIdOf, chatIdOf))
  return worker
}
const newOne = (dataDir = folder()): Promise<RunningWorker> =>
  started(dataDir, {
    TENANTS: JSON.stringify({
      [NEW]: { ...APP, domain: platform.url },
      other: { ...APP, domain: platform.url },
    }),
  })

const quiet = async (worker: RunningWorker, tenant: string): Promise<void> => {
  await platform.settled()
  await fetch(`${worker.url}/stage/${tenant}/catch-up?now=${platform.clock.now()}`)
  await platform.settled()
}
const says = async (worker: RunningWorker, tenant: string, text: string): Promise<string> => {
  await platform.setEventUrl(APP.appId, `${worker.url}/lark/events`, { verify: true })
  const chat = platform.chat(UNIT)
  const said = await chat.says(HEAD, text)
  await quiet(worker, tenant)
  const answers = chat.answers().filter(({ parentId }) => parentId === said.messageId)
  return answers.map((each) => chat.words(each)).join()
}
const backupOf = async (worker: RunningWorker, tenant = ''): Promise<Buffer<ArrayBuffer>> => {
  const answer = await worker.operator(`backup/${tenant}`.replace(/\/$/, ''))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  return Buffer.from(await answer.arrayBuffer())
}
const restores = async (worker: RunningWorker, bytes: Uint8Array<ArrayBuffer>, tenant = NEW) => {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const answer = await fetch(`${worker.url}/admin/restore/${tenant}`, {
    method: 'POST',
    headers,
    body: bytes,
  })
  return { status: answer.status, said: Object(await answer.json()) }
}
const verified = async (worker: RunningWorker, tenant: string) =>
  Object(await (await worker.operator(`verify/${tenant}`)).json())

/** Everything that objects have on disk: each table's rows, as they stand. */
const onDisk = (dataDir: string): Readonly<Record<string, readonly unknown[]>> => {
  const objects = join(dataDir, 'objects', '-Ledger')
  const [name = ''] = readdirSync(objects).filter((each) => /^[0-9a-f]{64}\.sqlite$/.test(each))
  const driver = new Driver(join(objects, name), { readonly: true })
  const tables = driver
    .prepare("select name from sqlite_master where type = 'table' and name not like '!_cf%' escape '!'")
    .pluck()
    .all()
    .sort()
  const rows = tables.map(
    (table) => [String(table), driver.prepare(`select * from "${table}"`).all()] as const,
  )
  driver.close()
  return Object.fromEntries(rows)
}

/** A backup as its pieces, changed and put together again. */
const changed = (bytes: Uint8Array, change: (pieces: unknown[]) => unknown[]): Buffer<ArrayBuffer> => {
  const pieces: unknown[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = new DataView(bytes.buffer, bytes.byteOffset + at).getUint32(0)
    pieces.push(JSON.parse(gunzipSync(bytes.subarray(at + 4, at + 4 + length)).toString()))
    at += 4 + length
  }
  return Buffer.concat(
    change(pieces).flatMap((piece) => {
      const packed = gzipSync(JSON.stringify(piece))
      const head = Buffer.alloc(4)
      head.writeUInt32BE(packed.length)
      return [head, packed]
    }),
  )
}

interface Rows {
  readonly columns: readonly string[]
  readonly rows: readonly unknown[][]
}
const forged = ({ columns, rows: [first = [], ...more], ...piece }: Rows): object => {
  const at = columns.indexOf('event')
  return {
    ...piece,
    columns,
    rows: [first.with(at, `${first[at]} `.replace('{', '{"forged":true,')), ...more],
  }
}

describe('a ledger that moves from one deployment to another', () => {
  it('is there whole: what was said, sent and handled, and goes on in its chats', async () => {
    const before = await oldOne()
    expect(await says(before, APP.appId, '/进度 RW-003-1 72% 已补核3个项目')).toContain('72%')
    await platform.chat(UNIT).sends(HEAD, { name: '核查报告.pdf', bytes: Buffer.from('the report') })
    await quiet(before, APP.appId)
    await says(before, APP.appId, '/佐证 RW-003-1')
    await quiet(before, APP.appId)
    const head = await verified(before, APP.appId)
    const bytes = await backupOf(before)
    const told = await (await before.operator('export')).text()

    const after = await newOne()
    const restored = await restores(after, bytes)
    expect(restored).toMatchObject({
      status: 200,
      said: {
        kind: 'restored',
        entries: head.entries,
        problems: 40,
        head: head.head,
        evidence: { named: 1, missing: 1 },
      },
    })
    expect(await verified(after, NEW)).toEqual(head)
    expect(await (await after.operator(`export/${NEW}`)).text()).toBe(told)
    expect(await says(after, NEW, '/进度 RW-003-1 73%')).toContain('73%（上次 72%）')
    expect(await verified(after, 'other')).toMatchObject({ entries: 0 })
  })

  it('leaves no row behind, and nothing of its own', async () => {
    const [from, to] = [folder(), folder()]
    const before = await oldOne(from)
    await says(before, APP.appId, '/进度 RW-003-1 72%')
    const bytes = await backupOf(before)
    await before.close()
    const after = await newOne(to)
    await restores(after, bytes)
    await after.close()
    const [then, now] = [onDisk(from), onDisk(to)]
    expect(Object.keys(now)).toEqual(Object.keys(then))
    const lines = (rows: readonly unknown[] = []) => rows.map((row) => JSON.stringify(row)).sort()
    for (const [table, rows] of Object.entries(now)) {
      // The new one has begun to work, and has noted that it looks for what it may have missed.
      const found = lines(rows).filter((line) => !line.includes('"inbound_gap"'))
      expect([table, found]).toEqual([table, lines(then[table])])
    }
  })

  it('is of one moment, also when it is fetched while something is said', async () => {
    const before = await oldOne()
    const head = await verified(before, APP.appId)
    const answer = await before.operator('backup')
    await says(before, APP.appId, '/进度 RW-003-1 72%')
    const after = await newOne()
    const { said } = await restores(after, Buffer.from(await answer.arrayBuffer()))
    expect(said).toMatchObject({ kind: 'restored', head: head.head })
  })
})

describe('a restore that cannot be', () => {
  it('is refused where a ledger is, which stays', async () => {
    const before = await oldOne()
    const bytes = await backupOf(before)
    const head = await verified(before, APP.appId)
    const { status, said } = await restores(before, bytes, APP.appId)
    expect([status, said.faults]).toEqual([422, [expect.stringContaining('empty')]])
    expect(await verified(before, APP.appId)).toEqual(head)
  })

  it('leaves an empty ledger that can be used, whatever is wrong', async () => {
    const bytes = await backupOf(await oldOne())
    const after = await newOne()
    const journal = (pieces: unknown[]) => pieces.findIndex((piece) => Object(piece).table === 'journal')
    const wrong: readonly (readonly [string, Uint8Array<ArrayBuffer>, string])[] = [
      ['nothing', Buffer.alloc(0), 'no backup'],
      ['something else', Buffer.from('{"round":{}}'.repeat(100)), 'no backup'],
      ['cut off', bytes.subarray(0, bytes.length - 40), 'not whole'],
      ['without its last piece', changed(bytes, (pieces) => pieces.slice(0, -1)), 'not whole'],
      ['without a piece', changed(bytes, (pieces) => pieces.toSpliced(journal(pieces), 1)), 'not whole'],
      [
        'of a newer program',
        changed(bytes, ([head, ...more]) => [{ ...Object(head), schema: 99 }, ...more]),
        'newer',
      ],
      [
        'with an entry that was changed',
        changed(bytes, (pieces) =>
          pieces.map((piece) => (Object(piece).table === 'journal' ? forged(Object(piece)) : piece)),
        ),
        'journal entry 1',
      ],
      [
        'with a table that is not ours',
        changed(bytes, ([head, first, ...more]) => [head, { ...Object(first), table: '_cf_KV' }, ...more]),
        'no backup',
      ],
      [
        'with a column that is not ours',
        changed(bytes, ([head, first, ...more]) => [
          head,
          { ...Object(first), columns: ['"); drop table journal; --'] },
          ...more,
        ]),
        'no backup',
      ],
    ]
    for (const [what, file, why] of wrong) {
      const { status, said } = await restores(after, file)
      expect([what, status, said.faults]).toEqual([what, 422, [expect.stringContaining(why)]])
      expect(await verified(after, NEW)).toMatchObject({ entries: 0, problems: 0, finding: null })
    }
    expect((await restores(after, bytes)).status).toBe(200)
  })

  it('is nobody’s but the operator’s', async () => {
    const after = await newOne()
    for (const [method, path] of [
      ['GET', 'backup'],
      ['POST', 'restore'],
    ] as const)
      expect((await fetch(`${after.url}/admin/${path}/${NEW}`, { method })).status).toBe(401)
  })

  it('and is broken off leaves an empty ledger when the object starts again', async () => {
    const bytes = await backupOf(await oldOne())
    const dataDir = folder()
    const first = await newOne(dataDir)
    let more: (() => void) | undefined
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(bytes.subarray(0, bytes.length - 40)),
      pull: () =>
        new Promise<void>((resolve) => {
          more = resolve
        }),
    })
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
    const sending = fetch(`${first.url}/admin/restore/${NEW}`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    })
    sending.catch(() => undefined)
    await expect.poll(() => onDisk(dataDir).journal?.length ?? 0).toBeGreaterThan(0)
    expect((await first.operator(`verify/${NEW}`)).status).toBe(500)
    await first.close()
    more?.()
    const again = await newOne(dataDir)
    expect(await verified(again, NEW)).toMatchObject({ entries: 0, problems: 0 })
    expect((await restores(again, bytes)).status).toBe(200)
  })
})
