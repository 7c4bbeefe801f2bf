import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyLedger } from '../../src/app/verify.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { startService } from '../../src/runtime/compose.ts'
import { openLog } from '../../src/runtime/logging.ts'
import { sha256 } from '../../src/runtime/sqlite.ts'
import { until } from '../process/settlement.ts'
import { problemOf } from './steps.ts'
import { Town } from './town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const HOUR = 3_600_000

let town: Town
/** How far the clock of the service's machine is from the platform's, ms. */
let offset: number

const restart = async (): Promise<void> => {
  await town.service.close()
  town.service = await startService({
    config: {
      dataDir: town.dataDir,
      host: '127.0.0.1',
      port: 0,
      timeZone: 'Asia/Shanghai',
      locale: 'zh',
    },
    lark: { ...town.app, domain: town.emulator.url, transport: 'websocket' },
    clock: { now: () => instant(town.emulator.clock.now() + offset) },
    log: openLog('silent'),
    watch: { callsPerSecond: 1000 },
  })
  await until(async () => (await town.service.ready()).inbound.state === 'connected', 'connected')
  await town.service.history.idle()
  await town.quiet()
}

beforeEach(async () => {
  offset = 0
  town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
  await restart()
})
afterEach(() => town.close())

/** Everything that the bot has sent, by receiver and words. */
const sent = (): readonly string[] =>
  town.emulator.store.messages
    .where(({ senderType }) => senderType === 'app')
    .map((message) => `${message.chatId} ${message.parentId ?? ''} ${message.content}`)
const recorded = (): readonly number[] =>
  town.service.database.read(({ journal }) => [...journal.read()].map(({ recordedAt }) => recordedAt))
const isInOrder = (instants: readonly number[]): boolean =>
  instants.every((at, n) => at >= (instants[n - 1] ?? 0))

describe('the clock of the machine', () => {
  it('set forward by a day and back again: nothing is sent twice, nothing is journalled backwards', async () => {
    await town.says(HEAD, '/进度 RW-003-1 71% 拨快之前', UNIT)
    offset = 24 * HOUR
    await town.quiet()
    await town.says(HEAD, '/进度 RW-003-1 72% 拨快之后', UNIT)
    const letters = sent()
    offset = 0
    await town.quiet()
    expect(sent()).toEqual(letters)
    const [answer] = await town.says(HEAD, '/进度 RW-003-1 73% 拨回之后', UNIT)
    expect(answer).toContain('已登记 RW-003-1 进度 73%')
    await restart()
    await town.says(HEAD, '/进度 RW-003-1 74% 重启之后', UNIT)
    expect(isInOrder(recorded())).toBe(true)
    expect(
      problemOf(town, 'WT-003')
        .progress.slice(-4)
        .map(({ percent }) => percent),
    ).toEqual([71, 72, 73, 74])
    expect(sent().slice(0, letters.length)).toEqual(letters)
    expect(new Set(sent()).size).toBe(sent().length)
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })

  it('set back by an hour: what waits for a second does not wait for an hour', async () => {
    offset = HOUR
    await town.quiet()
    await town.says(HEAD, '/进度 RW-003-1 71% 拨回之前', UNIT)
    offset = 0
    town.emulator.faults.add({ kind: 'status', path: '/reply', status: 503, count: 1 })
    const seat = town.emulator.chat(UNIT)
    const said = await seat.says(HEAD, '/进度 RW-003-1 72% 拨回之后')
    await until(() => town.answersTo(said).length === 1, 'the second try', 10_000)
    expect(isInOrder(recorded())).toBe(true)
    expect(
      problemOf(town, 'WT-003')
        .progress.slice(-2)
        .map(({ percent }) => percent),
    ).toEqual([71, 72])
  })

  it.each([
    ['while it runs', () => town.quiet()],
    ['while it is down', () => restart()],
  ])(
    'set back by days %s: what waited for another try then does not wait for days',
    async (_when, goesOn) => {
      offset = 72 * HOUR
      await town.quiet()
      town.emulator.faults.add({ kind: 'code', code: 230006, path: '/reply' })
      const seat = town.emulator.chat(UNIT)
      const first = await seat.says(HEAD, '/进度 RW-003-1 71% 第一条')
      const second = await seat.says(HEAD, '/进度 RW-003-1 72% 第二条')
      await town.quiet()
      expect(town.answersTo(first)).toEqual([])
      offset = 0
      town.emulator.faults.clear()
      await goesOn()
      await town.emulator.clock.advance(11 * 60_000)
      await town.quiet()
      expect([town.answersTo(first).length, town.answersTo(second).length]).toEqual([1, 1])
      expect(new Set(sent()).size).toBe(sent().length)
    },
  )

  it('set back by days: it is followed at once, and the journal does not run backwards', async () => {
    offset = 72 * HOUR
    await town.quiet()
    await town.says(HEAD, '/进度 RW-003-1 71% 日期有误', UNIT)
    offset = 0
    await town.says(HEAD, '/进度 RW-003-1 72% 日期已改正', UNIT)
    const instants = recorded()
    expect(isInOrder(instants)).toBe(true)
    expect(instants.at(-1)).toBe(instants.at(-2))
    expect(town.service.database.read((store) => verifyLedger(store, sha256).finding)).toBeNull()
  })
})
