import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/app/ports.ts'
import { problemCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { startTicking } from '../../src/runtime/ticking.ts'
import { DemoLedger, on } from '../app/demo-ledger.ts'
import { listeningLog } from '../lark/stage.ts'
import { temporaryFolder } from '../storage/stage.ts'
import { Passing } from './passing.ts'

/** A service that ticks on the demo ledger, and how often it has read it and written to it. */
const ticking = () => {
  const ledger = new DemoLedger(join(temporaryFolder(), 'taizhang.db'))
  const counts = { reads: 0, writes: 0, sends: 0 }
  const timers = new Passing()
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
    timers,
    wakeDrain: () => {
      counts.sends += 1
    },
    log: listeningLog(),
  })
  onTestFinished(() => {
    ticks.close()
    ledger.database.close()
  })
  return { ledger, ticks, timers, counts }
}

it('reads once and writes nothing when nothing is due', () => {
  const { ticks, timers, counts } = ticking()
  ticks.wake()
  timers.pass(1000)
  expect(counts).toEqual({ reads: 1, writes: 0, sends: 0 })
  expect(ticks.next()).toBeGreaterThan(on('2025-10-24', '16:00'))
})

it('looks now and then, not after every commit, while nothing falls due', () => {
  const { ticks, timers, counts } = ticking()
  for (let ms = 0; ms < 1000; ms += 10) {
    ticks.wake()
    timers.pass(10)
  }
  expect(counts.reads).toBeGreaterThan(1)
  expect(counts.reads).toBeLessThan(8)
})

it('is in time for what falls due meanwhile, however often it is woken', () => {
  const { ledger, ticks, timers, counts } = ticking()
  ticks.wake()
  timers.pass(100)
  expect(counts.reads).toBe(1)
  ledger.database.transact((store) =>
    store.due.plan([
      { key: 'soon', kind: 'digest', object: problemCode(3), at: instant(ledger.now + 1), payload: '{}' },
    ]),
  )
  ledger.now = instant(ledger.now + 1)
  const began = timers.elapsed()
  const outcome = () => ledger.database.read((store) => store.due.get('soon')?.outcome)
  while (outcome() === 'open' && timers.elapsed() - began < 2000) {
    ticks.wake()
    timers.pass(10)
  }
  expect(outcome()).toBe('void')
  expect(timers.elapsed() - began).toBeLessThan(1000)
  expect(counts.sends).toBeGreaterThan(0)
})
