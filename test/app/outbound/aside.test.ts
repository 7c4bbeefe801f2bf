import { expect, it } from 'vitest'
import { readLine } from '../../../src/app/nudge/line.ts'
import { settleOutbound } from '../../../src/app/outbound/settle.ts'
import type { Outcome } from '../../../src/app/outbox.ts'
import { parsePersonId } from '../../../src/domain/kernel/codes.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { given } from '../../storage/stage.ts'
import { calendar, on, Stage } from '../ledger-stage.ts'

const DAY = 24 * 3_600_000
const OFFICE = given(parsePersonId('U-921'))
const TO = { openId: 'ou_U-113' }
const unclear: Outcome = {
  kind: 'retry',
  afterMs: 600_000,
  code: 'unknown-outcome',
  reached: 'no',
  aside: true,
}

/** A first message to a person, tried at nine of which nobody knows more, and a second one behind it. */
const waitingFor = () => {
  const stage = new Stage({ importedAt: on('2025-10-27', '09:00') })
  const call = { kind: 'create', to: TO, messageType: 'text', content: '{"text":"first"}' } as const
  const row = { lane: TO.openId, call, priority: 1, continuation: null, tries: 5 } as const
  stage.does(({ store, now }) => {
    for (const id of ['first', 'second'])
      store.outbox.put({ ...row, id, key: id, createdAt: now, notBefore: now })
    store.outbox.trying(['first'], now)
    return true
  })
  const heads = () =>
    stage.database.transact((store) => {
      store.outbox.place(10)
      return store.outbox.ready(instant(stage.now + DAY), 10)
    })
  const settle = (outcome: Outcome, key: string): void => {
    stage.does(({ store, desk, newId }) => {
      const readAgain = () => {
        throw new Error('nothing was edited')
      }
      const row = given(store.outbox.byKey(key))
      settleOutbound({ clock: { now: () => stage.now }, calendar, desk, newId, readAgain })(
        store,
        row,
        outcome,
      )
      return true
    })
  }
  const kept = (key: string) => stage.database.read((store) => given(store.outbox.byKey(key)))
  const told = () =>
    stage.database.read((store) => store.briefs.waiting(OFFICE).map((line) => readLine(line)))
  return { stage, heads, settle, kept, told }
}

it('lets what is behind it pass, and comes back to its lane as if it had never been tried', () => {
  const { stage, heads, settle, kept, told } = waitingFor()
  const triedAt = stage.now
  settle(unclear, 'first')
  expect(new Set(heads().map(({ lane }) => lane))).toEqual(new Set([TO.openId, 'aside:first']))
  expect(kept('first:aside')).toMatchObject({ triedAt, tries: 5, notBefore: stage.now + 600_000 })
  stage.now = on('2025-10-27', '10:00')
  settle(unclear, 'first:aside')
  expect(kept('first:aside')).toMatchObject({ state: 'waiting', tries: 6 })
  settle({ kind: 'notSent' }, 'first:aside')
  expect(kept('first:aside:back')).toMatchObject({ lane: TO.openId, triedAt: null, tries: 0 })
  expect(heads()).toHaveLength(1)
  expect(told()).toEqual([])
})

it('is given up after a week, and OFFICE is told for whom it was', () => {
  const { stage, settle, kept, told } = waitingFor()
  settle(unclear, 'first')
  stage.now = on('2025-11-03', '09:00')
  settle(unclear, 'first:aside')
  expect(kept('first:aside').state).toBe('dead')
  expect(told()).toMatchObject([
    { kind: 'undelivered', call: 'create', code: 'unknown-outcome', people: ['U-113'] },
  ])
})
