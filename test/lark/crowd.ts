import { performance } from 'node:perf_hooks'
import { setTimeout as after } from 'node:timers'
import type { Settle } from '../../src/app/outbound/settle.ts'
import type { OutboxRow, Receiver } from '../../src/app/outbox.ts'
import { type Instant, instant } from '../../src/domain/kernel/time.ts'
import type { Fields, Log } from '../../src/lark/log.ts'
import { platformClient } from '../../src/lark/outbound/client.ts'
import { Drain } from '../../src/lark/outbound/drain.ts'
import { performer } from '../../src/lark/outbound/perform.ts'
import type { Timers } from '../../src/lark/timers.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/sandbox/index.ts'

const APP = { appId: 'cli_00000000000000cc', appSecret: 'secret' }

/** Real time that goes `speed` times as fast. */
const fastTimers = (speed: number): Timers => ({
  after: (ms, run) => {
    const timer = after(run, ms / speed)
    return () => clearTimeout(timer)
  },
  elapsed: () => performance.now() * speed,
})

/** The plainest way to write an outcome down. */
export const plainSettle =
  (now: () => Instant): Settle =>
  (store, row, outcome) => {
    if (outcome.kind === 'done') store.outbox.sent(row.id, outcome.messageId, now())
    else if (outcome.kind === 'retry') store.outbox.postpone(row.id, instant(now() + outcome.afterMs))
    else if (outcome.kind === 'notSent') store.outbox.renew(row.id, `${row.id}'`, now())
    else store.outbox.dead(row.id, `${outcome.kind} ${outcome.code}`, now())
  }

export interface Crowd {
  readonly emulator: Emulator
  readonly people: readonly Receiver[]
  readonly chats: readonly Receiver[]
  /** Puts texts in the outbox in one transaction. */
  put(rows: readonly { readonly to: Receiver; readonly priority: OutboxRow['priority'] }[]): void
  /** Sends; resolves when nothing waits. */
  drain(): Promise<void>
  wake(): void
  /** When each message of a chat or person was taken, ms of the fast time since the first call. */
  arrivals(to: Receiver): readonly number[]
  /** Calls that were not taken, by their codes. */
  refused(): readonly string[]
  close(): Promise<void>
}

interface CrowdSize {
  readonly people: number
  readonly chats: number
  readonly speed: number
  /** Absent: the platform's own. */
  readonly limits?: NonNullable<EmulatorOptions['limits']>
}

/**
 * Many people and chats on an emulator with the platform's own limits, and a ledger that sends to them. Both share a
 * clock that goes `speed` times as fast, so that minutes of limits pass in seconds.
 */
export const openCrowd = async (size: CrowdSize): Promise<Crowd> => {
  const timers = fastTimers(size.speed)
  const ids = (count: number, kind: string): string[] =>
    Array.from({ length: count }, (_, n) => `${kind}_${String(n).padStart(32, '0')}`)
  const [openIds, chatIds] = [ids(size.people, 'ou'), ids(size.chats, 'oc')]
  const emulator = await startEmulator({
    now: timers.elapsed,
    startAt: Date.UTC(2025, 9, 24, 1),
    monotonic: timers.elapsed,
    ...(size.limits === undefined ? {} : { limits: size.limits }),
    seed: {
      apps: [{ ...APP, name: 'Bot', scopes: ['im:message'] }],
      users: openIds.map((openId) => ({ openId, name: openId })),
      chats: chatIds.map((chatId) => ({ chatId, name: chatId, members: [], bots: [APP.appId] })),
    },
  })
  const now = () => instant(Math.floor(emulator.clock.now()))
  const database = openLedger(':memory:', {
    factsOf: () => {
      throw new Error('no problem is kept here')
    },
  })
  const refused: string[] = []
  const note = (_event: string, { code = null }: Fields = {}): void => void refused.push(String(code))
  const log: Log = { debug: () => undefined, info: () => undefined, warn: note, error: note }
  const drain = new Drain({
    database,
    perform: performer({
      client: platformClient({ ...APP, domain: emulator.url }),
      files: { put: () => Promise.reject(new Error('no files here')) },
      timers,
      self: () => 'ou_bot',
    }),
    findOut: () => Promise.reject(new Error('nothing is unknown here')),
    isThere: () => Promise.resolve(true),
    soon: setImmediate,
    settle: plainSettle(now),
    clock: { now },
    timers,
    random: Math.random,
    log,
  })
  let count = 0
  const rowFor = (to: Receiver, priority: OutboxRow['priority']): OutboxRow => {
    count += 1
    const id = `row ${count}`
    return {
      id,
      key: id,
      lane: 'chatId' in to ? to.chatId : to.openId,
      call: { kind: 'create', to, messageType: 'text', content: JSON.stringify({ text: id }) },
      priority,
      continuation: null,
      createdAt: now(),
      notBefore: now(),
      tries: 0,
    }
  }
  const began = emulator.clock.now()
  return {
    emulator,
    people: openIds.map((openId) => ({ openId })),
    chats: chatIds.map((chatId) => ({ chatId })),
    put: (rows) =>
      database.transact((store) => {
        for (const { to, priority } of rows) store.outbox.put(rowFor(to, priority))
      }),
    drain: () => drain.idle(),
    wake: () => drain.wake(),
    arrivals: (to) => {
      const chat = 'chatId' in to ? emulator.chat(to.chatId) : emulator.direct(to.openId, 'Bot')
      return chat.answers().map(({ createTime }) => createTime - began)
    },
    refused: () => refused,
    close: async () => {
      await drain.close()
      database.close()
      await emulator.close()
    },
  }
}
