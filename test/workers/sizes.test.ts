import { describe, expect, inject, it } from 'vitest'
import demo from '../../src/runtime/demo/demo-feedback.json' with { type: 'json' }
import { APP } from '../scenarios/town-seed.ts'
import { folder, onDisk, untilTheEnd } from './moving-stage.ts'
import { ADMIN_TOKEN, type RunningWorker, startWorker } from './worker.ts'

const LARGEST = 8 * 1024 * 1024
/** A call carries 32 MiB, and two bytes for each character of a text that is not Latin. */
const MOST_CHARACTERS = 16 * 1024 * 1024

const deployment = async (dataDir = folder()): Promise<RunningWorker> => {
  const worker = await startWorker({
    bundle: inject('bundles').deployed,
    dataDir,
    bindings: {
      LARK_APP_ID: APP.appId,
      LARK_APP_SECRET: APP.appSecret,
      LARK_ENCRYPT_KEY: APP.encryptKey,
      LARK_VERIFICATION_TOKEN: APP.verificationToken,
      // Nobody listens there.
      LARK_DOMAIN: 'http://127.0.0.1:9',
    },
  })
  return untilTheEnd(worker)
}

/** The demo round with its problems so many times, each time under new codes. */
const roundOf = (times: number): string => {
  const texts = demo.problems.map((problem) => JSON.stringify(problem))
  const again = (text: string, time: number): unknown =>
    JSON.parse(
      text.replace(/\b(WT|RW|YQ)-(\d{3})/g, (_, kind, digits) => {
        const number = String(Number(digits) + texts.length * time)
        return `${kind}-${number.padStart(3, '0')}`
      }),
    )
  const problems = Array.from({ length: times }, (_, time) => texts.map((text) => again(text, time)))
  return JSON.stringify({ ...demo, problems: problems.flat() })
}

/** What a door gives out. A connection that has rested may be closed at the moment in which it is used again. */
const fetched = (worker: RunningWorker, path: string, signal?: AbortSignal): Promise<Response> => {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
  const asks = () => fetch(`${worker.url}/admin/${path}`, { headers, ...(signal && { signal }) })
  return asks().catch(asks)
}

const exported = async (worker: RunningWorker): Promise<string> => {
  const answer = await fetched(worker, 'export')
  const type = answer.headers.get('content-type')
  expect([answer.status, type]).toEqual([200, 'application/json; charset=utf-8'])
  return answer.text()
}

describe('a large ledger', () => {
  it('comes in by a file of the size that is promised, and is read out whole', async () => {
    const dataDir = folder()
    const worker = await deployment(dataDir)
    const file = roundOf(145)
    // What a file is padded with costs as much on the way.
    const text = file.replace(
      /\}$/,
      `,"padding":"${'整'.repeat((LARGEST - Buffer.byteLength(file)) / 3 - 6)}"}`,
    )
    expect(LARGEST - Buffer.byteLength(text)).toBeLessThan(10)
    const imported = await worker.operator('import?file=round.json', text)
    expect([imported.status, await imported.json()]).toMatchObject([200, { problems: 145 * 40 }])

    const told = await exported(worker)
    expect(told.length).toBeGreaterThan(MOST_CHARACTERS)
    const codes = Object(JSON.parse(told)).problems.map(({ code }: { code: string }) => code)
    expect([codes.length, new Set(codes).size, codes.at(-1)]).toEqual([5800, 5800, 'WT-5800'])
    expect(told).not.toContain('\uFFFD')

    const [once, copy] = await Promise.all([exported(worker), fetched(worker, 'backup')])
    expect([once === told, (await copy.arrayBuffer()).byteLength > 100_000]).toEqual([true, true])

    const leaves = new AbortController()
    await fetched(worker, 'export', leaves.signal)
    leaves.abort()
    expect((await exported(worker)) === told).toBe(true)

    await worker.close()
    expect(Object.keys(onDisk(dataDir)).filter((table) => table.includes('on_its_way'))).toEqual([])
  }, 240_000)

  it('is refused where it is larger, with what helps', async () => {
    const worker = await deployment()
    const answer = await worker.operator('import', `"${'整'.repeat(LARGEST / 3 + 1)}"`)
    expect([answer.status, await answer.json()]).toEqual([
      413,
      { error: 'a file of at most 8 MB: write its JSON without indentation' },
    ])
    expect(await (await worker.operator('verify')).json()).toMatchObject({ entries: 0 })
  })
})
