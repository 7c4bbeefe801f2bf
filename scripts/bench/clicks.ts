import { performance } from 'node:perf_hooks'
import { instant } from '../../src/domain/kernel/time.ts'
import { Line, type Wire } from './load/hammer.ts'
import { type LedgerPlan, makeLedger, openTask } from './load/ledger.ts'
import { click } from './load/messages.ts'
import { standIn } from './load/platform.ts'
import { bundled, inFolder, type Served, serve, serveBot } from './load/processes.ts'
import { proposals } from './load/proposals.ts'
import { median, percentile, type Row } from './table.ts'

const PER_SECOND = 200
const SECONDS = 4
const RUNS = 5
/** Until then the code of both is still being compiled. */
const WARM_UPS = 3
/** Enough for what is under way at a time; a click that finds none waits, and that is counted. */
const CONNECTIONS = 64
const PORTION = 50

/**
 * Sends at a steady rate; ms from the moment at which each was due until its answer. A timer may fire up to one
 * millisecond early: from then on its click is counted.
 */
const steadily = async ({ port }: Served, requests: readonly Wire[]): Promise<readonly number[]> => {
  const lines = Array.from({ length: CONNECTIONS }, () => new Line(port))
  await Promise.all(lines.map((line) => line.opened))
  const free = [...lines]
  const waiting: ((line: Line) => void)[] = []
  const take = (): Promise<Line> => {
    const line = free.pop()
    return line === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(line)
  }
  const giveBack = (line: Line): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(line)
    else next(line)
  }
  const began = performance.now()
  const latencies = await Promise.all(
    requests.map(async (request, n) => {
      const due = began + (n * 1000) / PER_SECOND
      await new Promise((resolve) => setTimeout(resolve, due - performance.now()))
      const from = Math.min(due, performance.now())
      const line = await take()
      await line.ask(request)
      giveBack(line)
      return performance.now() - from
    }),
  )
  for (const line of lines) line.end()
  return latencies
}

/** Confirmations of as many proposals, each stored before it is answered. */
const askedClicks = async (folder: string, plan: LedgerPlan, count: number): Promise<readonly Wire[]> => {
  const database = makeLedger(folder, plan)
  const clicks: Wire[] = []
  for (let from = 0; from < count; from += PORTION) {
    const numbers = Array.from({ length: PORTION }, (_, n) => from + n)
    for (const [n, asked] of (await proposals(database, plan, numbers)).entries())
      clicks.push(click(`click-${from + n}`, openTask(plan, from + n), asked))
  }
  database.close()
  return clicks
}

/** A click on a card, confirmed to committed, under a steady load. */
export const clicks: Row = {
  id: 'click-p99',
  name: `a click that confirms an update, p99 at ${PER_SECOND}/s, against Hono that only parses JSON (≤ 5 ×)`,
  unit: 'ms',
  goal: '≤ 25',
  measure: () =>
    inFolder(async (folder) => {
      const plan: LedgerPlan = { problems: 4000, units: 400, now: instant(Date.now()) }
      const perRun = PER_SECOND * SECONDS
      const all = await askedClicks(folder, plan, perRun * (WARM_UPS + RUNS))
      const platform = await standIn('held')
      const service = await serveBot(folder, platform)
      const bare = await serve(await bundled('bare'), {})
      const ours: number[] = []
      const theirs: number[] = []
      try {
        for (let run = 0; run < WARM_UPS + RUNS; run += 1) {
          const part = all.slice(run * perRun, (run + 1) * perRun)
          const [answered, parsed] = [await steadily(service, part), await steadily(bare, part)]
          if (run < WARM_UPS) continue
          ours.push(percentile(answered, 99))
          theirs.push(percentile(parsed, 99))
        }
      } finally {
        await service.stop()
        await bare.stop()
        platform.close()
      }
      const [value, baseline] = [median(ours), median(theirs)]
      return { value, baseline, met: value <= 25 && value <= 5 * baseline }
    }),
}
