import { expect, it } from 'vitest'
import { enqueue } from '../../../src/app/outbound/enqueue.ts'
import { on, Stage } from '../ledger-stage.ts'

it('counts the tries of what a late message causes from when it came, not from when it was said', () => {
  const ledger = new Stage({ importedAt: on('2025-10-27', '09:00') })
  ledger.does((work) => {
    const late = { ...work, now: on('2025-10-24', '17:00'), arrivedAt: ledger.now }
    const call = { kind: 'lookup', messageId: 'om_1', chatId: 'oc_1' } as const
    enqueue(late, { key: 'lookup:om_1', lane: 'lookup:om_1', call, priority: 0 }, { kind: 'test' })
    return true
  })
  const row = ledger.database.read((store) => ({ kept: store.outbox.byKey('lookup:om_1') })).kept
  expect(row).toMatchObject({
    createdAt: ledger.now,
    notBefore: ledger.now,
    tries: 0,
    continuation: '{"kind":"test"}',
  })
})
