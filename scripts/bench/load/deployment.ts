import { join } from 'node:path'
import { z } from 'zod'
import { type RunningWorker, startWorker } from '../../../test/workers/worker.ts'
import { childrenCalled, cpuMsOf } from './cpu.ts'
import type { Wire } from './hammer.ts'
import type { LedgerPlan } from './ledger.ts'
import { type Addressee, DOOR, report } from './messages.ts'
import type { StandIn } from './platform.ts'
import { roundFile } from './round-file.ts'

/** The built Worker with so many tenants, each with the planned ledger. */
export interface Deployment {
  readonly port: number
  /** The next so many reports, to each tenant in turn. */
  reports(count: number): readonly Wire[]
  /** How many reports the ledgers hold. */
  held(): Promise<number>
  /** Processor time that it has used, ms. */
  cpuMs(): number
  close(): Promise<void>
}

const READY_MS = 30_000

const addressee = (n: number): Addressee => ({
  door: `${DOOR}/tenant-${n}`,
  tenantKey: `tenant-${n}`,
  app: {
    appId: `cli_${String(n).padStart(16, '0')}`,
    encryptKey: `encrypt key ${n}`,
    verificationToken: `token ${n}`,
  },
})

const ledger = z.object({ problems: z.array(z.object({ progress: z.array(z.unknown()) })) })

const textOf = async (answer: Response): Promise<string> => {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}`)
  return text
}

/** Every tenant has its ledger, knows its bot and listens. */
const allReady = async ({ url }: RunningWorker): Promise<void> => {
  const until = Date.now() + READY_MS
  for (;;) {
    const answer = await fetch(`${url}/readyz`)
    const text = await answer.text()
    if (answer.ok) return
    if (Date.now() > until) throw new Error(`not ready: ${text}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Deploys the bundle for so many tenants and imports their ledgers; objects are kept in the folder. */
export const deploy = async (given: {
  readonly bundle: string
  readonly folder: string
  readonly tenants: number
  readonly plan: LedgerPlan
  readonly platform: StandIn
}): Promise<Deployment> => {
  const { bundle, folder, tenants, plan, platform } = given
  const all = Array.from({ length: tenants }, (_, n) => addressee(n))
  const others = childrenCalled('workerd')
  const app = ({ tenantKey, app }: Addressee) => [tenantKey, { ...app, appSecret: 'secret' }] as const
  const worker = await startWorker({
    bundle,
    dataDir: join(folder, `of-${tenants}`),
    bindings: { LARK_DOMAIN: platform.url, TENANTS: JSON.stringify(Object.fromEntries(all.map(app))) },
  })
  const pids = childrenCalled('workerd').filter((pid) => !others.includes(pid))
  try {
    for (const { tenantKey } of all)
      await textOf(await worker.operator(`import/${tenantKey}?file=round.json`, roundFile(plan)))
    await allReady(worker)
  } catch (error) {
    await worker.close()
    throw error
  }
  // Ledgers are equal, and so is how often each task is reported on: of more tenants, each has fewer tasks in turn.
  const inTurn: LedgerPlan = { ...plan, problems: plan.problems / tenants }
  let sent = 0
  const next = (): Wire => {
    const to = all[sent % tenants]
    if (to === undefined) throw new Error('no tenant')
    const wire = report(inTurn, Math.floor(sent / tenants), to)
    sent += 1
    return wire
  }
  const heldBy = async ({ tenantKey }: Addressee): Promise<number> => {
    const { problems } = ledger.parse(JSON.parse(await textOf(await worker.operator(`export/${tenantKey}`))))
    return problems.reduce((sum, { progress }) => sum + progress.length, 0)
  }
  return {
    port: Number(new URL(worker.url).port),
    reports: (count) => Array.from({ length: count }, next),
    held: async () => (await Promise.all(all.map(heldBy))).reduce((sum, each) => sum + each, 0),
    cpuMs: () => pids.reduce((sum, pid) => sum + cpuMsOf(pid), 0),
    close: () => worker.close(),
  }
}
