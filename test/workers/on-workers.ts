import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Miniflare } from 'miniflare'
import { inject } from 'vitest'
import type { Database } from '../../src/app/ports.ts'
import type { TownRuntime, TownSetting } from '../scenarios/runtime.ts'
import { APP } from '../scenarios/town-seed.ts'
import { modulesOf } from './bundle.ts'
import { ledgerOnDisk } from './ledger-on-disk.ts'

const ADMIN_TOKEN = 'a token of the operator, 32 characters at least'
const LEDGER = 'taizhang.db'

const worker = ({ emulator, dataDir, locale, watch, logged }: TownSetting): Miniflare =>
  new Miniflare({
    modules: modulesOf(inject('bundles').staged),
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { LEDGERS: { className: 'Ledger', useSQLite: true } },
    durableObjectsPersist: join(dataDir, 'objects'),
    r2Buckets: ['EVIDENCE'],
    r2Persist: join(dataDir, 'bucket'),
    bindings: {
      LARK_APP_ID: APP.appId,
      LARK_APP_SECRET: APP.appSecret,
      LARK_ENCRYPT_KEY: APP.encryptKey,
      LARK_VERIFICATION_TOKEN: APP.verificationToken,
      LARK_DOMAIN: emulator.url,
      LOCALE: locale,
      LOG_LEVEL: logged === undefined ? (process.env.TOWN_LOG ?? 'silent') : 'trace',
      ADMIN_TOKEN,
      TOWN_NOW: String(emulator.clock.now()),
      TOWN_WATCH: JSON.stringify(watch ?? {}),
    },
    handleRuntimeStdio: (stdout, stderr) => {
      const line = logged ?? ((text: string) => process.stdout.write(`${text}\n`))
      createInterface(stdout).on('line', line)
      createInterface(stderr).on('line', line)
    },
  })

/** The object's own file, under the name that a ledger has on Node. */
const ledgerPath = (dataDir: string): string => {
  const path = join(dataDir, LEDGER)
  if (existsSync(path)) return path
  const folder = join(dataDir, 'objects', '-Ledger')
  const name = readdirSync(folder).find((each) => /^[0-9a-f]{64}\.sqlite$/.test(each))
  if (name === undefined) throw new Error('the object has no ledger yet')
  symlinkSync(join(folder, name), path)
  return path
}

/** Evidence as it stands in the bucket, where a scenario looks for it. */
const layOutEvidence = async (mf: Miniflare, dataDir: string): Promise<void> => {
  const bucket = await mf.getR2Bucket('EVIDENCE')
  const folder = join(dataDir, 'evidence')
  for (const { key } of (await bucket.list()).objects) {
    const path = join(folder, key.replaceAll('/', '-'))
    if (existsSync(path)) continue
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, Buffer.from((await (await bucket.get(key))?.arrayBuffer()) ?? []))
  }
}

/** The built bundle in workerd, its object's ledger and bucket under `dataDir`. */
export const onWorkers: TownRuntime = {
  start: async (setting) => {
    const { emulator, dataDir } = setting
    const mf = worker(setting)
    const url = String(await mf.ready).replace(/\/$/, '')
    const stage = async (what: string): Promise<void> => {
      const answer = await fetch(`${url}/stage/${APP.appId}/${what}?now=${emulator.clock.now()}`)
      if (!answer.ok) throw new Error(`${what}: ${answer.status} ${await answer.text()}`)
    }
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
      catchUp: async () => {
        await stage('catch-up')
        await layOutEvidence(mf, dataDir)
      },
      idle: () => stage('idle'),
      ready: async () => JSON.parse(await (await fetch(`${url}/readyz`)).text()),
      close: async () => {
        ledger?.close()
        await mf.dispose()
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
