import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { exportJson } from '../../src/app/export/json.ts'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { importText } from '../../src/runtime/import/import-text.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { calendar } from '../app/demo-ledger.ts'
import { APP, chatIdOf, openIdOf } from '../scenarios/town-seed.ts'
import { startUp } from './bundle.ts'
import { ADMIN_TOKEN, type RunningWorker, startWorker } from './worker.ts'

const BINDINGS = {
  LARK_APP_ID: APP.appId,
  LARK_APP_SECRET: APP.appSecret,
  LARK_ENCRYPT_KEY: APP.encryptKey,
  LARK_VERIFICATION_TOKEN: APP.verificationToken,
  // Nobody listens there.
  LARK_DOMAIN: 'http://127.0.0.1:9',
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'deployed-'))
const bundle = (): string => inject('bundles').deployed
const script = (): string =>
  readdirSync(bundle())
    .filter((name) => /\.(js|sql)$/.test(name))
    .map((name) => readFileSync(join(bundle(), name), 'utf8'))
    .join('')

describe('the bundle', () => {
  it('is at most 1 MB compressed', () => {
    expect(gzipSync(script()).length).toBeLessThan(1_000_000)
  })

  it('starts in less than half of what the platform allows, a second', () => {
    expect(startUp(bundle(), 500)).toBeLessThan(500)
  }, 60_000)

  it('carries neither the demo round nor the sandbox, nor a driver of Node', () => {
    const text = script()
    for (const { name } of readDemoRound().people) expect(text.includes(name)).toBe(false)
    expect(text).not.toMatch(/better-sqlite3|better_sqlite3|startEmulator|sandbox-secret|TOWN_NOW/)
  })
})

describe('the deployment', () => {
  let worker: RunningWorker
  const dataDir = folder()
  beforeAll(async () => {
    worker = await startWorker({ bundle: bundle(), dataDir, bindings: BINDINGS })
  })
  afterAll(async () => {
    await worker.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const round = (change: (file: Record<string, unknown>) => void = () => undefined): string => {
    const file = JSON.parse(demoImport(openIdOf, chatIdOf))
    change(file)
    return JSON.stringify(file)
  }
  const imports = async (text: string) => {
    const answer = await worker.operator('import?file=round.json', text)
    return { status: answer.status, said: await answer.json() }
  }

  it('is up at once, and not ready while the platform gives no token', async () => {
    const up = await fetch(`${worker.url}/healthz`)
    expect([up.status, await up.json()]).toEqual([200, { status: 'up' }])
    const ready = await fetch(`${worker.url}/readyz`)
    expect([ready.status, await ready.json()]).toMatchObject([503, { database: true, token: false }])
    expect((await fetch(`${worker.url}/anything`)).status).toBe(404)
  })

  it('refuses what is not the platform’s', async () => {
    const post = async (body: string) =>
      (await fetch(`${worker.url}/lark/events`, { method: 'POST', body })).status
    expect(await post('no JSON')).toBe(400)
    expect(await post('{"type":"url_verification","token":"token","challenge":"x"}')).toBe(401)
    expect(await post('{"encrypt":"AAAA"}')).toBe(401)
    expect(await post('x'.repeat(1024 * 1024 + 1))).toBe(413)
  })

  it('opens the operator’s doors to his token alone, and over a safe line', async () => {
    const status = async (headers: Record<string, string>) =>
      (await fetch(`${worker.url}/admin/export`, { headers })).status
    expect(await status({})).toBe(401)
    expect(await status({ authorization: 'Bearer ' })).toBe(401)
    expect(await status({ authorization: `Bearer ${ADMIN_TOKEN}x` })).toBe(401)
    expect(await status({ authorization: `Bearer ${ADMIN_TOKEN}` })).toBe(200)
    const elsewhere = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'taizhang.example.com', authorization: `Bearer ${ADMIN_TOKEN}` }
      request(`${worker.url}/admin/export`, { headers }, (answer) => resolve(answer.resume().statusCode))
        .on('error', reject)
        .end()
    })
    expect(elsewhere).toBe(403)
  })

  it('takes a ledger over, all or nothing, once, and holds the same as on Node', async () => {
    const faulty = await imports(
      round((file) => {
        file.organisations = []
      }),
    )
    expect(faulty.status).toBe(422)
    expect(JSON.stringify(faulty.said)).toContain('organisations')
    expect(await (await worker.operator('verify')).json()).toMatchObject({ entries: 0, problems: 0 })
    expect(await imports(round())).toMatchObject({ status: 200, said: { kind: 'imported', problems: 40 } })
    expect(await imports(round())).toMatchObject({ status: 200, said: { kind: 'unchanged' } })
    expect(await (await worker.operator('verify')).json()).toMatchObject({ problems: 40, finding: null })
    const expected: unknown = JSON.parse(exportOnNode(join(dataDir, 'node.db'), round()))
    const exported = await (await worker.operator('export')).json()
    expect(problemsOf(exported)).toEqual(problemsOf(expected))
  })
})

/** The same file, taken over and exported by Node. */
const exportOnNode = (path: string, text: string): string => {
  importText({ path, timeZone: 'Asia/Shanghai', now: instant(Date.now()), file: 'round.json', text })
  const database = openLedger(path, { factsOf: (problem) => digestFactsOf(problem, calendar) })
  const exported = database.read((store) => [...exportJson(store, null)].join(''))
  database.close()
  return exported
}

const problemsOf = (file: unknown): unknown => Object(file).problems

describe('a deployment that gets more tenants', () => {
  const app = { ...APP, domain: BINDINGS.LARK_DOMAIN }
  /** A deployment of one app takes a round over; then it is one of several. Returns how many problems each has. */
  const getsMore = async (alone: object, tenants: Readonly<Record<string, object>>) => {
    const dataDir = folder()
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const first = await startWorker({ bundle: bundle(), dataDir, bindings: { ...BINDINGS, ...alone } })
    await first.operator('import?file=round.json', demoImport(openIdOf, chatIdOf))
    await first.close()
    const bindings = { TENANTS: JSON.stringify(tenants) }
    const several = await startWorker({ bundle: bundle(), dataDir, bindings })
    const problems = async (name: string) =>
      Object(await (await several.operator(`verify/${name}`)).json()).problems
    const found = await Promise.all(Object.keys(tenants).map(problems))
    await several.close()
    return found
  }

  it('finds the ledger of its first one by the tenant’s key', async () => {
    expect(await getsMore({ LARK_TENANT_KEY: 'first' }, { first: app, second: app })).toEqual([40, 0])
  })

  it('finds it by the app’s id, where it was begun without the tenant’s key', async () => {
    const first = { ...app, ledger: APP.appId }
    expect(await getsMore({}, { first, second: app })).toEqual([40, 0])
  })
})

describe('bindings that cannot be used', () => {
  const started = async (bindings: Record<string, string>): Promise<{ status: number; log: string }> => {
    const dataDir = folder()
    const lines: string[] = []
    const worker = await startWorker({
      bundle: bundle(),
      dataDir,
      bindings,
      logged: (line) => lines.push(line),
    })
    const { status } = await fetch(`${worker.url}/healthz`)
    // A line of the log may come after the answer, but not after the end.
    await expect.poll(() => lines.length).toBeGreaterThan(0)
    await worker.close()
    rmSync(dataDir, { recursive: true, force: true })
    return { status, log: lines.join('\n') }
  }

  it.each([
    ['a tenant without a secret', { TENANTS: '{"t":{"appId":"cli_00000000000000aa"}}' }, 'TENANTS'],
    ['a token that can be guessed', { ...BINDINGS, ADMIN_TOKEN: 'short' }, 'ADMIN_TOKEN'],
  ])('are named in the log: %s', async (_, bindings, name) => {
    const { status, log } = await started(bindings)
    expect(status).toBe(500)
    expect(log).toContain(name)
    expect(log).not.toContain(APP.appSecret)
  })
})
