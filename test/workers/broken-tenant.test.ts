import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import Driver from 'better-sqlite3'
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest'
import { readDemoRound } from '../../src/runtime/demo-round.ts'
import { type Emulator, startEmulator } from '../../src/sandbox/index.ts'
import { APP, STANDING, townSeed } from '../scenarios/town-seed.ts'
import { folder } from './moving-stage.ts'
import { ADMIN_TOKEN, type RunningWorker, reads, startWorker } from './worker.ts'

const WHOLE = 'whole'
const BROKEN = 'broken'
/** How long what anybody is told of the objects is held. */
const HELD_MS = 30_000

let platform: Emulator
let worker: RunningWorker
const lines: string[] = []

const start = async (dataDir: string): Promise<RunningWorker> => {
  const app = { ...APP, domain: platform.url }
  const bindings = {
    TENANTS: JSON.stringify({ [WHOLE]: app }),
    TENANTS_2: JSON.stringify({ [BROKEN]: app }),
    TOWN_NOW: String(platform.clock.now()),
    LOG_LEVEL: 'info',
  }
  const logged = (line: string) => void lines.push(line)
  return startWorker({ bundle: inject('bundles').staged, dataDir, bindings, logged })
}

/** Lets a tenant's ledger be one of a newer program. */
const breaks = (dataDir: string, tenant: string): void => {
  const objects = join(dataDir, 'objects', '-Ledger')
  for (const name of readdirSync(objects).filter((each) => /^[0-9a-f]{64}\.sqlite$/.test(each))) {
    const driver = new Driver(join(objects, name))
    const whose = driver.prepare("select value from _cf_KV where key = 'tenant'").pluck().get()
    if (whose instanceof Uint8Array && deserialize(whose) === tenant)
      driver.prepare("update _cf_KV set value = ? where key = 'schema'").run(serialize(99))
    driver.close()
  }
}

beforeEach(async () => {
  const demo = readDemoRound()
  platform = await startEmulator({ ...STANDING, startAt: demo.now, seed: townSeed(demo) })
  onTestFinished(() => platform.close())
  const dataDir = folder()
  const before = await start(dataDir)
  for (const tenant of [WHOLE, BROKEN]) expect((await before.operator(`verify/${tenant}`)).status).toBe(200)
  await before.close()
  breaks(dataDir, BROKEN)
  lines.length = 0
  worker = await start(dataDir)
  onTestFinished(() => worker.close())
})

const asks = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
  const answer = await reads(`${worker.url}${path}`, headers)
  return { status: answer.status, said: Object(await answer.json()) }
}
const operator = { authorization: `Bearer ${ADMIN_TOKEN}` }

/** Of whom the log tells this, each time; a line may come after the answer. */
const told = (event: string): readonly unknown[] =>
  lines.filter((line) => line.includes(`"event":"${event}"`)).map((line) => Object(JSON.parse(line)).tenant)

const NOTHING_HOLDS = { database: false, migrations: false, token: false, inbound: false }

describe('one tenant of several whose object fails', () => {
  it('makes the deployment not ready; who it is, is told to the operator and in the log', async () => {
    expect(await asks('/readyz')).toEqual({ status: 503, said: NOTHING_HOLDS })
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN])

    const all = await asks('/readyz', operator)
    expect(all.status).toBe(503)
    expect(all.said.tenants).toMatchObject({ [WHOLE]: { token: true }, [BROKEN]: { answers: false } })
    expect(await asks(`/readyz/${BROKEN}`, operator)).toEqual({ status: 503, said: { answers: false } })
    expect(await asks(`/readyz/${WHOLE}`, operator)).toMatchObject({ status: 200, said: { token: true } })
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN, BROKEN, BROKEN])
  })

  it('says in the log why it does not start', async () => {
    await asks(`/readyz/${BROKEN}`, operator)
    const why = () => lines.find((line) => line.includes('"event":"start_failed"')) ?? '{}'
    await expect.poll(() => JSON.parse(why())).toMatchObject({ level: 50, error: 'LedgerFromNewerVersion' })
  })

  it('is named in the log when it is not woken by the hour, and the others are', async () => {
    const before = platform.requests().length
    await worker.hour()
    await expect.poll(() => told('tenant_unwoken')).toEqual([BROKEN])
    // It has begun, and looks around.
    await expect.poll(() => platform.requests().length).toBeGreaterThan(before)
  })
})

describe('anybody who asks whether the deployment is ready', () => {
  it('has no object asked more than once in a while, however many ask', async () => {
    const ask = () => asks('/readyz')
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    answers.push(await ask())
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]))
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN])

    const later = async (ms: number): Promise<void> => {
      await reads(`${worker.url}/stage/${WHOLE}/?now=${platform.clock.now() + ms}`)
    }
    await later(HELD_MS - 1)
    await ask()
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN])
    await later(HELD_MS)
    await ask()
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN, BROKEN])
  })

  it('does not keep the operator from the state of this moment', async () => {
    await asks('/readyz')
    await asks('/readyz', operator)
    await expect.poll(() => told('tenant_unready')).toEqual([BROKEN, BROKEN])
  })
})
