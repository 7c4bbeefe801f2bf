import type { ServerResponse } from 'node:http'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { startEmulator } from '../../src/sandbox/index.ts'
import { oddWay } from '../lark/outbound/odd-way.ts'
import { APP, chatIdOf, openIdOf, STANDING, townSeed } from '../scenarios/town-seed.ts'
import { folder } from './moving-stage.ts'
import { startWorker } from './worker.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

/**
 * A ledger in workerd begins and writes to its people; the answer to the first message is spoilt on its way. Resolves when
 * the log tells how that call failed.
 */
const spoilt = async (spoil: (answering: ServerResponse, answer: string) => void) => {
  const demo = readDemoRound()
  const emulator = await startEmulator({ ...STANDING, startAt: demo.now, seed: townSeed(demo) })
  onTestFinished(() => emulator.close())
  const asked: string[] = []
  let isSpoilt = false
  const domain = await oddWay(emulator, ({ url = '', method }, answering, answer) => {
    asked.push(url)
    if (isSpoilt || method !== 'POST' || !url.includes('/im/v1/messages?')) return false
    isSpoilt = true
    spoil(answering, answer)
    return true
  })
  const lines: string[] = []
  const worker = await startWorker({
    bundle: inject('bundles').staged,
    dataDir: folder(),
    bindings: {
      TENANTS: JSON.stringify({ town: { ...APP, domain } }),
      TOWN_NOW: String(demo.now),
      LOG_LEVEL: 'info',
    },
    logged: (line) => void lines.push(line),
  })
  onTestFinished(() => worker.close())
  const imported = await worker.operator('import/town?file=round.json', demoImport(openIdOf, chatIdOf))
  expect(imported.status).toBe(200)
  const failures = () => lines.filter((line) => line.includes('call_failed'))
  await expect.poll(failures, { timeout: 10_000 }).toHaveLength(1)
  return { failure: failures().join(), asked }
}

describe('in a Worker, an answer', () => {
  it('that leads elsewhere is not followed', async () => {
    const { failure, asked } = await spoilt((answering) =>
      answering.writeHead(302, { ...JSON_TYPE, location: '/elsewhere' }).end('{"code":0}'),
    )
    expect(failure).toContain('"http-302"')
    expect(asked).not.toContain('/elsewhere')
  })

  it('that drips is waited for as long as any other', async () => {
    const { failure } = await spoilt((answering) => {
      answering.writeHead(200, JSON_TYPE)
      const more = setInterval(() => answering.write(' '), 100)
      answering.on('close', () => clearInterval(more))
    })
    expect(failure).toContain('"timeout"')
  })

  it('that was cut is none, whatever its status', async () => {
    const { failure } = await spoilt((answering, answer) => {
      answering.writeHead(200, { ...JSON_TYPE, 'transfer-encoding': 'chunked' })
      answering.write(answer.slice(0, 20))
      setTimeout(() => answering.destroy(), 50)
    })
    expect(failure).toContain('"connectionLost"')
  })
})
