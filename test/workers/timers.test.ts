import { describe, expect, it } from 'vitest'
import { objectTimers } from '../../src/runtime/worker/timers.ts'

const HOUR = 3_600_000
const soon = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const timersOf = (armed: number | null = null) => {
  const alarms: number[] = []
  const ran: string[] = []
  const setAlarm = (at: number) => {
    alarms.push(at - Date.now())
    return Promise.resolve()
  }
  const timers = objectTimers({ setAlarm }, armed, (thrown) => {
    throw thrown
  })
  return { timers, alarms, ran }
}

describe('waiting in an object', () => {
  it('is of the memory when short, with one alarm behind it should the object end', async () => {
    const { timers, alarms, ran } = timersOf()
    for (const name of ['a', 'b', 'c']) timers.after(5, () => ran.push(name))
    timers.after(5, () => ran.push('called off'))()
    await soon(50)
    expect(ran).toEqual(['a', 'b', 'c'])
    expect(alarms.map((ms) => Math.round(ms / 1000))).toEqual([60])
  })

  it('is an alarm when long, the earliest of all', () => {
    const { timers, alarms, ran } = timersOf()
    timers.after(2 * HOUR, () => ran.push('two'))
    timers.after(HOUR, () => ran.push('one'))
    timers.after(3 * HOUR, () => ran.push('three'))
    expect(alarms.map((ms) => Math.round(ms / HOUR))).toEqual([2, 1])
    timers.ring()
    expect([ran, alarms.map((ms) => Math.round(ms / HOUR))]).toEqual([[], [2, 1, 2, 1]])
  })

  it('leaves an alarm that stands already, and does what is due when it rings', async () => {
    const { timers, alarms, ran } = timersOf(Date.now() + 1000)
    timers.after(HOUR, () => ran.push('later'))
    timers.after(60_000, () => ran.push('due'))
    expect(alarms).toEqual([])
    const realNow = Date.now
    Date.now = () => realNow() + 60_001
    try {
      timers.ring()
    } finally {
      Date.now = realNow
    }
    expect(ran).toEqual(['due'])
    expect(alarms.length).toBe(1)
  })
})
