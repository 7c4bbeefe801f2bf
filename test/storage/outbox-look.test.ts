import { performance } from 'node:perf_hooks'
import { expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { plainFacts, T0 } from './stage.ts'

const LANES = 1000
const LOOKS = 200

/** A ledger with so many waiting rows of a thousand chats, most of them for one; tried once, or for later. */
const waiting = (rows: number) => {
  const ledger = openLedger(':memory:', { factsOf: plainFacts })
  onTestFinished(() => ledger.close())
  ledger.transact((store) => {
    for (let n = 0; n < rows; n += 1) {
      const lane = n < LANES ? `oc_${n}` : 'oc_0'
      store.outbox.put({
        id: `row ${n}`,
        key: `row ${n}`,
        lane,
        call: { kind: 'create', to: { chatId: lane }, messageType: 'text', content: '{}' },
        priority: 1,
        after: null,
        continuation: null,
        createdAt: T0,
        notBefore: n % 2 === 0 ? T0 : instant(T0 + 60_000),
        tries: 0,
      })
    }
  })
  return ledger
}

/** Ms of real time for what the outbox does between two calls: a look, the row, its end, the next moment. */
const lookTime = (ledger: ReturnType<typeof waiting>): number => {
  const now = instant(T0 + 1)
  const began = performance.now()
  for (let n = 0; n < LOOKS; n += 1)
    ledger.transact((store) => {
      const [head] = store.outbox.ready(now, 100)
      if (head === undefined) throw new Error('nothing waits')
      store.outbox.get(head.id)
      store.outbox.sent(head.id, `om_${n}`, now)
      store.outbox.next()
    })
  return performance.now() - began
}

it('costs the same whether a thousand rows wait or a hundred thousand', () => {
  const [few, many] = [waiting(2 * LANES), waiting(100_000)]
  lookTime(few)
  const [short, long] = [lookTime(few), lookTime(many)]
  expect(long).toBeLessThan(4 * short + 50)
})

it('finds the next row of a lane whatever wrote it', () => {
  const ledger = waiting(2 * LANES)
  ledger.transact((store) => {
    const before = store.outbox.ready(T0, 10_000)
    store.outbox.arrange()
    expect(store.outbox.ready(T0, 10_000)).toEqual(before)
    expect(new Set(before.map(({ lane }) => lane)).size).toBe(before.length)
  })
})
