import { performance } from 'node:perf_hooks'
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
const UNITS = 100
const RUNS = 1
const DAY_MS = 24 * 3_600_000
/** A Monday, nine o'clock in Shanghai; deadlines follow on later days. */
const START = instant(Date.UTC(2025, 9, 20, 1))

/** Days on which the first rung of `DUE` problems falls: one after the other, on workdays of the same week. */
const DAYS = [1, 2, 3, 4].map((days) => instant(START + days * DAY_MS))

/** ms of the tick that finds 1,000 problems due, in a ledger of that size; the first day warms it up. */
const timesOf = (problems: number): Promise<readonly number[]> =>
  inFolder(async (folder) => {
    const database = makeLedger(folder, {
      problems,
      units: UNITS,
      now: START,
      // The first rung is a week before the deadline: 1,000 problems for each day, the others far off.
      deadlineOf: (n) => {
        const day = Math.floor((n - 1) / DUE) + 1
        return calendar.addDays(calendar.dayOf(START), day <= DAYS.length ? 7 + day : 180)
      },
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
    run()
    const times = DAYS.map((day) => {
      now = day
      return run()
    })
    database.close()
    return times.slice(1)
  })

/** What a tick does must not depend on what it does not do. */
export const ticks: Row = {
  id: 'tick-scale',
  name: `a tick with ${DUE} problems due, ledger of 200,000, against a ledger of ${DUE * (DAYS.length + 1)} (≤ 1.5 ×)`,
  unit: 'ms',
  goal: '≤ 1.5 ×',
  measure: async () => {
    const small: number[] = []
    for (let each = 0; each < RUNS; each += 1) small.push(...(await timesOf(DUE * (DAYS.length + 1))))
    const value = median(await timesOf(200_000))
    const baseline = median(small)
    return { value, baseline, met: value <= 1.5 * baseline }
  },
}
