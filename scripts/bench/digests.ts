import { performance } from 'node:perf_hooks'
import { figuresAt } from '../../src/app/digest/figures-at.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { calendar, makeLedger } from './load/ledger.ts'
import { inFolder } from './load/processes.ts'
import { type Figures, median, type Row } from './table.ts'

const RUNS = 5
const NOW = instant(Date.UTC(2025, 9, 24, 9))

/** ms of the figures of a ledger of that size, for all and for each unit. */
const timeOf = (problems: number, units: number): Promise<number> =>
  inFolder(async (folder) => {
    const database = makeLedger(folder, {
      problems,
      units,
      now: NOW,
      deadlineOf: (n) => calendar.addDays(calendar.dayOf(NOW), (n % 60) - 20),
    })
    const times: number[] = []
    for (let run = 0; run <= RUNS; run += 1) {
      const began = performance.now()
      const { all, byOrganisation } = database.read((store) => figuresAt(store, calendar, NOW))
      if (all.total !== problems || byOrganisation.length !== units) throw new Error('the figures are wrong')
      if (run > 0) times.push(performance.now() - began)
    }
    database.close()
    return median(times)
  })

const measure = async (): Promise<Figures> => {
  const tenth = await timeOf(10_000, 100)
  const whole = await timeOf(100_000, 1000)
  // Linear: ten times the ledger takes ten times as long, with a quarter to spare for noise.
  return { value: whole, baseline: 10 * tenth, met: whole <= 1000 && whole <= 1.25 * 10 * tenth }
}

export const digests: Row = {
  id: 'digest',
  name: 'digest of 100,000 problems of 1,000 units, against ten times the digest of a tenth (linear)',
  unit: 'ms',
  goal: '≤ 1000',
  measure,
}
