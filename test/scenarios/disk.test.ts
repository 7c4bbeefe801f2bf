import Driver from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyLedger } from '../../src/app/verify.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import type { Message } from '../../src/sandbox/index.ts'
import { smallDisk } from '../process/disk.ts'
import { until } from '../process/settlement.ts'
import { asks, problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const FAILED = '处理未成功，未作任何变更，请稍后重试。'

/** Something that keeps the service from writing, and the way back. */
interface Trouble {
  begin(): void
  end(): void
  remove(): void
}
interface Kind {
  readonly name: string
  /** How the log names it. */
  readonly error: string
  /** Small writes go through, until the database would have to grow. */
  readonly hasRoom: boolean
  readonly open: () => { town: Promise<Town>; trouble: Trouble }
}

let lines: string[] = []
const openTown = (folder?: string): Promise<Town> =>
  Town.open({
    ...(folder === undefined ? {} : { disk: folder }),
    at: '2025-10-24T09:00:00+08:00',
    transport: 'webhook',
    logged: (line) => void lines.push(line),
  })

/** The connections that are made while a town is opened are told to refuse; the errors are SQLite's own. */
const atTheDriver = (begin: string, end: string) => (): { town: Promise<Town>; trouble: Trouble } => {
  const spy = vi.spyOn(Driver.prototype, 'pragma')
  const town = openTown()
  const tell = (pragma: string): void => {
    for (const driver of new Set(spy.mock.contexts))
      if (driver instanceof Driver && driver.open) driver.pragma(pragma)
  }
  return {
    town,
    trouble: { begin: () => tell(begin), end: () => tell(end), remove: () => spy.mockRestore() },
  }
}

const disk = smallDisk(24)
if (typeof disk === 'string') console.warn(`skipped: a disk that is really full; ${disk}`)
else disk.remove()

const onFullDisk = (): { town: Promise<Town>; trouble: Trouble } => {
  const small = smallDisk(24)
  if (typeof small === 'string') throw new Error(small)
  return {
    town: openTown(small.folder),
    trouble: { begin: () => small.fill(), end: () => small.free(), remove: () => small.remove() },
  }
}

const KINDS: readonly Kind[] = [
  {
    name: 'read-only',
    error: 'LedgerReadOnly',
    hasRoom: false,
    open: atTheDriver('query_only = ON', 'query_only = OFF'),
  },
  {
    name: 'as large as it may be',
    error: 'LedgerDiskFull',
    hasRoom: true,
    open: atTheDriver('max_page_count = 1', 'max_page_count = 4294967294'),
  },
  ...(typeof disk === 'string'
    ? []
    : [{ name: 'on a full disk', error: 'LedgerDiskFull', hasRoom: false, open: onFullDisk }]),
]

describe.each(KINDS)('a ledger that is $name', ({ error, hasRoom, open }) => {
  let town: Town
  let trouble: Trouble
  beforeEach(async () => {
    lines = []
    const opened = open()
    trouble = opened.trouble
    town = await opened.town
  })
  afterEach(async () => {
    trouble.end()
    await town.close()
    trouble.remove()
  })

  const refused = (): number => town.emulator.deliveries().filter(({ state }) => state === 'pending').length
  const saysUntilRefused = async (): Promise<readonly Message[]> => {
    const said: Message[] = []
    while (refused() === 0) {
      if (said.length > 200) throw new Error('everything is taken')
      const text = `/进度 RW-003-1 71% 第${said.length}次${'长'.repeat(400)}`
      said.push(town.emulator.people.say({ by: HEAD, chat: UNIT, text }))
      await town.emulator.settled()
    }
    return said
  }
  const clicksUntilRefused = async (card: Message): Promise<readonly string[]> => {
    const toasts: string[] = []
    for (let n = 0; n < 60; n += 1) {
      const form = { percent__1: '74', note__1: `第${n}次点击` }
      const by = { by: HEAD, messageId: card.messageId, text: '提交', form }
      const { toast } = await town.emulator.people.click(by)
      toasts.push(`${toast?.type} ${toast?.content}`)
      if (toast?.type === 'error') return toasts
    }
    throw new Error('every click is taken')
  }
  const isReady = async (): Promise<boolean> => (await town.service.ready()).database
  const events = (): { event: string }[] => lines.map((line) => JSON.parse(line))

  it('takes nothing that it cannot keep, says so, and goes on by itself when it can', async () => {
    const card = await asks(town, HEAD, '/问题 WT-003')
    expect(await isReady()).toBe(true)
    trouble.begin()
    const said = await saysUntilRefused()
    expect(await isReady()).toBe(false)
    const toasts = await clicksUntilRefused(card)
    expect(toasts.at(-1)).toContain(FAILED)
    expect(await isReady()).toBe(false)
    expect(events().find(({ event }) => event === 'ledger_unwritable')).toMatchObject({
      error,
      remedy: expect.stringContaining(`${town.dataDir}/taizhang.db`),
    })

    trouble.end()
    expect(await isReady()).toBe(true)
    expect(events().some(({ event }) => event === 'ledger_writable')).toBe(true)
    await town.at('2025-10-24T09:10:00+08:00')
    expect(refused()).toBe(0)
    expect(said.map((message) => town.answersTo(message).length)).toEqual(said.map(() => 1))
    const notes = problemOf(town, 'WT-003').progress.map(({ note }) => note)
    for (const n of said.keys()) expect(notes.filter((note) => note.startsWith(`第${n}次长`)).length).toBe(1)
    expect(notes.filter((note) => note.includes('点击')).length).toBe(toasts.length - 1)
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })

  if (hasRoom) return
  it('receives evidence that was on its way when it can be kept', async () => {
    town.emulator.faults.add({ kind: 'status', path: '/resources/', status: 503, count: 1 })
    await town.sends(HEAD, '台账.pdf', 'b'.repeat(300_000), UNIT)
    await town.says(HEAD, '/佐证 RW-003-1', UNIT)
    const received = () => problemOf(town, 'WT-003').evidence.filter(({ file }) => file !== null).length
    expect(received()).toBe(0)
    trouble.begin()
    await saysUntilRefused()
    void town.at('2025-10-24T09:01:00+08:00').catch(() => undefined)
    await until(() => events().some(({ event }) => event === 'outcome_unwritten'), 'a try')
    expect(received()).toBe(0)
    trouble.end()
    await until(
      async () => {
        await town.at(new Date(town.emulator.clock.now() + 10_000).toISOString())
        return received() === 1
      },
      'the evidence',
      20_000,
    )
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })
})
