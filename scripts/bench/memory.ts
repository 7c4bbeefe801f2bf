import { instant } from '../../src/domain/kernel/time.ts'
import { hammer } from './load/hammer.ts'
import { type LedgerPlan, makeLedger } from './load/ledger.ts'
import { message, report } from './load/messages.ts'
import { standIn } from './load/platform.ts'
import { inFolder, type Served, serveBot } from './load/processes.ts'
import type { Figures, Row } from './table.ts'

const MESSAGES = 300_000
const PORTION = 5000
const CONNECTIONS = 32
/** One message in so many is a report, the others are talk. */
const REPORTS = 10
const IDLE_MB = 130
const MORE_MB = 30
const REST_MS = 10_000

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const memory = async (served: Served): Promise<number> => {
  await rest(REST_MS)
  return served.memoryMb()
}

const measured = (): Promise<{ readonly idle: number; readonly after: number }> =>
  inFolder(async (folder) => {
    const plan: LedgerPlan = { problems: 2000, units: 40, now: instant(Date.now()) }
    makeLedger(folder, plan).close()
    const platform = await standIn('answered')
    const service = await serveBot(folder, platform)
    try {
      const idle = await memory(service)
      for (let from = 0; from < MESSAGES; from += PORTION) {
        const portion = Array.from({ length: PORTION }, (_, n) =>
          n % REPORTS === 0
            ? report(plan, from + n)
            : message(plan, from + n, `大家下午三点开会，请准时参加 ${from + n}`),
        )
        await hammer(service.port, portion, CONNECTIONS)
      }
      return { idle, after: await memory(service) }
    } finally {
      await service.stop()
      platform.close()
    }
  })

/** Resident memory of the service's process. */
export const memories: Row = {
  id: 'memory',
  name: `resident memory after ${MESSAGES} messages (+ ${MORE_MB}), against idle after start (≤ ${IDLE_MB})`,
  unit: 'MB',
  goal: `≤ ${IDLE_MB} idle, + ${MORE_MB}`,
  measure: async (): Promise<Figures> => {
    const { idle, after } = await measured()
    return { value: after, baseline: idle, met: idle <= IDLE_MB && after <= idle + MORE_MB }
  },
}
