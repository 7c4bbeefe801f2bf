import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { expect, it } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { APPLICATION_ID } from '../../src/runtime/ledger-file.ts'
import { migrate, readMigrations } from '../../src/runtime/migrations.ts'
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

/** As version 2 of the ledger's tables kept it: one row that leads, one behind it, one not noted, one that is sent. */
const OLD_ROWS = `
  insert into outbox
    (id, key, lane, call, priority, "after", created_at, not_before, tries, tried_at, state, leads, kind)
  values
    ('sent', 'sent', 'a', '{"kind":"create"}', 0, null, 1, 1, 0, 1, 'sent', 0, 'create'),
    ('behind', 'behind', 'a', '{"kind":"create"}', 1, 'sent', 3, 3, 0, null, 'waiting', 0, 'create'),
    ('first', 'first', 'a', '{"kind":"create"}', 1, null, 2, 2, 2, 2, 'waiting', 1, 'create'),
    ('unnoted', 'unnoted', 'b', '{"kind":"patch"}', 0, null, 4, 4, 0, null, 'waiting', 0, null)`

it('sends what waited in a ledger of an earlier version, each lane in its order', () => {
  const folder = temporaryFolder()
  const driver = new Driver(join(folder, 'taizhang.db'))
  driver.pragma(`application_id = ${APPLICATION_ID}`)
  driver.pragma('journal_mode = WAL')
  migrate(driver, readMigrations().slice(0, 2))
  driver.exec(OLD_ROWS)
  driver.close()
  const ledger = ledgerIn(folder)
  ledger.transact((store) => store.outbox.arrange())
  const sent = ledger.transact(({ outbox }) => {
    const ids: string[] = []
    for (let [next] = outbox.ready(T0, 1); next !== undefined; [next] = outbox.ready(T0, 1)) {
      ids.push(`${next.kind} ${next.id}`)
      outbox.sent(next.id, null, T0)
    }
    return [ids, outbox.waiting()]
  })
  expect(sent).toEqual([['patch unnoted', 'create first', 'create behind'], 0])
})
