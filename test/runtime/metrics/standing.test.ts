import { describe, expect, it, onTestFinished } from 'vitest'
import { workCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { localDate } from '../../../src/domain/kernel/time.ts'
import { calendarData } from '../../../src/runtime/calendar-data.ts'
import { keepStanding } from '../../../src/runtime/metrics/standing.ts'
import { openLedger } from '../../../src/runtime/sqlite.ts'
import { listeningLog } from '../../lark/stage.ts'
import { openedProblem, plainFacts } from '../../storage/stage.ts'

const calendar = workCalendar(calendarData(), 'Asia/Shanghai')

/** A ledger of so many problems, and time that passes only when told, or when a wait is waited for. */
const stage = (size: number) => {
  const database = openLedger(':memory:', { factsOf: plainFacts })
  onTestFinished(() => database.close())
  const add = (number: number) =>
    database.transact((store) => {
      const deadline = number % 2 === 0 ? '2025-10-31' : '2025-09-30'
      store.problems.save(openedProblem(number, { deadline }), 0, null)
    })
  for (let number = 1; number <= size; number += 1) add(number)
  const time = { now: 0, waits: 0 }
  const log = listeningLog()
  const standing = keepStanding({
    database,
    calendar,
    clock: { now: () => calendar.at(localDate('2025-10-15'), '10:00') },
    timers: {
      elapsed: () => time.now,
      after: (ms, run) => {
        time.waits += 1
        time.now += ms + 10
        const immediate = setImmediate(run)
        return () => clearImmediate(immediate)
      },
    },
    log,
  })
  return { database, add, time, standing, log }
}

describe('the count of problems', () => {
  it('is exact, by state and by light', async () => {
    const { standing } = stage(5)
    const count = await standing.present()
    expect([...(count?.states ?? [])]).toEqual([['rectifying', 5]])
    expect(count?.lights.get('red')).toBe(3)
  })

  it('is made in portions, and only the first is waited for', async () => {
    const { standing, add, time } = stage(450)
    expect((await standing.present())?.states.get('rectifying')).toBe(450)
    expect(time.waits).toBe(2)
    add(451)
    expect((await standing.present())?.states.get('rectifying')).toBe(450)
    expect(time.waits).toBe(2)
    time.now += 60_000
    expect((await standing.present())?.states.get('rectifying')).toBe(450)
    await expect.poll(async () => (await standing.present())?.states.get('rectifying')).toBe(451)
  })

  it('stays as it was when the ledger cannot be read, and ends with the service', async () => {
    const { standing, database, time, log } = stage(3)
    await standing.present()
    standing.close()
    time.now += 60_000
    expect((await standing.present())?.states.get('rectifying')).toBe(3)
    expect(log.lines).toEqual([])

    const other = stage(3)
    await other.standing.present()
    other.database.close()
    other.time.now += 60_000
    expect((await other.standing.present())?.states.get('rectifying')).toBe(3)
    await expect.poll(() => other.log.lines.join()).toContain('ledger_uncounted')
    expect(database.read((store) => store.problems.codes().length)).toBe(3)
  })
})
