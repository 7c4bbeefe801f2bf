import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import Driver from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { type LedgerDatabase, openLedger } from '../../src/runtime/sqlite.ts'
import { ledgerIn, plainFacts, T0, temporaryFolder } from './stage.ts'

const LANES = 1000
const LOOKS = 200

const waiting = (rows: number): LedgerDatabase => {
  const ledger = openLedger(':memory:', { factsOf: plainFacts })
  onTestFinished(() => ledger.close())
  fill(ledger, rows)
  return ledger
}

/** So many waiting rows of a thousand chats, most of them for one; due, or for later. */
const fill = (ledger: LedgerDatabase, rows: number): void =>
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

/** Ms of real time for what the outbox does between two calls: a look, the row, its end, the next moment. */
const lookTime = (ledger: LedgerDatabase): number => {
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

it('finds again at start what goes next, when a version wrote the rows that did not note it', () => {
  const folder = temporaryFolder()
  const ledger = ledgerIn(folder)
  fill(ledger, 3 * LANES)
  const ready = () => ledger.read((store) => store.outbox.ready(T0, 10_000))
  const before = ready()
  expect(new Set(before.map(({ lane }) => lane)).size).toBe(before.length)
  const driver = new Driver(join(folder, 'taizhang.db'))
  driver.exec('update outbox set leads = 0, kind = null')
  driver.close()
  expect(ready()).toEqual([])
  ledger.transact((store) => store.outbox.arrange())
  expect(ready()).toEqual(before)
})
