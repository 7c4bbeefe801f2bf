import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import type { Log } from '../../src/lark/log.ts'
import { type Service, startService } from '../../src/runtime/compose.ts'
import { CannotListen, listen } from '../../src/runtime/http.ts'
import { LedgerForeign } from '../../src/runtime/ledger-errors.ts'
import { listeningLog } from '../lark/stage.ts'
import { temporaryFolder } from '../storage/stage.ts'
import { ledgerPath } from './data-dirs.ts'

const OPEN_FILES = '/proc/self/fd'

/** Takes connections, as many as come, and says nothing; gone with the test. Returns its port. */
const silentServer = async (): Promise<number> => {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** A platform that is there and has nothing to say; gone with the test. Returns its port. */
const poorPlatform = async (): Promise<number> => {
  const listening = await listen(
    new Hono().all('*', (c) => c.json({}, 503)),
    '127.0.0.1',
    0,
  )
  onTestFinished(() => listening.stop(0))
  return listening.port
}

const settings = (dataDir: string, port: number, platform: number, transport: 'webhook' | 'websocket') => ({
  config: { dataDir, host: '127.0.0.1', port, timeZone: 'Asia/Shanghai', locale: 'zh' as const },
  lark: {
    appId: 'cli_00000000000000aa',
    appSecret: 'secret',
    encryptKey: 'key',
    verificationToken: 'token',
    domain: `http://127.0.0.1:${platform}`,
    transport,
  },
})

const start = (log: Log, ...of: Parameters<typeof settings>): Promise<Service> =>
  startService({ ...settings(...of), clock: { now: () => instant(Date.now()) }, log })

/** Files of a folder that this process holds open. */
const openIn = (folder: string): readonly string[] =>
  readdirSync(OPEN_FILES).flatMap((fd) => {
    const path = join(OPEN_FILES, fd)
    const target = existsSync(path) ? readlinkSync(path) : ''
    return target.startsWith(folder) ? [target] : []
  })

describe('a service that could not start', () => {
  it.each(['webhook', 'websocket'] as const)(
    'as its port was taken lets go of the folder, where another one starts at once: %s',
    async (transport) => {
      const dataDir = temporaryFolder()
      const [taken, platform, log] = [await silentServer(), await poorPlatform(), listeningLog()]
      for (let tries = 0; tries < 3; tries += 1)
        await expect(start(log, dataDir, taken, platform, transport)).rejects.toThrow(CannotListen)
      if (existsSync(OPEN_FILES)) expect(openIn(dataDir)).toEqual([])
      const service = await start(log, dataDir, 0, platform, transport)
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
      await service.close()
      expect(readdirSync(dataDir).filter((name) => name.endsWith('-wal'))).toEqual([])
    },
  )

  it('on a ledger that cannot be used lets go of it', async () => {
    const dataDir = temporaryFolder()
    const foreign = new Driver(ledgerPath(dataDir))
    foreign.exec('create table t(x)')
    foreign.close()
    const [platform, log] = [await poorPlatform(), listeningLog()]
    await expect(start(log, dataDir, 0, platform, 'webhook')).rejects.toThrow(LedgerForeign)
    if (existsSync(OPEN_FILES)) expect(openIn(dataDir)).toEqual([])
    rmSync(ledgerPath(dataDir))
    const service = await start(log, dataDir, 0, platform, 'webhook')
    await service.close()
  })

  it('does nothing any more on the ledger that it gave back', async () => {
    const log = listeningLog()
    const [taken, platform] = [await silentServer(), await poorPlatform()]
    await expect(start(log, temporaryFolder(), taken, platform, 'webhook')).rejects.toThrow(CannotListen)
    // What the platform refused would be tried again after five seconds.
    await new Promise((resolve) => setTimeout(resolve, 6000))
    expect(log.lines.filter((line) => line.includes('failed'))).toEqual([])
  })

  it('keeps no process alive, also while a platform that says nothing is asked', async () => {
    const dataDir = temporaryFolder()
    const of = settings(dataDir, await silentServer(), await silentServer(), 'websocket')
    const script = `import { startService } from './src/runtime/compose.ts'
      const quiet = () => undefined
      const log = { debug: quiet, info: quiet, warn: quiet, error: quiet }
      const options = { ...${JSON.stringify(of)}, clock: { now: () => Date.now() }, log }
      startService(options).catch((error) => console.log(error.name))`
    const program = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script])
    onTestFinished(() => void program.kill('SIGKILL'))
    let said = ''
    let failedAt = 0
    program.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      failedAt = performance.now()
    })
    program.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    const [code] = await once(program, 'exit')
    expect([code, said]).toEqual([0, 'CannotListen\n'])
    expect(performance.now() - failedAt).toBeLessThan(7000)
  })
})
