import { join } from 'node:path'
import { instant } from '../../src/domain/kernel/time.ts'
import { bundle } from '../../test/workers/bundle.ts'
import { type Deployment, deploy } from './load/deployment.ts'
import { hammer } from './load/hammer.ts'
import type { LedgerPlan } from './load/ledger.ts'
import { type StandIn, standIn } from './load/platform.ts'
import { inFolder } from './load/processes.ts'
import { ramDisk } from './load/ram-disk.ts'
import { median, type Row } from './table.ts'

const TENANTS = 20
/** In all, however many tenants there are. */
const CONNECTIONS = 32
const RUNS = 9
const SIZE = { problems: 800, units: 20 } as const
/** Events of one run, one on each open task of the single tenant, or on each of as many among the many. */
const SHARE = 2 * SIZE.problems
/** When the platform falls silent, what was on its way is given up and written down in this time, ms. */
const SETTLING_MS = 7000

/**
 * Each tenant's object has a file of its own and waits for its flush, so that on a disk the row would tell how many
 * files that disk flushes in a second.
 */
const { parent, called } = ramDisk()

/** Events per second of one run. */
const rate = async (one: Deployment): Promise<number> => {
  const requests = one.reports(SHARE)
  const before = one.cpuMs()
  const perSecond = await hammer(one.port, requests, CONNECTIONS)
  const cpu = Math.round(((one.cpuMs() - before) * 1000) / SHARE)
  process.stderr.write(`  ${Math.round(perSecond)} a second, ${cpu} µs of processor time each\n`)
  return perSecond
}

/** Many tenants and one, one after the other in every run, medians over the runs. */
const measured = async (many: Deployment, single: Deployment, platform: StandIn) => {
  const imported = [await many.held(), await single.held()]
  const runs: { readonly many: number; readonly single: number }[] = []
  // Sending costs nothing while nothing is answered: who gets no answer for a while does not even try.
  await platform.rests(1000)
  platform.fallSilent()
  // The first run warms both up.
  for (const one of [many, single]) await rate(one)
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS))
  while (runs.length < RUNS) runs.push({ many: await rate(many), single: await rate(single) })
  const sent = (1 + RUNS) * SHARE
  for (const [at, one] of [many, single].entries()) {
    const stored = (await one.held()) - (imported[at] ?? 0)
    if (stored !== sent) throw new Error(`${stored} reports are stored of ${sent}`)
  }
  const [value, baseline] = [median(runs.map((run) => run.many)), median(runs.map((run) => run.single))]
  return { value, baseline, met: value >= 0.9 * baseline }
}

/** The built Worker in workerd, from the tenant's address through the gateway to a commit in its object. */
export const tenants: Row = {
  id: 'tenants',
  name: `events/s of ${TENANTS} tenants in workerd against 1 tenant, ${CONNECTIONS} connections in all, ledgers on ${called}`,
  unit: 'events/s',
  goal: '≥ 0.9 ×',
  measure: () =>
    inFolder(async (folder) => {
      const built = join(folder, 'bundle')
      bundle('src/runtime/worker.ts', built)
      // What SQLite notes to take back is in files as well.
      process.env.SQLITE_TMPDIR = folder
      const platform = await standIn('held')
      const plan: LedgerPlan = { ...SIZE, now: instant(Date.now()) }
      const deployed: Deployment[] = []
      try {
        for (const count of [TENANTS, 1])
          deployed.push(await deploy({ bundle: built, folder, tenants: count, plan, platform }))
        const [many, single] = deployed
        if (many === undefined || single === undefined) throw new Error('not deployed')
        return await measured(many, single, platform)
      } finally {
        for (const one of deployed) await one.close()
        platform.close()
        delete process.env.SQLITE_TMPDIR
      }
    }, parent),
}
