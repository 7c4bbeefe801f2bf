import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { stopInOrder } from '../../src/runtime/stopping.ts'
import { listeningLog } from '../lark/stage.ts'
import { ledgerIn, temporaryFolder } from '../storage/stage.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now())
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

it('closes the ledger after the thread has let go of it, even where nothing that was sent is answered', async () => {
  const order: string[] = []
  const never = new Promise<void>(() => undefined)
  const database = ledgerIn(temporaryFolder())
  const stopped = stopInOrder({
    starters: [],
    listening: { stop: () => Promise.resolve() },
    askers: [],
    drain: { idle: () => never, close: () => never },
    writeBack: {
      close: async () => {
        await new Promise((resolve) => setTimeout(resolve, 300))
        order.push('thread')
      },
    },
    database: { ...database, close: () => order.push('ledger') },
    unlock: () => order.push('lock'),
    log: listeningLog(),
  })
  await vi.advanceTimersByTimeAsync(9000)
  await stopped
  expect(order).toEqual(['thread', 'ledger', 'lock'])
})
