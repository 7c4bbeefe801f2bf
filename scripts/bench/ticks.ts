import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { instant } from '../../src/domain/kernel/time.ts'
import { commandHelp } from '../../src/lark/commands/index.ts'
import { openDesk } from '../../src/lark/desk.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { tick } from '../../src/schedule/tick.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { calendar, makeLedger } from './load/ledger.ts'
import { inFolder } from './load/processes.ts'
import { median, type Row } from './table.ts'

const DUE = 1000
const [SMALL, LARGE] = [2000, 200_000]
const UNITS = 100
const DAY_MS = 24 * 3_600_000
/** A Monday, nine o'clock in Shanghai; deadlines follow on later days. */
const START = instant(Date.UTC(2025, 9, 20, 1))

/**
 * Days on which `DUE` problems reach their first rung, each day others; the first warms up. On Friday those of Tuesday
 * reach their second.
 */
const MOST_DAYS = 3
/** Small ledgers that are measured; each has one day beside the one that warms up. */
const SMALL_RUNS = 3
const dayOf = (n: number): number => Math.floor((n - 1) / DUE) + 1

/** ms of each tick that finds 1,000 problems due, in a ledger of that size. */
const timesOf = (problems: number): Promise<readonly number[]> =>
  inFolder(async (folder) => {
    const days = Math.min(MOST_DAYS, dayOf(problems))
    const database = makeLedger(folder, {
      problems,
      units: UNITS,
      now: START,
      // The first rung is a week before the deadline: 1,000 problems for each day, the others far off.
      deadlineOf: (n) => calendar.addDays(calendar.dayOf(START), dayOf(n) <= days ? 7 + dayOf(n) : 180),
    })
    const text = catalogueFor('zh')
    let now = START
    const clock = { now: () => now }
    let ids = 0
    const newId = (): string => {
      ids += 1
      return `bench-${ids}`
    }
    const desk = openDesk({ calendar, clock, text, newId, hash: sha256, commands: commandHelp(text) })
    const run = (): number => {
      const began = performance.now()
      tick(
        {
          database,
          workOf: (store, cause) => ({
            store,
            now,
            calendar,
            directory: store.directory.load(),
            cause,
            desk,
            newId,
          }),
        },
        now,
      )
      return performance.now() - began
    }
    /** The platform takes everything, lest the next day's cards carry what these say. */
    const deliver = (): void =>
      database.transact(({ outbox }) => {
        const next = () => outbox.ready(instant(now + DAY_MS), DUE)
        for (let heads = next(); heads.length > 0; heads = next())
          for (const { id } of heads) outbox.sent(id, null, now)
      })
    run()
    const times = Array.from({ length: days }, (_, day) => {
      now = instant(START + (day + 1) * DAY_MS)
      const ms = run()
      deliver()
      return ms
    })
    database.close()
    process.stderr.write(`  ${problems} problems: ${times.map((ms) => Math.round(ms)).join(', ')} ms\n`)
    return times.slice(1)
  })

/** What a tick does must not depend on what it does not do. */
export const ticks: Row = {
  id: 'tick-scale',
  name: `a tick with ${DUE} problems due, ledger of 200,000, against a ledger of 2,000 (≤ 1.5 ×)`,
  unit: 'ms',
  goal: '≤ 1.5 ×',
  measure: async () => {
    const small: number[] = []
    for (let run = 0; run < SMALL_RUNS; run += 1) small.push(...(await timesOf(SMALL)))
    const value = median(await timesOf(LARGE))
    const baseline = median(small)
    return { value, baseline, met: value <= 1.5 * baseline }
  },
}
