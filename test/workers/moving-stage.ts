import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { expect, inject, onTestFinished } from 'vitest'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { startEmulator } from '../../src/sandbox/index.ts'
import { APP, chatIdOf, FAR_LIMITS, openIdOf, STANDING, townSeed } from '../scenarios/town-seed.ts'
import { ADMIN_TOKEN, type RunningWorker, reads, startWorker } from './worker.ts'

export const UNIT = '建设交通局巡察整改工作群'
export const HEAD = '廖望山'
/** The tenant's name in the new deployment. */
export const NEW = 'tenant-of-the-new-one'

/** A folder of objects and bucket that goes with the test. */
export const folder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'moving-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  return dataDir
}

/** A worker that is closed once: by its test, or with it. */
export const untilTheEnd = (worker: RunningWorker): RunningWorker => {
  let closing: Promise<void> | undefined
  const close = (): Promise<void> => {
    closing ??= worker.close()
    return closing
  }
  onTestFinished(close)
  return { ...worker, close }
}

/** The platform with the demo round's people, an old deployment and a new one, all gone with the test. */
export const deployments = async () => {
  const demo = readDemoRound()
  const seed = { ...townSeed(demo), tenantKey: NEW }
  const platform = await startEmulator({ ...STANDING, startAt: demo.now, limits: FAR_LIMITS, seed })
  onTestFinished(() => platform.close())

  const started = async (
    dataDir: string,
    bindings: Readonly<Record<string, string>>,
  ): Promise<RunningWorker> => {
    const more = { TOWN_NOW: String(platform.clock.now()), ...bindings }
    const worker = await startWorker({ bundle: inject('bundles').staged, dataDir, bindings: more })
    return untilTheEnd(worker)
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
  const newOne = (dataDir = folder(), more: object = {}): Promise<RunningWorker> =>
    started(dataDir, {
      TENANTS: JSON.stringify({
        [NEW]: { ...APP, domain: platform.url, ...more },
        other: { ...APP, domain: platform.url },
      }),
    })

  const quiet = async (worker: RunningWorker, tenant: string): Promise<void> => {
    await platform.settled()
    await reads(`${worker.url}/stage/${tenant}/catch-up?now=${platform.clock.now()}`)
    await platform.settled()
  }
  const says = async (worker: RunningWorker, tenant: string, text: string): Promise<string> => {
    await platform.setEventUrl(APP.appId, `${worker.url}/lark/events`, { verify: true })
    const chat = platform.chat(UNIT)
    const said = await chat.says(HEAD, text)
    // The clock stands still, so what a busy object did not answer in time is not repeated by itself.
    for (const { id, state } of platform.deliveries()) if (state === 'pending') await platform.redeliver(id)
    await quiet(worker, tenant)
    const answers = chat.answers().filter(({ parentId }) => parentId === said.messageId)
    return answers.map((each) => chat.words(each)).join()
  }
  return { platform, oldOne, newOne, quiet, says }
}

export const backupOf = async (worker: RunningWorker, tenant = ''): Promise<Buffer<ArrayBuffer>> => {
  const answer = await worker.operator(`backup/${tenant}`.replace(/\/$/, ''))
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/octet-stream'])
  return Buffer.from(await answer.arrayBuffer())
}
export const restores = async (worker: RunningWorker, bytes: Uint8Array<ArrayBuffer>, tenant = NEW) => {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const answer = await fetch(`${worker.url}/admin/restore/${tenant}`, {
    method: 'POST',
    headers,
    body: bytes,
  })
  return { status: answer.status, said: Object(await answer.json()) }
}
export const verified = async (worker: RunningWorker, tenant: string) =>
  Object(await (await worker.operator(`verify/${tenant}`)).json())

/** Everything that objects have on disk: each table's rows, as they stand. */
export const onDisk = (dataDir: string): Readonly<Record<string, readonly unknown[]>> => {
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
