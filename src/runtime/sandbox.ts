import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { workCalendar } from '../domain/calendar/work-calendar.ts'
import { instant } from '../domain/kernel/time.ts'
import type { Log } from '../lark/log.ts'
import { type Companion, type Emulator, type EmulatorOptions, startEmulator } from '../sandbox/index.ts'
import { calendarData } from './calendar-data.ts'
import { openCompanion } from './companion/companion.ts'
import { followLedger } from './companion/follow-ledger.ts'
import { platformView } from './companion/platform-view.ts'
import { type Service, startService } from './compose.ts'
import type { Config } from './config.ts'
import { importDemo } from './demo-import.ts'
import { readDemoRound } from './demo-round.ts'
import { ledgerErrorOf } from './ledger-errors.ts'
import { APP, platformId, seedOf } from './sandbox-seed.ts'

/** Nobody who watches an outage waits two minutes for the service to connect again; seconds. */
const SOON_BACK = { ReconnectInterval: 2, ReconnectNonce: 1 } as const

/** The emulator opens its own file before the ledger is looked at. */
const makeFolder = (path: string): void => {
  try {
    mkdirSync(path, { recursive: true })
  } catch (error) {
    throw ledgerErrorOf(path, error)
  }
}

/** The emulator on the port after the service's, so that an open page finds it again; on any if that one is taken. */
const startBeside = async (port: number, options: EmulatorOptions): Promise<Emulator> => {
  if (port === 0) return startEmulator(options)
  try {
    return await startEmulator({ ...options, port: port + 1 })
  } catch {
    return startEmulator(options)
  }
}

/** A process that was killed may have kept a clock that is behind its own ledger. */
const neverBack = async (emulator: Emulator, { database }: Service): Promise<void> => {
  const last = database.read(({ journal }) => [...journal.read({ afterSeq: journal.head().seq - 1 })].at(-1))
  if (last !== undefined && last.recordedAt > emulator.clock.now())
    await emulator.clock.setTo(last.recordedAt)
}

/** What a test replaces: where the page was built, and where the emulator listens. */
export type SandboxOptions = Pick<EmulatorOptions, 'pageDir' | 'port'>

export interface Sandbox {
  readonly url: string
  readonly emulator: Emulator
  /** Takes the service away while the platform stays, as an outage would. */
  stopService(): Promise<void>
  startService(): Promise<void>
  close(): Promise<void>
}

/**
 * The sandbox: an emulator of the platform, and the service on the demo round against it. Both run on the emulator's
 * clock, which begins at the round's `demo_now` and is kept (contract.md 2). Throws LedgerError, CannotListen.
 */
export const startSandbox = async (
  config: Config,
  log: Log,
  options: SandboxOptions = {},
): Promise<Sandbox> => {
  const dataDir = join(config.dataDir, 'sandbox')
  makeFolder(dataDir)
  const demo = readDemoRound()
  let running: Service | undefined
  let companion: Companion | undefined
  const emulator = await startBeside(config.port, {
    dataDir: join(dataDir, 'platform'),
    startAt: demo.now,
    seed: seedOf(demo),
    timeZone: config.timeZone,
    clientConfig: SOON_BACK,
    pageDir: join(import.meta.dirname, 'page'),
    companion: async (topic, query) => (running === undefined ? undefined : companion?.(topic, query)),
    ...options,
  })
  const clock = { now: () => instant(Math.floor(emulator.clock.now())) }
  const start = async (): Promise<Service> => {
    const service = await startService({
      config: { ...config, dataDir },
      lark: { ...APP, domain: emulator.url, transport: 'websocket' },
      clock,
      log,
      home: emulator.url,
    })
    companion = openCompanion({
      database: service.database,
      calendar: workCalendar(calendarData(), config.timeZone),
      clock,
      locale: config.locale,
      platform: platformView(emulator, APP.appId),
    })
    return service
  }
  try {
    await importDemo({
      dataDir,
      timeZone: config.timeZone,
      now: clock.now(),
      openIdOf: (person) => platformId('ou', person),
      chatIdOf: (key) => platformId('oc', key),
    })
    running = await start()
  } catch (error) {
    await emulator.close()
    throw error
  }
  let { url } = running
  await neverBack(emulator, running)
  emulator.clock.attend(
    (limit) => {
      const due = running?.nextDue()
      return due === undefined || due > limit ? undefined : due
    },
    () => running?.catchUp() ?? Promise.resolve(),
  )
  emulator.clock.onMove(() => running?.catchUp())
  const stopFollowing = followLedger(emulator, () => running?.database.read(({ journal }) => journal.head()))
  const stop = async (): Promise<void> => {
    const last = running
    running = undefined
    emulator.announce('companion')
    await last?.close()
  }
  return {
    get url() {
      return url
    },
    emulator,
    stopService: stop,
    startService: async () => {
      running ??= await start()
      url = running.url
      await running.catchUp()
      emulator.announce('companion')
    },
    close: async () => {
      stopFollowing()
      await stop()
      await emulator.close()
    },
  }
}
