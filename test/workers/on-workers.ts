import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { z } from 'zod'
import type { Database } from '../../src/app/ports.ts'
import type { TownRuntime, TownSetting } from '../scenarios/runtime.ts'
import { APP } from '../scenarios/town-seed.ts'
import { ledgerOnDisk } from './ledger-on-disk.ts'
import { ADMIN_TOKEN, type RunningWorker, reads, startWorker } from './worker.ts'

const keys = z.array(z.string())

const worker = ({
  emulator,
  dataDir,
  locale,
  watch,
  laneLimit,
  logged,
  bindings,
}: TownSetting): Promise<RunningWorker> =>
  startWorker({
    bundle: inject('bundles').staged,
    dataDir,
    logged,
    bindings: {
      LARK_APP_ID: APP.appId,
      LARK_APP_SECRET: APP.appSecret,
      LARK_ENCRYPT_KEY: APP.encryptKey,
      LARK_VERIFICATION_TOKEN: APP.verificationToken,
      LARK_DOMAIN: emulator.url,
      LOCALE: locale,
      ...(logged === undefined ? {} : { LOG_LEVEL: 'trace' }),
      TOWN_NOW: String(emulator.clock.now()),
      TOWN_WATCH: JSON.stringify(watch ?? {}),
      ...(laneLimit === undefined ? {} : { TOWN_LANE_LIMIT: JSON.stringify(laneLimit) }),
      ...bindings,
    },
  })

/** The object's own file, under the name that a ledger has on Node. */
const ledgerPath = (dataDir: string): string => {
  const path = join(dataDir, 'taizhang.db')
  if (existsSync(path)) return path
  const folder = join(dataDir, 'objects', '-Ledger')
  const name = readdirSync(folder).find((each) => /^[0-9a-f]{64}\.sqlite$/.test(each))
  if (name === undefined) throw new Error('the object has no ledger yet')
  symlinkSync(join(folder, name), path)
  return path
}

/** Evidence as it stands in the bucket, where a scenario looks for it. */
const layOutEvidence = async (url: string, named: readonly string[], dataDir: string): Promise<void> => {
  const folder = join(dataDir, 'evidence')
  for (const key of named) {
    const path = join(folder, key.replaceAll('/', '-'))
    if (existsSync(path)) continue
    mkdirSync(folder, { recursive: true })
    const answer = await reads(`${url}/stage/?key=${encodeURIComponent(key)}`)
    writeFileSync(path, new Uint8Array(await answer.arrayBuffer()))
  }
}

/** The built bundle in workerd, its object's ledger and bucket under `dataDir`. */
export const onWorkers: TownRuntime = {
  start: async (setting) => {
    const { emulator, dataDir } = setting
    const { url, close } = await worker(setting)
    const stage = async (what: string): Promise<void> => {
      const answer = await reads(`${url}/stage/${APP.appId}/${what}?now=${emulator.clock.now()}`)
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${text}`)
      await layOutEvidence(url, keys.parse(JSON.parse(text)), dataDir)
    }
    let closing: Promise<void> | undefined
    let ledger: Pick<Database, 'read' | 'close'> | undefined
    return {
      url,
      database: {
        read: (work) => {
          ledger ??= ledgerOnDisk(ledgerPath(dataDir))
          return ledger.read(work)
        },
      },
      history: { sweep: () => stage('sweep'), idle: () => stage('history-idle') },
      idle: async () => {
        await stage('catch-up')
      },
      catchUp: async () => {
        await stage('catch-up')
        ledgerPath(dataDir)
      },
      ready: async () => {
        const headers = { authorization: `Bearer ${ADMIN_TOKEN}` }
        return JSON.parse(await (await reads(`${url}/readyz`, headers)).text())
      },
      close: async () => {
        ledger?.close()
        closing ??= close()
        await closing
      },
    }
  },
  takesImport: 'afterStart',
  importLedger: async (_setting, service, text) => {
    const answer = await fetch(`${service?.url}/admin/import?file=demo-feedback.json`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}` },
      body: text,
    })
    if (!answer.ok) throw new Error(await answer.text())
  },
  transport: 'webhook',
}
