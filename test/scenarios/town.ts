import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TaskCode } from '../../src/domain/kernel/codes.ts'
import type { ServiceOptions } from '../../src/runtime/compose.ts'
import { demoImport, readDemoRound } from '../../src/runtime/demo-round.ts'
import { type Emulator, type EmulatorOptions, type Message, startEmulator } from '../../src/sandbox/index.ts'
import { onNode } from './on-node.ts'
import type { TownRuntime, TownService, TownSetting } from './runtime.ts'
import { APP, chatIdOf, FAR_LANE, FAR_LIMITS, openIdOf, STANDING, townSeed } from './town-seed.ts'

export interface TownOptions {
  readonly transport?: 'webhook' | 'websocket'
  readonly locale?: 'zh' | 'en'
  /** First instant of the town's clock; the demo round's own `demo_now` unless told. */
  readonly at?: string
  /** The platform's limits, to which the service keeps; far away unless told, and then nobody waits for his turn. */
  readonly limits?: EmulatorOptions['limits']
  readonly clientConfig?: EmulatorOptions['clientConfig']
  /** How fast the watch over what comes in goes, by real time. */
  readonly watch?: ServiceOptions['watch']
  /** Scopes that the app has not been given. */
  readonly without?: readonly string[]
  /** The ledger holds nothing yet. */
  readonly empty?: boolean
  /** Changes the file of the round before it is taken over. */
  readonly edits?: (round: Round) => void
  /** Takes every line that the service logs. */
  readonly logged?: (line: string) => void
  /** Where the folder of the data is made; the temporary folder unless told. */
  readonly folder?: string | undefined
  /** What a test sets of the Worker; nothing on Node. */
  readonly bindings?: TownSetting['bindings']
}

/** Scenarios are the same in both runtimes; the project says which (vitest.config.ts). */
const runtime: TownRuntime =
  process.env.TOWN_RUNTIME === 'workers' ? (await import('../workers/on-workers.ts')).onWorkers : onNode

/** What tests change in the file of the round. */
interface Round {
  readonly problems: { readonly code: string; demo_state?: unknown }[]
}

const edited = (text: string, edit: TownOptions['edits']): string => {
  if (edit === undefined) return text
  const round = JSON.parse(text)
  edit(round)
  return JSON.stringify(round)
}

/** The demo round in a town of its own: the emulator of the platform, the real service, one clock that stands still. */
export class Town {
  readonly emulator: Emulator
  readonly dataDir: string
  readonly #setting: TownSetting
  service: TownService
  #isDown = false

  private constructor(setting: TownSetting, service: TownService) {
    this.emulator = setting.emulator
    this.dataDir = setting.dataDir
    this.#setting = setting
    this.service = service
    this.emulator.clock.onMove(() => (this.#isDown ? undefined : this.service.catchUp()))
  }

  static async open(options: TownOptions = {}): Promise<Town> {
    const demo = readDemoRound()
    const emulator = await startEmulator({
      ...STANDING,
      startAt: options.at === undefined ? demo.now : Date.parse(options.at),
      ...(options.clientConfig === undefined ? {} : { clientConfig: options.clientConfig }),
      limits: { ...FAR_LIMITS, ...options.limits },
      seed: townSeed(demo, options.without),
    })
    const setting: TownSetting = {
      emulator,
      dataDir: mkdtempSync(join(options.folder ?? tmpdir(), 'town-')),
      transport: runtime.transport ?? options.transport ?? 'websocket',
      locale: options.locale ?? 'zh',
      laneLimit: options.limits === undefined ? FAR_LANE : undefined,
      watch: { callsPerSecond: 1000, ...options.watch },
      logged: options.logged,
      bindings: options.bindings ?? {},
    }
    const round = options.empty === true ? null : edited(demoImport(openIdOf, chatIdOf), options.edits)
    const imports = (at: TownRuntime['takesImport'], service: TownService | null) =>
      round === null || at !== runtime.takesImport ? undefined : runtime.importLedger(setting, service, round)
    await imports('beforeStart', null)
    const service = await runtime.start(setting)
    await imports('afterStart', service)
    const town = new Town(setting, service)
    await town.#connected()
    await service.history.idle()
    await service.catchUp()
    return town
  }

  async #connected(): Promise<void> {
    if (this.#setting.transport === 'webhook')
      await this.emulator.setEventUrl(APP.appId, `${this.service.url}/lark/events`)
    const deadline = Date.now() + 20_000
    for (;;) {
      const { inbound, token } = await this.service.ready()
      if (token && (inbound.state === 'listening' || inbound.state === 'connected')) return
      if (Date.now() > deadline) throw new Error(`not connected: ${inbound.state}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Stops the service and starts it again on the same ledger; what is said meanwhile finds nobody, and is read back. */
  async restart(meanwhile: () => unknown = () => undefined): Promise<void> {
    await this.comesBack(meanwhile)
    await this.service.history.idle()
    await this.service.catchUp()
  }

  /** The same, without waiting for what is read back. */
  async comesBack(meanwhile: () => unknown = () => undefined): Promise<void> {
    await this.service.close()
    this.#isDown = true
    await meanwhile()
    await this.startsAgain()
    await this.#connected()
  }

  /** Starts a closed service again, and asks nothing of it. */
  async startsAgain(): Promise<void> {
    this.service = await runtime.start(this.#setting)
    this.#isDown = false
  }

  /** Says something in a group (or, with no chat, one to one with the bot) and returns the words of the answers to it. */
  async says(by: string, text: string, chat?: string, more: { replyTo?: string } = {}): Promise<string[]> {
    const seat = this.#seat(by, chat)
    const said = await seat.says(by, text, more)
    await this.quiet()
    return this.answersTo(said).map((message) => seat.words(message))
  }

  answersTo(message: Message): Message[] {
    return this.emulator
      .chat(message.chatId)
      .answers()
      .filter((each) => each.parentId === message.messageId)
  }

  #seat(by: string, chat: string | undefined) {
    return chat === undefined ? this.emulator.direct(by, '整改助手') : this.emulator.chat(chat)
  }

  /** Sends a file. */
  async sends(by: string, name: string, bytes: string, chat?: string): Promise<Message> {
    const sent = await this.#seat(by, chat).sends(by, { name, bytes: Buffer.from(bytes) })
    await this.quiet()
    return sent
  }

  /** The newest card of the person's one-to-one chat whose words contain `words`. */
  cardFor(person: string, words: string): Message {
    const seat = this.emulator.direct(person, '整改助手')
    const found = seat
      .answers()
      .filter((message) => message.msgType === 'interactive' && seat.words(message).includes(words))
      .at(-1)
    if (found === undefined)
      throw new Error(
        `${person} has no card with ${words}; has:\n${seat
          .answers()
          .map((each) => seat.words(each))
          .join('\n---\n')}`,
      )
    return found
  }

  /** All that the bot has said to a person one to one. */
  letters(person: string): string[] {
    const seat = this.emulator.direct(person, '整改助手')
    return seat.answers().map((message) => seat.words(message))
  }

  wordsOf(message: Message): string {
    return this.emulator.chat(message.chatId).words(message)
  }

  /** The import file of the round, with the town's people and chats. */
  get importFile(): string {
    return demoImport(openIdOf, chatIdOf)
  }

  /** The credentials that the service and the platform share. */
  get app(): typeof APP {
    return APP
  }

  /** The open tasks, each with its owner's platform id and the chat of his unit. */
  openTasks(): readonly { code: TaskCode; openId: string; chatId: string }[] {
    return this.service.database.read((store) =>
      store.problems.codes().flatMap((code) => {
        const problem = store.problems.get(code)
        if (problem?.state !== 'rectifying') return []
        const chatId = chatIdOf(problem.organisation)
        return problem.tasks
          .filter(({ state }) => state === 'inProgress')
          .map((task) => ({ code: task.code, openId: openIdOf(task.owner), chatId }))
      }),
    )
  }

  /** Everything that was caused has happened. */
  async quiet(): Promise<void> {
    await this.emulator.settled()
    await this.service.catchUp()
    await this.emulator.settled()
  }

  /** Moves the clock to an instant such as `2025-10-27T08:30:00+08:00`. */
  async at(iso: string): Promise<void> {
    await this.emulator.clock.setTo(Date.parse(iso))
    await this.quiet()
  }

  async close(): Promise<void> {
    await this.service.close()
    await this.emulator.close()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

/** The state of a problem as the ledger has it. */
export const stateOf = (town: Town, code: string) =>
  town.service.database.read((store) => {
    const found = store.problems.codes().find((each) => each === code)
    return found === undefined ? undefined : store.problems.get(found)
  })
