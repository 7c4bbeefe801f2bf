import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { freePort } from '../process/free-port.ts'
import { until } from '../process/settlement.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

/** A service whose standard output and error are this; its platform is not there, of which it complains. */
const starts = async (out: number | 'pipe'): Promise<{ child: ChildProcess; port: number }> => {
  const folder = mkdtempSync(join(tmpdir(), 'output-'))
  const port = await freePort()
  const child = spawn(process.execPath, [bundle.server], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      PORT: String(port),
      LARK_APP_ID: 'cli_00000000000000aa',
      LARK_APP_SECRET: 'secret',
      LARK_DOMAIN: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', out, out],
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  })
  return { child, port }
}

/** It is there, is still there after a while of complaints, and ends as it should. */
const expectService = async ({ child, port }: { child: ChildProcess; port: number }): Promise<void> => {
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  await until(isUp, 'up', 20_000)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await isUp()).toBe(true)
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}

describe('a service that can tell nobody anything', () => {
  it.runIf(existsSync('/dev/full'))('goes on when the disk of its output is full', async () => {
    const full = openSync('/dev/full', 'w')
    onTestFinished(() => closeSync(full))
    await expectService(await starts(full))
  })

  it('goes on when whoever reads its output has gone', async () => {
    const { child, port } = await starts('pipe')
    child.stdout?.destroy()
    child.stderr?.destroy()
    await expectService({ child, port })
  })
})
