import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { lockService } from '../../src/runtime/instance-lock.ts'
import { type Bundle, bundleServer } from '../process/bundle.ts'
import { until } from '../process/settlement.ts'

let bundle: Bundle
beforeAll(async () => {
  bundle = await bundleServer()
})
afterAll(() => bundle.remove())

/** A folder with the bundle as `dist` and the start line of our own `package.json`. */
const installed = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const { start } = JSON.parse(readFileSync('package.json', 'utf8')).scripts
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module', scripts: { start } }))
  symlinkSync(dirname(bundle.server), join(folder, 'dist'))
  return folder
}

it.skipIf(process.platform === 'win32')('`npm start` hands a signal on to the service', async () => {
  const folder = installed()
  const dataDir = join(folder, 'data')
  const npm = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_update_notifier: 'false',
      DATA_DIR: dataDir,
      PORT: '0',
      LARK_APP_ID: 'cli_00000000000000aa',
      LARK_APP_SECRET: 'secret',
      LARK_DOMAIN: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let group = npm.pid
  onTestFinished(() => {
    if (group !== undefined) process.kill(-group, 'SIGKILL')
  })
  let said = ''
  npm.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await until(() => /ready: \S+/.test(said), 'ready')
  const [, url = ''] = /ready: (\S+)/.exec(said) ?? []
  const ended = once(npm, 'close')
  npm.kill('SIGTERM')
  await ended
  group = undefined
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  lockService(dataDir)()
  expect(said).toContain('"event":"stopped"')
})
