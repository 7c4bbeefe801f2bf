import { describe, expect, it, vi } from 'vitest'
import { instant } from '../../../src/domain/kernel/time.ts'
import { ROOM } from '../../sandbox/stage.ts'
import { office, platform, said, text } from '../stage.ts'

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** An outbox that sent so many messages a while ago, and whose program ended then, `cut`: inside one more try. */
const endedAfter = async (calls: number, agoMs: number, more: { lane?: string; cut?: boolean } = {}) => {
  const emulator = await platform()
  const { database, put, row, restart, drain } = office(emulator)
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
  return { emulator, row }
}

describe('a program that starts again', () => {
  it('counts the thousand messages of the minute that it sent before', async () => {
    const { emulator, row } = await endedAfter(1000, 58_500)
    await pause(1000)
    expect(said(emulator)).toEqual([])
    await vi.waitFor(() => expect(row('next').state).toBe('sent'), { timeout: 5000 })
  })

  it.each([
    [999, 58_500],
    [1000, 61_000],
  ])('waits for nothing else: after %i messages %i ms ago', async (calls, agoMs) => {
    const { row } = await endedAfter(calls, agoMs)
    await vi.waitFor(() => expect(row('next').state).toBe('sent'), { timeout: 800 })
  })

  it('counts what its chat was sent in the last second', async () => {
    const { emulator, row } = await endedAfter(5, 0, { lane: ROOM })
    await pause(500)
    expect(said(emulator)).toEqual([])
    await vi.waitFor(() => expect(row('next').state).toBe('sent'), { timeout: 3000 })
  })

  it('counts the tries of which nobody heard any more', async () => {
    const { emulator, row } = await endedAfter(999, 58_500, { cut: true })
    await pause(1000)
    expect(said(emulator)).toEqual([])
    await vi.waitFor(() => expect(row('next').state).toBe('sent'), { timeout: 5000 })
  })
})
