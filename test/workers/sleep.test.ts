import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Driver from 'better-sqlite3'
import { afterEach, describe, expect, it } from 'vitest'
import { nativeCommands } from '../../src/lark/command-registration.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { asksFor } from '../scenarios/answers.ts'
import { gapLines, say } from '../scenarios/gaps.ts'
import { problemOf } from '../scenarios/steps.ts'
import { Town } from '../scenarios/town.ts'

const UNIT = '建设交通局巡察整改工作群'
const HEAD = '廖望山'
const SIX_HOURS = String(6 * 3_600_000)

let town: Town
afterEach(() => town.close())

/** Lets the object's alarm be overdue, as it is when it was ended and its hour has come meanwhile. */
const ringAtOnce = (): void => {
  const folder = join(town.dataDir, 'objects', '-Ledger')
  const past = BigInt(Date.now() - 1000) * 1_000_000n
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.sqlite'))) {
    const driver = new Driver(join(folder, name))
    const table = name === 'metadata.sqlite' ? '_cf_ALARM set scheduled_time' : '_cf_METADATA set value'
    driver.prepare(`update ${table} = ?`).run(past)
    driver.close()
  }
}

describe('an object that slept', () => {
  it('asks the platform nothing that it knows, opens no gap, and answers', async () => {
    town = await Town.open({
      at: '2025-10-24T09:00:00+08:00',
      bindings: { TOWN_LOOKS_UP_AFTER_MS: SIX_HOURS },
    })
    const registered = (): number =>
      town.emulator
        .requests()
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/app_slash_commands')).length
    await expect.poll(registered, { timeout: 10_000 }).toBe(nativeCommands(catalogueFor('zh')).length)
    await town.quiet()
    const before = town.emulator.requests().length
    await town.restart(() => town.emulator.clock.advance(3_600_000))
    expect(await asksFor(town, HEAD, '/进度 RW-003-1 72% 已补核', UNIT)).toContain('已登记')
    await town.quiet()
    const asked = town.emulator.requests().slice(before)
    expect(asked.filter(({ method, path }) => method === 'GET' || path.includes('bot'))).toEqual([])
    expect(await gapLines(town)).toEqual([])
  })

  it('tries again what the platform had refused before it slept', async () => {
    town = await Town.open({
      at: '2025-10-24T09:00:00+08:00',
      bindings: { TOWN_LOOKS_UP_AFTER_MS: SIX_HOURS },
    })
    const members = () =>
      town.emulator.requests().filter(({ path, status }) => path.endsWith('/members') && status === 200)
        .length
    town.emulator.faults.add({ kind: 'status', path: '/members', status: 503 })
    await town.says('骆闻达', '/绑定 单位 建设交通局', UNIT)
    await town.emulator.chat(UNIT).says(HEAD, '/我的')
    await town.restart()
    const before = members()
    town.emulator.faults.clear()
    await town.restart()
    await expect.poll(members, { timeout: 10_000 }).toBeGreaterThan(before)
  })

  it('looks everything up when the last time is long ago', async () => {
    town = await Town.open({
      at: '2025-10-24T09:00:00+08:00',
      bindings: { TOWN_LOOKS_UP_AFTER_MS: SIX_HOURS },
    })
    town.emulator.faults.set({ loseEvents: true })
    await town.restart(async () => {
      say(town, HEAD, '/进度 RW-003-1 72% 已补核', UNIT)
      await town.emulator.clock.advance(7 * 3_600_000)
    })
    town.emulator.faults.set({ loseEvents: false })
    await town.quiet()
    expect(problemOf(town, 'WT-003').progress.at(-1)?.percent).toBe(72)
  })

  it('is started by its alarm, and sends what was left to send', async () => {
    town = await Town.open({ at: '2025-10-24T09:00:00+08:00' })
    town.emulator.faults.add({ kind: 'status', path: '/reply', status: 503 })
    const said = await town.emulator.chat(UNIT).says(HEAD, '/进度 RW-003-1 72% 已补核')
    await town.emulator.settled()
    await expect.poll(() => town.emulator.requests().some(({ status }) => status === 503)).toBe(true)
    expect(town.answersTo(said)).toEqual([])
    await town.service.close()
    town.emulator.faults.clear()
    // Time passes, and no service is there to hear of it.
    await expect(town.emulator.clock.advance(60_000)).rejects.toThrow()
    ringAtOnce()
    await town.startsAgain()
    await expect.poll(() => town.answersTo(said).length, { timeout: 20_000 }).toBe(1)
  })
})
