import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { instant } from '../domain/kernel/time.ts'
import type { Log } from '../lark/log.ts'
import { type Emulator, type EmulatorOptions, type Seed, startEmulator } from '../sandbox/index.ts'
import { type Service, startService } from './compose.ts'
import type { Config } from './config.ts'
import { importDemo } from './demo-import.ts'
import { type DemoRound, readDemoRound } from './demo-round.ts'

/** The sandbox's app: known only to the emulator that is started with it. */
const APP = {
  appId: 'cli_7a12ba0000000001',
  appSecret: 'sandbox-secret',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandbox-verification-token',
} as const

const SCOPES = [
  'im:message',
  'im:message:send_as_bot',
  'im:message.group_msg',
  'im:message.group_at_msg',
  'im:message.p2p_msg',
  'im:message.urgent',
  'im:message.reactions:write_only',
  'im:resource',
  'im:chat',
  'im:chat.members:read',
  'contact:user.id:readonly',
  'contact:user.base:readonly',
  'contact:contact.base:readonly',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
]

/** A platform id that is the same at every start. */
const platformId = (prefix: 'ou' | 'oc', id: string): string =>
  `${prefix}_${createHash('sha256').update(`sandbox ${id}`).digest('hex').slice(0, 32)}`

/** The platform's side of the demo round: its people as users, one chat for each unit and one for the leading group. */
const seedOf = (demo: DemoRound): Seed => ({
  apps: [{ ...APP, name: '整改助手', scopes: SCOPES }],
  users: demo.people.map((person) => ({
    openId: platformId('ou', person.id),
    name: person.name,
    post: person.post,
    group: person.group,
  })),
  chats: demo.chats.map((chat) => ({
    chatId: platformId('oc', chat.key),
    name: chat.name,
    members: chat.members.map((id) => platformId('ou', id)),
    bots: [APP.appId],
  })),
})

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
 * clock, which begins at the round's `demo_now` and is kept (contract.md 2).
 */
export const startSandbox = async (
  config: Config,
  log: Log,
  options: SandboxOptions = {},
): Promise<Sandbox> => {
  const dataDir = join(config.dataDir, 'sandbox')
  const demo = readDemoRound()
  const emulator = await startBeside(config.port, {
    dataDir: join(dataDir, 'platform'),
    startAt: demo.now,
    seed: seedOf(demo),
    timeZone: config.timeZone,
    pageDir: join(import.meta.dirname, 'page'),
    ...options,
  })
  const clock = { now: () => instant(Math.floor(emulator.clock.now())) }
  const start = (): Promise<Service> =>
    startService({
      config: { ...config, dataDir },
      lark: { ...APP, domain: emulator.url, transport: 'websocket' },
      clock,
      log,
      home: emulator.url,
    })
  let running: Service | undefined
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
  const stop = async (): Promise<void> => {
    const last = running
    running = undefined
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
    },
    close: async () => {
      await stop()
      await emulator.close()
    },
  }
}
