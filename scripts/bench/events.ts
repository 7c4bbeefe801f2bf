import { instant } from '../../src/domain/kernel/time.ts'
import { hammer, type Wire } from './load/hammer.ts'
import { type LedgerPlan, makeLedger } from './load/ledger.ts'
import { report } from './load/messages.ts'
import { standIn } from './load/platform.ts'
import { APP, bundled, inFolder, type Served, serve, serveBot } from './load/processes.ts'
import { type Figures, median, type Row } from './table.ts'

const CONNECTIONS = 32
const RUNS = 5
/** Requests of one run: about a second each. */
const SHARE = { service: 6000, sdk: 2000, bare: 15_000 } as const

interface Measured {
  readonly service: number
  readonly sdk: number
  readonly bare: number
}

/** Events per second of the three, one after the other in every run, medians over the runs. */
const measure = (): Promise<Measured> =>
  inFolder(async (folder) => {
    const plan: LedgerPlan = { problems: 10_000, units: 200, now: instant(Date.now()) }
    makeLedger(folder, plan).close()
    const platform = await standIn('held')
    const env = {
      DATA_DIR: folder,
      LARK_ENCRYPT_KEY: APP.encryptKey,
      LARK_VERIFICATION_TOKEN: APP.verificationToken,
    }
    const servers = {
      service: await serveBot(folder, platform),
      sdk: await serve(await bundled('sdk'), env),
      bare: await serve(await bundled('bare'), env),
    }
    let sent = 0
    const fresh = (count: number): readonly Wire[] =>
      Array.from({ length: count }, () => {
        sent += 1
        return report(plan, sent)
      })
    const rate = async ({ port, cpuMs }: Served, count: number): Promise<number> => {
      const requests = fresh(count)
      const before = cpuMs()
      const perSecond = await hammer(port, requests, CONNECTIONS)
      const cpu = Math.round(((cpuMs() - before) * 1000) / count)
      process.stderr.write(`  ${Math.round(perSecond)} a second, ${cpu} µs of processor time each\n`)
      return perSecond
    }
    const runs: Measured[] = []
    try {
      for (let run = 0; run <= RUNS; run += 1) {
        const service = await rate(servers.service, SHARE.service)
        const sdk = await rate(servers.sdk, SHARE.sdk)
        const bare = await rate(servers.bare, SHARE.bare)
        // The first run warms all three up.
        if (run > 0) runs.push({ service, sdk, bare })
      }
    } finally {
      for (const server of Object.values(servers)) await server.stop()
      platform.close()
    }
    const middle = (of: keyof Measured): number => median(runs.map((run) => run[of]))
    return { service: middle('service'), sdk: middle('sdk'), bare: middle('bare') }
  })

let known: Promise<Measured> | undefined
/** Both rows tell of the same runs. */
const measured = (): Promise<Measured> => {
  known ??= measure()
  return known
}

const against = async (other: 'sdk' | 'bare', goal: number): Promise<Figures> => {
  const { service, [other]: baseline } = await measured()
  return { value: service, baseline, met: service >= goal * baseline }
}

const WORK = 'webhook events/s, verified to committed with full durability, 32 connections'

export const EVENT_ROWS: readonly Row[] = [
  {
    id: 'events-vs-sdk',
    name: `${WORK}, against the SDK's adaptDefault with one INSERT as durable`,
    unit: 'events/s',
    goal: '≥ 3.0 ×',
    measure: () => against('sdk', 3),
  },
  {
    id: 'events-vs-bare',
    name: `${WORK}, against Hono that only parses JSON`,
    unit: 'events/s',
    goal: '≥ 0.30 ×',
    measure: () => against('bare', 0.3),
  },
]
