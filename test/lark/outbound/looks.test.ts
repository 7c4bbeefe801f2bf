import { expect, it, onTestFinished } from 'vitest'
import type { OutboundCall, OutboxRow, Outcome } from '../../../src/app/outbox.ts'
import type { Database } from '../../../src/app/ports.ts'
import { instant } from '../../../src/domain/kernel/time.ts'
import { Drain } from '../../../src/lark/outbound/drain.ts'
import { openLedger } from '../../../src/runtime/sqlite.ts'
import { systemTimers } from '../../../src/runtime/timers.ts'
import { plainSettle } from '../crowd.ts'
import { listeningLog } from '../stage.ts'

const NOW = instant(Date.UTC(2025, 9, 24, 1))
const create = (chatId: string): OutboundCall => ({
  kind: 'create',
  to: { chatId },
  messageType: 'text',
  content: '{"text":"a"}',
})

/** A drain whose calls end as `perform` says; the ledger refuses writes of outcomes while `isFull`. */
const drainWith = (perform: (call: OutboundCall) => Outcome | Promise<Outcome>) => {
  const ledger = openLedger(':memory:', {
    factsOf: () => {
      throw new Error('no problem is kept here')
    },
  })
  const disk = { isFull: false }
  const log = listeningLog()
  let reads = 0
  let writes = 0
  const database: Database = {
    ...ledger,
    read: (work) => {
      reads += 1
      return ledger.read(work)
    },
    transact: (work) => {
      if (disk.isFull) throw new Error('full')
      writes += 1
      return ledger.transact(work)
    },
  }
  const drain = new Drain({
    database,
    perform: async (call) => perform(call),
    findOut: () => Promise.reject(new Error('nothing is unknown here')),
    isThere: () => Promise.resolve(true),
    soon: setImmediate,
    settle: (store, row, outcome) => {
      if (row.id === 'unsettled') throw new Error('cannot be settled')
      plainSettle(() => NOW)(store, row, outcome)
    },
    clock: { now: () => NOW },
    // Pauses after trouble pass at once.
    timers: { ...systemTimers, after: (ms, run) => systemTimers.after(ms === 2000 ? 1 : ms, run) },
    random: () => 0,
    log,
  })
  onTestFinished(async () => {
    await drain.close()
    ledger.close()
  })
  const put = (id: string, lane: string, call: OutboundCall, more: Partial<OutboxRow> = {}): void =>
    ledger.transact((store) => {
      const times = { createdAt: NOW, notBefore: NOW, tries: 0 }
      store.outbox.put({ id, key: id, lane, call, priority: 0, continuation: null, ...times, ...more })
    })
  const state = (id: string) => ledger.read((store) => store.outbox.get(id)?.state)
  return { drain, put, disk, log, reads: () => reads, writes: () => writes, state }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

it('sleeps while all that is due is held back', async () => {
  const { drain, put, reads } = drainWith(() => ({
    kind: 'retry',
    afterMs: 60_000,
    code: '99991400',
    reached: 'no',
  }))
  for (const id of ['one', 'two']) {
    put(id, id, create(id))
    drain.wake()
    await pause(50)
  }
  const before = reads()
  await pause(400)
  expect(reads() - before).toBeLessThan(5)
})

it('looks at nothing while as many are under way as may be, and goes on when one of them ends', async () => {
  const under: (() => void)[] = []
  const { drain, put, reads } = drainWith(
    () => new Promise((resolve) => under.push(() => resolve({ kind: 'done', messageId: null }))),
  )
  for (let n = 0; n < 16; n += 1) put(`${n}`, `${n}`, create(`${n}`))
  drain.wake()
  await expect.poll(() => under).toHaveLength(16)
  put('next', 'next', create('next'))
  const before = reads()
  for (let n = 0; n < 20; n += 1) {
    drain.wake()
    await pause(1)
  }
  expect([reads() - before, under.length]).toEqual([0, 16])
  under[0]?.()
  await expect.poll(() => under).toHaveLength(17)
  for (const end of under) end()
  await drain.idle()
})

it('is not idle before it has seen all that came, however much of it is for later', async () => {
  const done: OutboundCall[] = []
  const { drain, put } = drainWith((call) => {
    done.push(call)
    return { kind: 'done', messageId: null }
  })
  await drain.idle()
  const tomorrow = instant(NOW + 24 * 3_600_000)
  for (let n = 0; n < 1100; n += 1)
    put(`later ${n}`, `later ${n % 3}`, create('later'), { notBefore: tomorrow })
  put('now', 'now', create('now'), { priority: 1 })
  await drain.idle()
  expect(done).toEqual([create('now')])
})

it('does nothing over again while what became of it cannot be written down', async () => {
  let urged = 0
  const { drain, put, disk } = drainWith(() => {
    urged += 1
    disk.isFull = true
    return { kind: 'done', messageId: null }
  })
  put('urgent', 'room', { kind: 'urgent', messageId: 'om_1', openIds: ['ou_1'] })
  drain.wake()
  await pause(300)
  expect(urged).toBe(1)
  disk.isFull = false
  await expect.poll(() => urged).toBe(2)
})

it('writes down in one commit what is answered together; what cannot be written takes nothing else along', async () => {
  const answers: (() => void)[] = []
  const done = { kind: 'done', messageId: null } as const
  const { drain, put, log, writes, state } = drainWith(() =>
    answers.length === 6 ? done : new Promise((resolve) => answers.push(() => resolve(done))),
  )
  for (const id of ['a', 'b', 'c']) put(id, id, create(id))
  drain.wake()
  await expect.poll(() => answers).toHaveLength(3)
  const before = writes()
  for (const answer of answers) answer()
  await drain.idle()
  expect([writes() - before, state('a'), state('b'), state('c')]).toEqual([1, 'sent', 'sent', 'sent'])

  for (const id of ['d', 'unsettled', 'e']) put(id, id, create(id))
  drain.wake()
  await expect.poll(() => answers).toHaveLength(6)
  for (const answer of answers) answer()
  await expect.poll(() => [state('d'), state('e')]).toEqual(['sent', 'sent'])
  expect(state('unsettled')).toBe('waiting')
  const unwritten = log.lines.filter((line) => line.includes('outcome_unwritten'))
  expect(unwritten.filter((line) => !line.includes('"row":"unsettled"'))).toEqual([])
  expect(unwritten).not.toEqual([])
})
