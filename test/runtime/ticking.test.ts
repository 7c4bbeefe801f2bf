import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Database } from '../../src/app/ports.ts'
import { problemCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { startTicking } from '../../src/runtime/ticking.ts'
import { systemTimers } from '../../src/runtime/timers.ts'
import { DemoLedger, on } from '../app/demo-ledger.ts'
import { listeningLog } from '../lark/stage.ts'
import { temporaryFolder } from '../storage/stage.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** A service that ticks on the demo ledger, and how often it has read it and written to it. */
const ticking = () => {
  const ledger = new DemoLedger(join(temporaryFolder(), 'taizhang.db'))
  const counts = { reads: 0, writes: 0, sends: 0 }
  const database: Database = {
    ...ledger.database,
    read: (work) => {
      counts.reads += 1
      return ledger.database.read(work)
    },
    transact: (work) => {
      counts.writes += 1
      return ledger.database.transact(work)
    },
  }
  ledger.now = on('2025-10-24', '16:00')
  ledger.tickNow()
  const ticks = startTicking({
    database,
    workOf: ledger.workOf,
    clock: { now: () => ledger.now },
    timers: systemTimers,
    wakeDrain: () => {
      counts.sends += 1
    },
    log: listeningLog(),
  })
  onTestFinished(() => {
    ticks.close()
    ledger.database.close()
  })
  return { ledger, ticks, counts }
}

it('reads once and writes nothing when nothing is due', async () => {
  const { ticks, counts } = ticking()
  ticks.wake()
  await vi.waitFor(() => expect(counts.reads).toBe(1))
  await pause(100)
  expect(counts).toEqual({ reads: 1, writes: 0, sends: 0 })
  expect(ticks.next()).toBeGreaterThan(on('2025-10-24', '16:00'))
})

it('looks now and then, not after every commit, while nothing falls due', async () => {
  const { ticks, counts } = ticking()
  const until = Date.now() + 1000
  while (Date.now() < until) {
    ticks.wake()
    await pause(10)
  }
  expect(counts.reads).toBeGreaterThan(1)
  expect(counts.reads).toBeLessThan(8)
})

it('is in time for what falls due meanwhile, however often it is woken', async () => {
  const { ledger, ticks, counts } = ticking()
  ticks.wake()
  await vi.waitFor(() => expect(counts.reads).toBe(1))
  ledger.database.transact((store) =>
    store.due.plan([
      { key: 'soon', kind: 'digest', object: problemCode(3), at: instant(ledger.now + 1), payload: '{}' },
    ]),
  )
  ledger.now = instant(ledger.now + 1)
  const began = Date.now()
  const outcome = () => ledger.database.read((store) => store.due.get('soon')?.outcome)
  while (outcome() === 'open' && Date.now() - began < 2000) {
    ticks.wake()
    await pause(10)
  }
  expect(outcome()).toBe('void')
  expect(Date.now() - began).toBeLessThan(1000)
  expect(counts.sends).toBeGreaterThan(0)
})
