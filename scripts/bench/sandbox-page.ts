import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { launchChromium, unpackChromium } from '../../test/browser/chromium.ts'
import { START } from './load/processes.ts'

/** The built service as a stranger starts it, the address of its page, and a browser. */
export const withSandbox = async <T>(use: (url: string, browser: Browser) => Promise<T>): Promise<T> => {
  await unpackChromium()
  const browser = await launchChromium()
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, START, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const service = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        const url = /ready: (\S+)/.exec(chunk.toString())?.[1]
        if (url !== undefined) resolve(url)
      })
      child.once('exit', () => reject(new Error('the service ended early')))
    })
    const { headers } = await fetch(service, { redirect: 'manual' })
    return await use(headers.get('location') ?? '', browser)
  } finally {
    await browser.close()
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(dataDir, { recursive: true, force: true })
  }
}
