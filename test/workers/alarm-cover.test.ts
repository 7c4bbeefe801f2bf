import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { OutboundCall, Outcome } from '../../src/app/outbox.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { Drain } from '../../src/lark/outbound/drain.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { briefly, objectTimers } from '../../src/runtime/worker/timers.ts'
import { plainSettle } from '../lark/crowd.ts'
import { listeningLog } from '../lark/stage.ts'
import { plainFacts } from '../storage/stage.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
/** The clock goes by the second. */
const ABOUT_A_MINUTE = MINUTE + 1000
const DONE: Outcome = { kind: 'done', messageId: null }
const HELD: Outcome = { kind: 'retry', afterMs: 20 * MINUTE, code: '99991400', reached: 'no' }

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const ends = (ms: number, as: Outcome = DONE): Promise<Outcome> =>
  new Promise((resolve) => setTimeout(() => resolve(as), ms))

/** A drain in an object whose alarm rings when it is due; what the object would be started by if it ended now. */
const object = (perform: (call: OutboundCall) => Promise<Outcome>) => {
  const ledger = openLedger(':memory:', { factsOf: plainFacts })
  onTestFinished(() => ledger.close())
  const storage = { alarm: Number.POSITIVE_INFINITY }
  const setAlarm = async (at: number): Promise<void> => {
    storage.alarm = at
  }
  const timers = objectTimers({ setAlarm }, null, (thrown) => {
    throw thrown
  })
  const clock = { now: () => instant(Date.now()) }
  const drain = new Drain({
    database: ledger,
    perform,
    findOut: () => Promise.reject(new Error('nothing is unknown here')),
    isThere: () => Promise.resolve(true),
    soon: setImmediate,
    settle: plainSettle(clock.now),
    clock,
    timers,
    random: () => 0,
    log: listeningLog(),
    longestSleepMs: HOUR,
  })
  // Something else waits for long, as the tick does.
  timers.after(HOUR, () => undefined)
  const put = (id: string, call: OutboundCall): void =>
    ledger.transact((store) => {
      const now = clock.now()
      const times = { createdAt: now, notBefore: now, tries: 0 }
      store.outbox.put({ id, key: id, lane: id, call, priority: 0, continuation: null, ...times })
    })
  const waiting = (): number => ledger.read((store) => store.outbox.waiting())
  /** Lets so many minutes pass; returns how far away the alarm was at most, while something waited and else, ms. */
  const pass = async (minutes: number) => {
    const farthest = { waiting: 0, resting: 0 }
    for (let second = 0; second < minutes * 60; second += 1) {
      await vi.advanceTimersByTimeAsync(1000)
      if (storage.alarm <= Date.now()) {
        storage.alarm = Number.POSITIVE_INFINITY
        timers.ring()
        await vi.advanceTimersByTimeAsync(0)
      }
      const now = waiting() > 0 ? 'waiting' : 'resting'
      farthest[now] = Math.max(farthest[now], storage.alarm - Date.now())
    }
    return farthest
  }
  return { drain, put, waiting, pass }
}

const download = (messageId: string): OutboundCall => ({
  kind: 'download',
  messageId,
  fileKey: 'file',
  resource: 'file',
})
const message: OutboundCall = { kind: 'create', to: { chatId: 'c' }, messageType: 'text', content: '{}' }

describe('the alarm that would start an object again', () => {
  it('is near while as many downloads are under way as may be at once, and more wait', async () => {
    const { drain, put, waiting, pass } = object(() => ends(10 * MINUTE))
    for (let n = 0; n < 20; n += 1) put(`d${n}`, download(`m${n}`))
    drain.wake()
    expect((await pass(9)).waiting).toBeLessThanOrEqual(ABOUT_A_MINUTE)
    expect(waiting()).toBe(20)
    expect((await pass(12)).waiting).toBeLessThanOrEqual(ABOUT_A_MINUTE)
    expect(waiting()).toBe(0)
  })

  it('is near while the platform holds messages back for long', async () => {
    const { drain, put, pass } = object(({ kind }) =>
      kind === 'download' ? ends(10 * MINUTE) : ends(5, HELD),
    )
    put('held', message)
    put('download', download('m'))
    drain.wake()
    await pass(1)
    put('another', message)
    drain.wake()
    expect((await pass(8)).waiting).toBeLessThanOrEqual(ABOUT_A_MINUTE)
  })

  it('is far when nothing waits, so that the object may sleep', async () => {
    const { drain, pass, put } = object(() => ends(5))
    put('one', message)
    drain.wake()
    await pass(1)
    expect((await pass(2)).resting).toBeGreaterThan(50 * MINUTE)
  })

  it('is not kept from ringing by the one before it, whose work goes on', async () => {
    let isOver = false
    void briefly(ends(10 * MINUTE).then(() => undefined)).then(() => {
      isOver = true
    })
    await vi.advanceTimersByTimeAsync(MINUTE - 1000)
    expect(isOver).toBe(true)
    expect(await briefly(Promise.resolve())).toBe(undefined)
  })
})
