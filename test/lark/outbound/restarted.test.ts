import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { Passing } from '../../runtime/passing.ts'
import { ROOM } from '../../sandbox/stage.ts'
import { office, platform, said, text } from '../stage.ts'

/** For so long we count a call among those of its minute, and of its chat's second. */
const COUNTED_MS = 60_500
const LANE_MS = 1050

/** An outbox that sent so many messages a while ago, and whose program ended then, `cut`: inside one more try. */
const endedAfter = async (calls: number, agoMs: number, more: { lane?: string; cut?: boolean } = {}) => {
  const emulator = await platform({}, { now: () => 0 })
  const timers = new Passing()
  const { database, put, row, restart, drain } = office(emulator, { timers })
  for (let n = 0; n < calls; n += 1) put(`${n}`, text(`${n}`), { lane: more.lane ?? `oc_${n}` })
  const at = instant(emulator.clock.now() - agoMs)
  database.transact((store) => {
    for (let n = 0; n < calls; n += 1) store.outbox.sent(`${n}`, `om_before_${n}`, at)
  })
  if (more.cut === true) {
    put('cut', text('cut'), { lane: 'oc_cut' })
    database.transact((store) => store.outbox.trying(['cut'], at))
  }
  await restart()
  put('next', text('next'))
  drain().wake()
  const isSent = () => expect.poll(() => row('next').state).toBe('sent')
  /** It is not tried before so many milliseconds have passed, and then at once. */
  const waits = async (ms: number): Promise<void> => {
    await expect.poll(() => timers.waiting).toBe(1)
    timers.pass(ms - 1)
    await new Promise(setImmediate)
    expect([row('next').triedAt, said(emulator)]).toEqual([null, []])
    timers.pass(1)
    await isSent()
  }
  return { isSent, waits }
}

describe('a program that starts again', () => {
  it('counts the thousand messages of the minute that it sent before', async () => {
    const { waits } = await endedAfter(1000, 58_500)
    await waits(COUNTED_MS - 58_500)
  })

  it.each([
    [999, 58_500],
    [1000, 61_000],
  ])('waits for nothing else: after %i messages %i ms ago', async (calls, agoMs) => {
    const { isSent } = await endedAfter(calls, agoMs)
    await isSent()
  })

  it('counts what its chat was sent in the last second', async () => {
    const { waits } = await endedAfter(5, 0, { lane: ROOM })
    await waits(LANE_MS)
  })

  it('counts the tries of which nobody heard any more', async () => {
    const { waits } = await endedAfter(999, 58_500, { cut: true })
    await waits(COUNTED_MS - 58_500)
  })
})
