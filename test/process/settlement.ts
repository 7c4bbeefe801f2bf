import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { digestFactsOf } from '../../src/domain/digest/project.ts'
import type { PersonId, TaskCode } from '../../src/domain/kernel/codes.ts'
import { instant } from '../../src/domain/kernel/time.ts'
import { importDemo } from '../../src/runtime/demo-import.ts'
import { readDemoRound } from '../../src/runtime/demo-round.ts'
import { openLedger } from '../../src/runtime/sqlite.ts'
import { type Emulator, type Message, startEmulator } from '../../src/sandbox/index.ts'
import { calendar } from '../app/demo-ledger.ts'
import { APP, chatIdOf, FAR_LIMITS, openIdOf, townSeed } from '../scenarios/town-seed.ts'
import { freePort } from './free-port.ts'
import { type Program, type Reader, startProgram } from './program.ts'

type Transport = 'webhook' | 'websocket'

/** A task that its owner may report on, with where he does it. */
export interface Post {
  readonly task: TaskCode
  readonly owner: string
  readonly chat: string
}

/** The demo round on the platform's emulator, in real time, and the service as a process that can be killed. */
export class Settlement {
  readonly emulator: Emulator
  readonly dataDir: string
  readonly posts: readonly Post[]
  readonly #server: string
  readonly #port: number
  readonly #transport: Transport
  program: Program | undefined

  private constructor(
    emulator: Emulator,
    dataDir: string,
    server: string,
    port: number,
    transport: Transport,
  ) {
    this.emulator = emulator
    this.dataDir = dataDir
    this.#server = server
    this.#port = port
    this.#transport = transport
    this.posts = this.#openTasks()
  }

  static async open(server: string, transport: Transport): Promise<Settlement> {
    const dataDir = mkdtempSync(join(tmpdir(), 'settlement-'))
    const port = await freePort()
    const emulator = await startEmulator({ limits: FAR_LIMITS, seed: townSeed(readDemoRound()) })
    await importDemo({ dataDir, timeZone: 'Asia/Shanghai', now: instant(Date.now()), openIdOf, chatIdOf })
    if (transport === 'webhook') await emulator.setEventUrl(APP.appId, `http://127.0.0.1:${port}/lark/events`)
    return new Settlement(emulator, dataDir, server, port, transport)
  }

  /** Starts the service; resolves when it is ready, on the long connection connected, and knows who it is. */
  async start(): Promise<Program> {
    const program = this.launch()
    await program.ready
    await until(async () => (await this.status()) === 200, 'ready', 30_000)
    const knowsItself = () => this.read((store) => store.settings.get('bot_open_id') !== undefined)
    await until(knowsItself, 'it knows who it is', 30_000)
    return program
  }

  launch(reader?: Reader): Program {
    const variables = {
      DATA_DIR: this.dataDir,
      PORT: String(this.#port),
      LARK_APP_ID: APP.appId,
      LARK_APP_SECRET: APP.appSecret,
      LARK_ENCRYPT_KEY: APP.encryptKey,
      LARK_VERIFICATION_TOKEN: APP.verificationToken,
      LARK_TRANSPORT: this.#transport,
      LARK_DOMAIN: this.emulator.url,
    }
    const program = startProgram(this.#server, variables, reader)
    this.program = program
    return program
  }

  /** What `/readyz` answers; 0: nobody. */
  status(): Promise<number> {
    return fetch(`http://127.0.0.1:${this.#port}/readyz`).then(
      ({ status }) => status,
      () => 0,
    )
  }

  /** So many strangers knock at the webhook; each is refused, with a line in the log. */
  async isKnockedAt(times: number): Promise<void> {
    const url = `http://127.0.0.1:${this.#port}/lark/events`
    const knock = async () => (await fetch(url, { method: 'POST', body: '{}' })).arrayBuffer()
    for (let done = 0; done < times; done += 100) await Promise.all(Array.from({ length: 100 }, knock))
  }

  /** The owner of the n-th open task reports on it in his unit's group. */
  reports(n: number, posts = this.posts): Message {
    const post = posts[n % posts.length]
    if (post === undefined) throw new Error('no open task')
    return this.emulator.people.say({
      by: post.owner,
      chat: post.chat,
      text: `/进度 ${post.task} ${50 + (n % 49)}% 第${n}次`,
    })
  }

  /** The card that answers a person one to one. */
  async asks(by: string, text: string): Promise<Message> {
    const seat = this.emulator.direct(by, '整改助手')
    const { messageId } = await seat.says(by, text)
    return this.emulator.waitFor(() =>
      this.emulator.store.messages.first(
        (each) => each.parentId === messageId && each.msgType === 'interactive',
      ),
    )
  }

  /** How many answers of the bot each message has. */
  answers(messages: readonly Message[]): readonly number[] {
    const counts = new Map<string, number>()
    for (const { senderType, parentId } of this.emulator.store.messages.all())
      if (senderType === 'app' && parentId !== undefined)
        counts.set(parentId, (counts.get(parentId) ?? 0) + 1)
    return messages.map(({ messageId }) => counts.get(messageId) ?? 0)
  }

  /** Those of the messages of whose events the platform has been told that they were taken. */
  acknowledged(messages: readonly Message[]): readonly Message[] {
    const taken = this.emulator
      .deliveries()
      .filter(({ state }) => state === 'delivered')
      .map(({ body }) => JSON.stringify(body))
      .join()
    return messages.filter(({ messageId }) => taken.includes(messageId))
  }

  /** Every event that was not acknowledged is sent again now instead of a quarter of a minute later. */
  async sendAgain(): Promise<void> {
    for (const delivery of this.emulator.deliveries())
      if (delivery.state === 'pending') this.emulator.store.deliveries.put({ ...delivery, dueAt: 0 })
    await this.emulator.world.outbox.fireDue()
  }

  /** How many entries of the journal each message has brought about. */
  causes(messages: readonly Message[]): readonly number[] {
    return this.read((store) => messages.map(({ messageId }) => store.journal.causedBy(messageId).length))
  }

  /** Reads the ledger beside the service, or without it. */
  read: ReturnType<typeof openLedger>['read'] = (work) => {
    const ledger = openLedger(join(this.dataDir, 'taizhang.db'), {
      factsOf: (problem) => digestFactsOf(problem, calendar),
      mustExist: true,
    })
    try {
      return ledger.read(work)
    } finally {
      ledger.close()
    }
  }

  async close(): Promise<void> {
    this.program?.kill('SIGKILL')
    await this.program?.ended
    await this.emulator.close()
    rmSync(this.dataDir, { recursive: true, force: true })
  }

  #openTasks(): readonly Post[] {
    const posts = this.read((store): readonly Post[] =>
      store.problems.codes().flatMap((code) => {
        const problem = store.problems.get(code)
        if (problem?.state !== 'rectifying') return []
        const nameOf = (id: PersonId) => store.directory.load().people.get(id)?.name ?? id
        return problem.tasks
          .filter(({ state }) => state === 'inProgress')
          .map(({ code: task, owner }) => ({
            task,
            owner: nameOf(owner),
            chat: chatIdOf(problem.organisation),
          }))
      }),
    )
    // Neighbours are in different groups, of which each takes five messages a second.
    return posts
      .map((post, n) => ({ post, before: posts.slice(0, n).filter(({ chat }) => chat === post.chat).length }))
      .sort((a, b) => a.before - b.before)
      .map(({ post }) => post)
  }
}

/** Waits in real time until it holds. */
export const until = async (
  holds: () => boolean | Promise<boolean>,
  what: string,
  ms = 30_000,
): Promise<void> => {
  const deadline = performance.now() + ms
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`not within ${ms} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
