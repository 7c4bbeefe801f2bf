import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import type { LedgerDatabase } from '../../src/runtime/sqlite.ts'
import { ledgerIn, T0, temporaryFolder } from './stage.ts'

const LANES = 1000

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
        continuation: null,
        createdAt: T0,
        notBefore: n % 2 === 0 ? T0 : instant(T0 + 60_000),
        tries: 0,
      })
    }
  })

it('finds again at start what goes next, when a version wrote the rows that did not note it', () => {
  const folder = temporaryFolder()
  const ledger = ledgerIn(folder)
  fill(ledger, 3 * LANES)
  const ready = () => ledger.read((store) => store.outbox.ready(T0, 10_000))
  ledger.transact((store) => store.outbox.place(10_000))
  const before = ready()
  expect(new Set(before.map(({ lane }) => lane)).size).toBe(before.length)
  const driver = new Driver(join(folder, 'taizhang.db'))
  driver.exec('update outbox set leads = 0, kind = null')
  driver.close()
  expect(ready()).toEqual([])
  ledger.transact((store) => store.outbox.arrange())
  expect(ready()).toEqual(before)
})
