import { expect, it, onTestFinished, vi } from 'vitest'
import type { OutboundCall, Outcome } from '../../../src/app/outbox.ts'
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
  let reads = 0
  const database: Database = {
    ...ledger,
    read: (work) => {
      reads += 1
      return ledger.read(work)
    },
    transact: (work) => {
      if (disk.isFull) throw new Error('full')
      return ledger.transact(work)
    },
  }
  const drain = new Drain({
    database,
    perform: async (call) => perform(call),
    findOut: () => Promise.reject(new Error('nothing is unknown here')),
    isThere: () => Promise.resolve(true),
    settle: plainSettle(() => NOW),
    clock: { now: () => NOW },
    // Pauses after trouble pass at once.
    timers: { ...systemTimers, after: (ms, run) => systemTimers.after(ms === 2000 ? 1 : ms, run) },
    random: () => 0,
    log: listeningLog(),
  })
  onTestFinished(async () => {
    await drain.close()
    ledger.close()
  })
  const put = (id: string, lane: string, call: OutboundCall): void =>
    ledger.transact((store) => {
      const times = { createdAt: NOW, notBefore: NOW, tries: 0 }
      store.outbox.put({ id, key: id, lane, call, priority: 0, after: null, continuation: null, ...times })
    })
  return { drain, put, disk, ledger, reads: () => reads }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

it('sleeps while all that is due is held back', async () => {
  const { drain, put, reads } = drainWith(() => ({
    kind: 'retry',
    afterMs: 60_000,
    code: '99991400',
    reached: 'no',
  }))
  put('one', 'one', create('one'))
  drain.wake()
  await pause(50)
  put('two', 'two', create('two'))
  drain.wake()
  await pause(50)
  const before = reads()
  await pause(400)
  expect(reads() - before).toBeLessThan(5)
})

it('looks at nothing while only the end of a call can let another one start', async () => {
  const done: Outcome = { kind: 'done', messageId: null }
  const answers: ((outcome: Outcome) => void)[] = []
  let isHeld = true
  const { drain, put, reads, ledger } = drainWith(() =>
    isHeld ? new Promise((resolve) => void answers.push(resolve)) : done,
  )
  for (let lane = 0; lane < 20; lane += 1) put(`first ${lane}`, `${lane}`, create(`${lane}`))
  drain.wake()
  await pause(50)
  const before = reads()
  for (let n = 0; n < 50; n += 1) {
    put(`later ${n}`, `${n}`, create(`${n}`))
    drain.wake()
    await pause(1)
  }
  expect(reads() - before).toBe(0)
  expect(answers.length).toBe(16)
  isHeld = false
  for (const answer of answers) answer(done)
  const waiting = () => ledger.read((store) => store.outbox.waiting())
  await vi.waitFor(() => expect(waiting()).toBeLessThan(40))
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
  await vi.waitFor(() => expect(urged).toBe(2))
})
