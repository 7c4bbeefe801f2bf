import Driver from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { instant } from '../../src/domain/kernel/time.ts'
import { nativeCommands } from '../../src/lark/command-registration.ts'
import { readDemoRound } from '../../src/runtime/demo-round.ts'
import { readBindings } from '../../src/runtime/worker/bindings.ts'
import { objectTimers } from '../../src/runtime/worker/timers.ts'
import { startWork } from '../../src/runtime/worker/work.ts'
import { startEmulator } from '../../src/sandbox/index.ts'
import { catalogueFor } from '../../src/text/index.ts'
import { APP, STANDING, townSeed } from '../scenarios/town-seed.ts'
import { bindings } from './bindings.ts'
import { storageOver } from './storage-over.ts'

/** The object's storage, which keeps nothing more under a name while it is full. */
const storageThatFills = () => {
  const driver = new Driver(':memory:')
  onTestFinished(() => void driver.close())
  const storage = storageOver(driver, 0)
  let full: string | undefined
  const put = (key: string, value: unknown): void => {
    if (key === full) throw new Error('database or disk is full: SQLITE_FULL')
    storage.kv.put(key, value)
  }
  const fills = (name: string | undefined): void => {
    full = name
  }
  return { storage: { ...storage, kv: { ...storage.kv, put } }, fills }
}

it.each(['looked_up', 'tenant'])(
  'a start that fails at %s lets go of what had begun, and the next one works alone',
  async (name) => {
    const demo = readDemoRound()
    const platform = await startEmulator({ ...STANDING, startAt: demo.now, seed: townSeed(demo) })
    onTestFinished(() => platform.close())
    const asked = (method: string, end: string): number =>
      platform.requests().filter((each) => each.method === method && each.path.endsWith(end)).length

    const TENANTS = JSON.stringify({ tenant: { ...APP, domain: platform.url } })
    const bound = bindings({ TENANTS })
    const [tenant] = readBindings(bound).tenants.values()
    if (tenant === undefined) throw new Error('no tenant')
    const { storage, fills } = storageThatFills()
    const start = () =>
      startWork(
        {
          storage,
          bucket: bound.EVIDENCE,
          timers: objectTimers(storage, null, () => undefined),
          pace: { clock: { now: () => instant(demo.now) }, watch: {}, looksUpAfterMs: 0 },
          longestSleepMs: 3_600_000,
          logLevel: 'silent',
        },
        tenant,
      )

    fills(name)
    expect(start).toThrow('SQLITE_FULL')
    // The first one would have looked around by now.
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect([asked('GET', '/bot/v3/info'), asked('GET', '/app_slash_commands')]).toEqual([0, 0])

    fills(undefined)
    const { engine, exposition } = start()
    onTestFinished(() => engine.abandon())
    const commands = nativeCommands(catalogueFor('zh')).length
    await vi.waitFor(() => expect(asked('POST', '/app_slash_commands')).toBe(commands), 10_000)
    expect([asked('GET', '/bot/v3/info'), asked('GET', '/app_slash_commands')]).toEqual([1, 1])
    expect(await exposition.text()).toContain('taizhang_ledger_readable{tenant="tenant"} 1')
  },
)
