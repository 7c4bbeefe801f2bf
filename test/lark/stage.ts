import { createHash } from 'node:crypto'
import { onTestFinished } from 'vitest'
import type { OutboundCall, OutboxRow } from '../../src/app/outbox.ts'
import type { EvidenceFiles } from '../../src/app/ports.ts'
import { parseSha256 } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { historySource } from '../../src/lark/history/source.ts'
import type { Fields, Log } from '../../src/lark/log.ts'
import { type PlatformClient, platformClient } from '../../src/lark/outbound/client.ts'
import { Drain } from '../../src/lark/outbound/drain.ts'
import { findOut } from '../../src/lark/outbound/find-sent.ts'
import { isThere } from '../../src/lark/outbound/outage.ts'
import { performer } from '../../src/lark/outbound/perform.ts'
import type { Timers } from '../../src/lark/timers.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { systemTimers } from '../../src/runtime/timers.ts'
import type { Emulator, EmulatorOptions } from '../../src/sandbox/index.ts'
import { APP_ID, APP_SECRET, type AppSettings, button, cardOf, ROOM, stage } from '../sandbox/stage.ts'
import { plainSettle } from './crowd.ts'

/** The emulator with its people and groups, gone with the test. */
export async function platform(app: AppSettings = {}, options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await stage(app, options)
  onTestFinished(() => emulator.close())
  return emulator
}

export const clientOf = ({ url }: Pick<Emulator, 'url'>, timeoutMs = 5000): PlatformClient =>
  platformClient({ appId: APP_ID, appSecret: APP_SECRET, domain: url, timeoutMs })

/** What was logged, for a look at what may not be in it. */
export function listeningLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = []
  const write = (event: string, fields: Fields = {}): void =>
    void lines.push(JSON.stringify({ event, ...fields }))
  return { lines, debug: write, info: write, warn: write, error: write }
}

/** Evidence files that keep only hash and size, and the bytes for a look. */
export function memoryFiles(): EvidenceFiles & { readonly kept: Buffer[] } {
  const kept: Buffer[] = []
  return {
    kept,
    put: async (bytes) => {
      const pieces: Uint8Array[] = []
      for await (const piece of bytes) pieces.push(piece)
      const whole = Buffer.concat(pieces)
      const hash = parseSha256(createHash('sha256').update(whole).digest('hex'))
      if (hash === undefined) throw new Error('no hash')
      kept.push(whole)
      return { hash, bytes: whole.length }
    },
  }
}

/** A ledger on SQLite in memory with a drain towards the emulator, or what stands before it under `url`. */
export function office(
  emulator: Emulator,
  options: { timeoutMs?: number; url?: string; timers?: Timers } = {},
) {
  const database = openLedger(':memory:', {
    factsOf: () => {
      throw new Error('no problem is kept here')
    },
  })
  const now = () => instant(emulator.clock.now())
  const files = memoryFiles()
  const log = listeningLog()
  const client = clientOf({ url: options.url ?? emulator.url }, options.timeoutMs)
  const start = () =>
    new Drain({
      database,
      perform: performer({ client, files, timers: systemTimers, self: () => 'ou_bot' }),
      findOut: findOut({
        client,
        source: historySource({ client, timers: systemTimers, log, callsPerSecond: 100 }),
        database,
        appId: APP_ID,
      }),
      isThere: isThere(client),
      soon: setImmediate,
      settle: plainSettle(now),
      clock: { now },
      timers: options.timers ?? systemTimers,
      random: () => 0,
      log,
    })
  let drain = start()
  onTestFinished(async () => {
    await drain.close()
    database.close()
  })

  const put = (id: string, call: OutboundCall, more: Partial<OutboxRow> = {}): void => {
    const row = {
      id,
      key: id,
      lane: ROOM,
      call,
      priority: 0,
      continuation: null,
      tries: 0,
    } as const
    database.transact((store) => {
      store.outbox.put({ ...row, createdAt: now(), notBefore: now(), ...more })
    })
  }
  const row = (id: string) => {
    const found = database.read((store) => store.outbox.get(id))
    if (found === undefined) throw new Error(`there is no row ${id}`)
    return found
  }
  /** Sends until nothing waits; the clock is moved over every wait, at most `most` times. */
  const sendAll = async (most = 20): Promise<void> => {
    for (let i = 0; i < most; i += 1) {
      await drain.idle()
      const next = database.read((store) => store.outbox.next())
      if (next === undefined) return
      if (next > emulator.clock.now()) await emulator.clock.setTo(next)
    }
  }
  const restart = async (): Promise<void> => {
    await drain.close()
    drain = start()
  }
  return { database, client, files, log, put, row, sendAll, restart, drain: () => drain }
}

export const text = (words: string): OutboundCall => ({
  kind: 'create',
  to: { chatId: ROOM },
  messageType: 'text',
  content: JSON.stringify({ text: words }),
})

/** The content of a card with these words and a button. */
export const interactive = (words: string) =>
  JSON.stringify(cardOf({ tag: 'markdown', content: words }, button()))

/** Messages of the app in the group, oldest first. */
export const said = (emulator: Emulator, chat = ROOM): string[] =>
  emulator
    .chat(chat)
    .answers()
    .map((message) => emulator.chat(chat).words(message))

/** Where messages are sent to. */
export const MESSAGES = '/im/v1/messages'

export const callsTo = (emulator: Emulator, path: string) =>
  emulator.requests().filter((request) => request.path.includes(path))
