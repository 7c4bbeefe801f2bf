import type { Server } from 'node:http'
import { performance } from 'node:perf_hooks'
import { api } from './api/index.ts'
import { Clock } from './clock.ts'
import { createSideDoor } from './control/side-door.ts'
import { CallbackLog, type LoggedCallback } from './events/callback-log.ts'
import { Hub } from './events/hub.ts'
import { Outbox } from './events/outbox.ts'
import { verifyUrl } from './events/verification.ts'
import { Faults } from './http/faults.ts'
import { Limits } from './http/limits.ts'
import { type LoggedRequest, RequestLog } from './http/request-log.ts'
import { createHttpServer } from './http/server.ts'
import { type EmulatorOptions, type ParsedSeed, seedSchema } from './options.ts'
import { ChatSeat } from './persons/chat-seat.ts'
import { People } from './persons/people.ts'
import { Recency } from './state/recency.ts'
import type { Delivery } from './state/records.ts'
import { sow } from './state/seed.ts'
import { type Change, Store } from './state/store.ts'
import { waitFor } from './wait.ts'
import type { World } from './world.ts'

const ANSWER_TIMEOUT_MS = 3000
/** A crash costs the clock no more than this. */
const KEEP_CLOCK_MS = 1000

/** A running emulator of the open platform: its server, its clock, and everybody's hands. */
export class Emulator {
  readonly clock: Clock
  readonly people: People
  readonly faults: Faults
  readonly hub: Hub
  readonly store: Store
  readonly recency: Recency
  readonly #world: World
  readonly #seed: ParsedSeed
  readonly #server: Server
  readonly #keeping: NodeJS.Timeout
  #port = 0

  constructor(options: EmulatorOptions) {
    const random = options.random ?? Math.random
    this.#seed = seedSchema.parse(options.seed ?? {})
    this.store = new Store(options.dataDir)
    this.recency = new Recency(this.store)
    this.clock = new Clock(this.store, options.now ?? Date.now, options.startAt)
    sow(this.store, this.#seed, this.clock.now())
    this.faults = new Faults(random)
    this.hub = new Hub(random, options.clientConfig ?? {})
    this.#world = this.#build(options, random)
    this.hub.onChange(() => this.announce('connection'))
    this.clock.attend(
      (limit) => this.#world.outbox.dueBefore(limit),
      () => this.#world.outbox.fireDue(),
    )
    this.#keeping = setInterval(() => this.clock.keep(), KEEP_CLOCK_MS)
    this.#keeping.unref()
    this.people = new People(this.#world)
    const side = createSideDoor(this, options)
    this.#server = createHttpServer(this.#world, { ...api, side })
    this.#server.on('upgrade', (request, socket, head) => {
      if (this.faults.switches.platformDown) socket.destroy()
      else this.hub.upgrade(request, socket, head)
    })
  }

  get url(): string {
    return this.#world.origin()
  }

  get port(): number {
    return this.#port
  }

  get world(): World {
    return this.#world
  }

  listen(host: string, port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, () => {
        const address = this.#server.address()
        if (typeof address === 'object' && address !== null) this.#port = address.port
        resolve()
      })
    })
  }

  /** Stops the server and keeps the state. */
  async close(): Promise<void> {
    clearInterval(this.#keeping)
    this.clock.keep()
    this.#world.outbox.close()
    this.hub.close()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    this.store.close()
  }

  /** One chat to speak and look in; `chat` by id or name. */
  chat(chat: string): ChatSeat {
    return new ChatSeat(this, this.people.chat(chat).chatId)
  }

  /** The one-to-one chat of a person with a bot. */
  direct(person: string, bot: string): ChatSeat {
    return new ChatSeat(this, this.people.direct(person, bot).chatId)
  }

  /** Waits (real time) until `look` finds something. */
  waitFor<T>(look: () => T | undefined, options: { timeoutMs?: number; what?: string } = {}): Promise<T> {
    return waitFor(this.store, look, options)
  }

  /** Resolves when no event is on its way. */
  settled(): Promise<void> {
    return this.#world.outbox.settled()
  }

  requests(): readonly LoggedRequest[] {
    return this.#world.requests.all()
  }

  /** What apps were asked about used components. */
  callbacks(): readonly LoggedCallback[] {
    return this.#world.callbacks.all()
  }

  deliveries(): Delivery[] {
    return this.store.deliveries.all()
  }

  /** Delivers a past event once more, with the same event_id; whether it was acknowledged. */
  redeliver(deliveryId: string): Promise<boolean> {
    return this.#world.outbox.again(deliveryId)
  }

  /** Sets or clears where events are pushed; with `verify` the URL must answer the challenge first. */
  async setEventUrl(
    appId: string,
    url: string | undefined,
    options: { verify?: boolean } = {},
  ): Promise<void> {
    if (options.verify === true && url !== undefined) {
      const failure = await verifyUrl(this.#world, appId, url)
      if (failure !== undefined) throw new Error(`The request URL was refused: ${failure}`)
    }
    const { eventUrl: _old, ...app } = this.people.app(appId)
    this.store.apps.put(url === undefined ? app : { ...app, eventUrl: url })
  }

  /** Makes every issued token invalid. */
  revokeTokens(): void {
    this.store.tokens.clear()
  }

  /** Takes the platform away or brings it back. */
  setDown(down: boolean): void {
    this.faults.set({ platformDown: down })
    if (down) this.hub.drop()
  }

  onChange(listener: (change: Change) => void): () => void {
    return this.store.onChange(listener)
  }

  /** Tells the open pages that something changed which the platform itself does not keep. */
  announce(kind: string): void {
    this.store.announce(kind)
  }

  /** Forgets all that happened and puts the seed back; the clock stays. */
  reset(): void {
    this.store.clear()
    this.faults.clear()
    this.#world.limits.clear()
    this.#world.requests.clear()
    this.#world.callbacks.clear()
    sow(this.store, this.#seed, this.clock.now())
  }

  #build(options: EmulatorOptions, random: () => number): World {
    const base = {
      tenantKey: this.#seed.tenantKey,
      timeZone: options.timeZone ?? 'Asia/Shanghai',
      answerTimeoutMs: options.answerTimeoutMs ?? ANSWER_TIMEOUT_MS,
      store: this.store,
      clock: this.clock,
      limits: new Limits(options.limits ?? {}, options.monotonic ?? (() => performance.now())),
      faults: this.faults,
      requests: new RequestLog(() => this.announce('traffic')),
      callbacks: new CallbackLog(() => this.announce('traffic')),
      hub: this.hub,
      random,
      origin: () => `http://${options.host ?? '127.0.0.1'}:${this.#port}`,
    }
    const rules = { refreshTimestampOnRetry: options.refreshTimestampOnRetry ?? false }
    const outbox = new Outbox(base, rules)
    return { ...base, outbox }
  }
}
