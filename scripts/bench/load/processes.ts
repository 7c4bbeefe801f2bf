import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'
import { z } from 'zod'
import { cpuMsOf } from './cpu.ts'
import type { StandIn } from './platform.ts'

export const APP = {
  appId: 'cli_00000000000000be',
  appSecret: 'secret',
  encryptKey: 'encrypt key',
  verificationToken: 'token',
} as const

/** A server in a process of its own. */
export interface Served {
  readonly port: number
  /** Processor time that it has used, ms, its threads included. */
  cpuMs(): number
  /** Memory that it holds, MB. */
  memoryMb(): number
  stop(): Promise<void>
}

const memoryMbOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

const stop = async (child: ChildProcess): Promise<void> => {
  child.kill('SIGTERM')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** A run that is broken off leaves no server behind. */
const servers = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of servers) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const { scripts } = z
  .object({ scripts: z.object({ start: z.templateLiteral(['exec node ', z.string()]) }) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
/** What `npm start` tells Node.js to run, and how. */
export const START: readonly string[] = scripts.start.split(' ').slice(2)

/** Starts Node.js on a script that prints `ready: http://127.0.0.1:PORT`. */
export const serve = async (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Served> => {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  servers.add(child)
  child.once('exit', () => servers.delete(child))
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /ready: http:\/\/127\.0\.0\.1:(\d+)/.exec(chunk.toString())?.[1]
      if (found !== undefined) resolve(Number(found))
    })
    child.once('exit', () => reject(new Error(`${args.join(' ')} ended early`)))
  })
  const pid = child.pid ?? 0
  return {
    port,
    cpuMs: () => cpuMsOf(pid),
    memoryMb: () => memoryMbOf(pid),
    stop: () => stop(child),
  }
}

/** The built service, live on the webhook, on the ledger in the folder; it takes events. */
export const serveBot = async (folder: string, platform: StandIn): Promise<Served> => {
  const served = await serve(START, {
    DATA_DIR: folder,
    PORT: '0',
    LOG_LEVEL: 'silent',
    LARK_APP_ID: APP.appId,
    LARK_APP_SECRET: APP.appSecret,
    LARK_ENCRYPT_KEY: APP.encryptKey,
    LARK_VERIFICATION_TOKEN: APP.verificationToken,
    LARK_DOMAIN: platform.url,
    LARK_TRANSPORT: 'webhook',
  })
  await platform.greeted
  return served
}

/** Bundles a server to measure against; returns what to tell Node.js. */
export const bundled = async (name: 'bare' | 'sdk'): Promise<readonly string[]> => {
  await build({
    entryPoints: [`scripts/bench/load/${name}-server.ts`],
    outdir: 'dist/bench',
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
  return [`dist/bench/${name}-server.js`]
}

/** Runs with a folder that goes afterwards; in the temporary folder unless told. */
export const inFolder = async <T>(use: (folder: string) => Promise<T>, parent = tmpdir()): Promise<T> => {
  const folder = mkdtempSync(join(parent, 'bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
