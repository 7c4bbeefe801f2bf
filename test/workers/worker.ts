import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Miniflare } from 'miniflare'
import { modulesOf } from './bundle.ts'

export const ADMIN_TOKEN = 'a token of the operator, 32 characters at least'

export interface WorkerSetting {
  /** Folder of the bundle. */
  readonly bundle: string
  /** Folder of objects and bucket. */
  readonly dataDir: string
  readonly bindings: Readonly<Record<string, string>>
  readonly logged?: ((line: string) => void) | undefined
}

export interface RunningWorker {
  readonly url: string
  /** What the command line does on Node. */
  operator(path: string, body?: string): Promise<Response>
  /** What the platform does each hour. */
  hour(): Promise<void>
  /** Ends it as a machine ends: at once. */
  close(): Promise<void>
}

/** Asks once more if need be: a connection that has rested may be closed at the moment in which it is used again. */
export const reads = (url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const asks = () => fetch(url, { headers })
  return asks().catch(asks)
}

/** A bundle in workerd, with the bindings of `wrangler.toml`. */
export const startWorker = async (setting: WorkerSetting): Promise<RunningWorker> => {
  const log = setting.logged ?? ((line: string) => process.stdout.write(`${line}\n`))
  const mf = new Miniflare({
    modules: modulesOf(setting.bundle),
    unsafeTriggerHandlers: true,
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { LEDGERS: { className: 'Ledger', useSQLite: true } },
    durableObjectsPersist: join(setting.dataDir, 'objects'),
    r2Buckets: ['EVIDENCE'],
    r2Persist: join(setting.dataDir, 'bucket'),
    bindings: { ADMIN_TOKEN, LOG_LEVEL: process.env.TOWN_LOG ?? 'silent', ...setting.bindings },
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      createInterface(stdout).on('line', log)
      createInterface(stderr).on('line', log)
    },
  })
  const url = String(await mf.ready).replace(/\/$/, '')
  return {
    url,
    operator: (path, body) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
      const door = `${url}/admin/${path}`
      return body === undefined ? reads(door, headers) : fetch(door, { method: 'POST', headers, body })
    },
    hour: async () => {
      const answer = await reads(`${url}/cdn-cgi/handler/scheduled?cron=*`)
      if (!answer.ok) throw new Error(await answer.text())
    },
    close: () => mf.dispose(),
  }
}
