import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { DEMO_PATH } from '../app/import/stage.ts'
import { APP } from '../scenarios/town-seed.ts'
import { ADMIN_TOKEN, type RunningWorker, startWorker } from './worker.ts'

const app = {
  appId: APP.appId,
  appSecret: APP.appSecret,
  encryptKey: APP.encryptKey,
  verificationToken: APP.verificationToken,
  // Nobody listens there.
  domain: 'http://127.0.0.1:9',
}

describe('the operator’s doors in clumsy hands', () => {
  let worker: RunningWorker
  const dataDir = mkdtempSync(join(tmpdir(), 'operator-'))
  const lines: string[] = []
  beforeAll(async () => {
    worker = await startWorker({
      bundle: inject('bundles').deployed,
      dataDir,
      logged: (line) => lines.push(line),
      bindings: { TENANTS: JSON.stringify({ one: app, two: app }), LOG_LEVEL: 'info' },
    })
  })
  afterAll(async () => {
    await worker.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const asks = async (method: string, path: string, body?: string | Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(`${worker.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      ...(body === undefined ? {} : { body }),
    })
    return { status: answer.status, said: await answer.text() }
  }

  it('say which word is wrong in the address', async () => {
    for (const path of ['/admin/export', '/admin/export/three', '/admin/export/__proto__'])
      expect(await asks('GET', path)).toMatchObject({ status: 404, said: '{"error":"which tenant?"}' })
    for (const path of ['/admin', '/admin/replace/one', '/admin/export/one/two', '/lark/events/one'])
      expect((await asks('GET', path)).status).toBe(404)
  })

  it('name the method where another one was used', async () => {
    expect(await asks('GET', '/admin/import/one')).toEqual({ status: 405, said: '{"error":"POST only"}' })
    expect(await asks('POST', '/admin/export/one', 'x')).toEqual({
      status: 405,
      said: '{"error":"GET only"}',
    })
    expect((await asks('DELETE', '/admin/verify/one')).status).toBe(405)
  })

  it('take in no file with holes, none that is too large, and no name that breaks', async () => {
    const gbk = new Uint8Array([
      ...Buffer.from('{"round":{"name":"'),
      0xd5,
      0xfb,
      0xb8,
      0xc4,
      ...Buffer.from('"}}'),
    ])
    const refused = await asks('POST', '/admin/import/one', gbk)
    expect([refused.status, refused.said]).toEqual([422, expect.stringContaining('is not UTF-8 text')])
    expect((await asks('POST', '/admin/import/one', 'x'.repeat(24 * 1024 * 1024 + 1))).status).toBe(413)
    const odd = `/admin/import/one?file=${encodeURIComponent(`../../${'long'.repeat(2000)}\u0000`)}`
    expect((await asks('POST', odd, '{}')).status).toBe(422)
    const long = `/admin/import/one?file=${'long'.repeat(100)}`
    expect(await asks('POST', long, readFileSync(DEMO_PATH))).toEqual({
      status: 422,
      said: '{"faults":["the name of the file: expected at most 255 characters"]}',
    })
    expect((await asks('POST', '/admin/import/one', '')).status).toBe(422)
    expect((await asks('POST', '/admin/import/one', '['.repeat(5_000_000))).status).toBe(422)
    expect(JSON.parse((await asks('GET', '/admin/verify/one')).said)).toMatchObject({
      entries: 0,
      finding: null,
    })
  })

  it('tell of many faults the first and how many there are', async () => {
    const problems = JSON.stringify({ problems: Array.from({ length: 300 }, () => ({})) })
    const { said } = await asks('POST', '/admin/import/one', problems)
    const { faults } = JSON.parse(said)
    expect(faults).toHaveLength(201)
    expect(faults[200]).toMatch(/^and \d+ more$/)
  })

  it('are not told apart by who has no token', async () => {
    for (const path of ['/admin/export/one', '/admin/export/three', '/admin/nothing'])
      expect((await fetch(`${worker.url}${path}`)).status).toBe(401)
    expect(
      (await fetch(`${worker.url}/admin/import/one`, { method: 'POST', body: 'x'.repeat(1000) })).status,
    ).toBe(401)
  })

  it('and what is refused at the webhook leave nothing of it in the log', async () => {
    const marks = ['Zz9Mark', '__proto__', 'constructor', '%2e%2e%2f', '%00']
    for (const mark of marks) {
      const body = JSON.stringify({
        encrypt: `${mark}Zz9Mark`,
        type: 'url_verification',
        challenge: 'Zz9Mark',
      })
      expect((await fetch(`${worker.url}/lark/events/${mark}`, { method: 'POST', body })).status).toBe(401)
    }
    expect((await fetch(`${worker.url}/lark/events/%E0%A4%A`, { method: 'POST', body: '{}' })).status).toBe(
      401,
    )
    expect(lines.join('\n')).toContain('webhook_refused')
    expect(lines.join('\n')).not.toContain('Zz9Mark')
  })
})
