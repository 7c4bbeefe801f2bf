import { describe, expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { NO_METERS } from '../../src/lark/meters.ts'
import { webApp } from '../../src/web/app.ts'
import type { Readiness } from '../../src/web/deps.ts'
import { listeningLog } from '../lark/stage.ts'

const READY: Readiness = {
  database: true,
  migrations: true,
  token: true,
  inbound: { transport: 'websocket', state: 'connected', lastEventAt: 1 },
}

const appWith = (readiness: () => Readiness) =>
  webApp({
    clock: { now: () => instant(0) },
    log: listeningLog(),
    readiness,
    webhook: null,
    meters: NO_METERS,
    exposition: null,
    newId: () => 'id',
  })

describe('health', () => {
  it('is up whenever the process is', async () => {
    const response = await appWith(() => READY).request('/healthz')
    expect(response.status).toBe(200)
  })

  it('is ready when everything is, and shows the connection', async () => {
    const response = await appWith(() => READY).request('/readyz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual(READY)
  })

  it.each([
    { database: false },
    { migrations: false },
    { token: false },
    { inbound: { transport: 'websocket', state: 'reconnecting', lastEventAt: 1 } },
    { inbound: { transport: 'websocket', state: 'failed', lastEventAt: null } },
  ] as const)('is not ready with %j', async (lack) => {
    const response = await appWith(() => ({ ...READY, ...lack })).request('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject(lack)
  })

  it('says 500, and no more, when the question itself fails', async () => {
    const response = await appWith(() => {
      throw new Error('secret path')
    }).request('/readyz')
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('secret')
  })
})

describe('everything else', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/lark/events'],
    ['POST', '/lark/events'],
    ['POST', '/healthz'],
    ['GET', '/healthz/x'],
  ])('is not found: %s %s on the long connection', async (method, path) => {
    expect((await appWith(() => READY).request(path, { method })).status).toBe(404)
  })
})
