import { newId } from '../ids.ts'
import type { App, Delivery } from '../state/records.ts'
import type { World } from '../world.ts'
import { envelope } from './envelope.ts'
import { push } from './webhook.ts'

/** Waits before the repetitions of a failed event (lark-platform.md 1.2), ms on the emulator's clock. */
export const RETRY_AFTER = [15_000, 5 * 60_000, 3_600_000, 6 * 3_600_000] as const
const KEEP_DONE = 500
const HOLD_MS = 200

export interface OutboxRules {
  readonly refreshTimestampOnRetry: boolean
}

/** Delivers events at least once and repeats failed ones on the emulator's clock. */
export class Outbox {
  readonly #world: Omit<World, 'outbox'>
  readonly #rules: OutboxRules
  readonly #running = new Map<string, Promise<void>>()
  #held: Delivery | undefined
  #holdTimer: NodeJS.Timeout | undefined
  readonly #timer: NodeJS.Timeout

  constructor(world: Omit<World, 'outbox'>, rules: OutboxRules) {
    this.#world = world
    this.#rules = rules
    this.#timer = setInterval(() => void this.fireDue(), 250)
    this.#timer.unref()
  }

  /** Sends `event` to the app if it is subscribed to the type. */
  publish(app: App, eventType: string, event: Record<string, unknown>): void {
    if (app.events !== 'all' && !app.events.includes(eventType)) return
    if (this.#world.faults.switches.loseEvents) return
    const delivery = this.#world.store.deliveries.put({
      id: newId('ev_'),
      appId: app.appId,
      eventType,
      body: envelope(this.#world, app, eventType, event),
      attempts: 0,
      dueAt: this.#world.clock.now(),
      state: 'pending',
      repeats: 0,
      failures: [],
    })
    if (this.#world.faults.switches.reorderEvents) this.#hold(delivery)
    else void this.#start(delivery)
  }

  /** Earliest instant up to `limit` at which something is to be repeated. */
  dueBefore(limit: number): number | undefined {
    const due = this.#pending().map((delivery) => delivery.dueAt)
    const earliest = due.length === 0 ? undefined : Math.min(...due)
    return earliest !== undefined && earliest <= limit
      ? Math.max(earliest, this.#world.clock.now())
      : undefined
  }

  async fireDue(): Promise<void> {
    const now = this.#world.clock.now()
    await Promise.all(
      this.#pending()
        .filter((delivery) => delivery.dueAt <= now)
        .map((delivery) => this.#start(delivery)),
    )
  }

  /** Resolves when no attempt is under way. */
  async settled(): Promise<void> {
    this.#release()
    while (this.#running.size > 0) await Promise.all(this.#running.values())
  }

  /** Sends a delivered event once more (same event_id). */
  async again(deliveryId: string): Promise<boolean> {
    const delivery = this.#world.store.deliveries.get(deliveryId)
    if (delivery === undefined) return false
    const failure = await this.#attempt(delivery, this.#world.clock.now())
    this.#repeated(delivery.id)
    return failure === undefined
  }

  close(): void {
    clearInterval(this.#timer)
    clearTimeout(this.#holdTimer)
  }

  #pending(): Delivery[] {
    return this.#world.store.deliveries.where(
      (delivery) =>
        delivery.state === 'pending' && !this.#running.has(delivery.id) && delivery !== this.#held,
    )
  }

  /** Keeps every other event back until its successor has gone first. */
  #hold(delivery: Delivery): void {
    const earlier = this.#held
    if (earlier === undefined) {
      this.#held = delivery
      this.#holdTimer = setTimeout(() => this.#release(), HOLD_MS)
      return
    }
    this.#held = undefined
    clearTimeout(this.#holdTimer)
    void this.#start(delivery).then(() => this.#start(earlier))
  }

  #release(): void {
    const held = this.#held
    this.#held = undefined
    clearTimeout(this.#holdTimer)
    if (held !== undefined) void this.#start(held)
  }

  #start(delivery: Delivery): Promise<void> {
    const run = this.#run(delivery).finally(() => this.#running.delete(delivery.id))
    this.#running.set(delivery.id, run)
    return run
  }

  async #run(delivery: Delivery): Promise<void> {
    const { clock, faults, store } = this.#world
    const signedAt = this.#rules.refreshTimestampOnRetry ? clock.now() : createdAt(delivery, clock.now())
    const attempts = delivery.attempts + 1
    const failure = await this.#attempt(delivery, signedAt)
    if (store.deliveries.get(delivery.id) === undefined) return
    if (failure === undefined) {
      store.deliveries.put({ ...delivery, attempts, state: 'delivered', doneAt: clock.now() })
      for (let extra = 0; extra < faults.switches.duplicateEvents; extra += 1) {
        await this.#attempt(delivery, signedAt)
        this.#repeated(delivery.id)
      }
      return this.#prune()
    }
    const wait = RETRY_AFTER[delivery.attempts]
    const failures = [...delivery.failures, { at: clock.now(), reason: failure }]
    if (wait === undefined) store.deliveries.put({ ...delivery, attempts, failures, state: 'abandoned' })
    else store.deliveries.put({ ...delivery, attempts, failures, dueAt: clock.now() + wait })
  }

  #repeated(id: string): void {
    const delivery = this.#world.store.deliveries.get(id)
    if (delivery !== undefined)
      this.#world.store.deliveries.put({ ...delivery, repeats: delivery.repeats + 1 })
  }

  /** One try; undefined when acknowledged, else the reason. */
  async #attempt(delivery: Delivery, signedAt: number): Promise<string | undefined> {
    const { store, faults, random, answerTimeoutMs: timeoutMs, hub } = this.#world
    const app = store.apps.get(delivery.appId)
    if (app === undefined) return 'no app'
    if (faults.switches.platformDown) return 'platform down'
    if (app.eventUrl !== undefined) {
      const result = await push({
        url: app.eventUrl,
        app,
        body: delivery.body,
        signedAt,
        timeoutMs,
        random,
        signed: true,
      })
      if (result.kind === 'none') return result.reason
      return result.status === 200 ? undefined : `status ${result.status}`
    }
    const ack = await hub.send(app.appId, JSON.stringify(delivery.body), timeoutMs)
    if (ack.kind === 'none') return ack.reason
    return ack.code === 200 ? undefined : `code ${ack.code}`
  }

  #prune(): void {
    const done = this.#world.store.deliveries.where((delivery) => delivery.state !== 'pending')
    for (const old of done.slice(0, Math.max(0, done.length - KEEP_DONE)))
      this.#world.store.deliveries.remove(old.id)
  }
}

function createdAt(delivery: Delivery, fallback: number): number {
  const { header } = delivery.body
  const text =
    typeof header === 'object' && header !== null && 'create_time' in header ? header.create_time : undefined
  return typeof text === 'string' ? Number(text) : fallback
}
