import { EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import type { Clock } from '../app/ports.ts'
import type { Instant } from '../domain/kernel/time.ts'
import type { Inbound, Receive } from './inbound/event.ts'
import { requestIdOf } from './inbound/request-id.ts'
import { failureFields, type Log } from './log.ts'
import type { CallMeter } from './outbound/call-meter.ts'
import { platformHttp } from './outbound/http.ts'
import { silentLogger } from './silent-logger.ts'
import type { Timers } from './timers.ts'

export interface LongConnectionOptions {
  readonly appId: string
  readonly appSecret: string
  /** The tenant that every event must come from; absent: any of this app. */
  readonly tenantKey?: string | null
  /** Base URL of the platform, no slash at the end. */
  readonly domain: string
  readonly parse: (envelope: unknown) => Inbound
  readonly receive: Receive
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** Seconds without a word after a ping until the connection counts as dead (lark-sdk-notes.md 4). */
  readonly pingTimeoutSeconds?: number
  /** Real time until a refused connection is tried again, ms. */
  readonly restartAfterMs?: number
  readonly watch?: LineWatch
  readonly meter?: CallMeter | undefined
}

/** Hears what becomes of the line. */
export interface LineWatch {
  up(): void
  lost(): void
  /** Something came over it: an event, or the answer to a ping. */
  heard(): void
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'failed'

export interface LongConnection {
  state(): ConnectionState
  lastEventAt(): Instant | null
  /** Hangs up and connects anew. */
  restart(): void
  /** Takes no more events, waits for those under way, and hangs up. */
  close(): Promise<void>
}

const PING_TIMEOUT_SECONDS = 10
const HANDSHAKE_TIMEOUT_MS = 10_000
const RESTART_AFTER_MS = 60_000
/** The SDK gives up without a word on any other form (lark-sdk-notes.md 4). */
const APP_ID = /^cli_[0-9a-fA-F]{16}$/

const NOBODY: LineWatch = { up: () => undefined, lost: () => undefined, heard: () => undefined }
/** The SDK tells of pings in its log only. */
const said = z.array(z.unknown())
const sender = z.object({ header: z.object({ app_id: z.string(), tenant_key: z.string().optional() }) })

/** Hands on whole envelopes of any type; the SDK's own dispatching would flatten them and lose fields. */
class WholeEnvelopes extends EventDispatcher {
  readonly #take: (envelope: unknown) => Promise<unknown>

  constructor(take: (envelope: unknown) => Promise<unknown>) {
    super({ logger: silentLogger, loggerLevel: LoggerLevel.fatal })
    this.#take = take
  }

  override invoke(envelope: unknown): Promise<unknown> {
    return this.#take(envelope)
  }
}

/** Opens the long connection (lark-platform.md 1.9, 2.3): the same parser and the same `receive` as the webhook. */
export function openLongConnection(options: LongConnectionOptions): LongConnection {
  const { log, timers, watch = NOBODY } = options
  const running = new Set<Promise<unknown>>()
  let lastEventAt: Instant | null = null
  let everConnected = false
  let closed = false
  let cancelRestart: () => void = () => undefined
  let unanswered: { readonly since: number; readonly cancel: () => void } | undefined
  const pingTimeout = options.pingTimeoutSeconds ?? PING_TIMEOUT_SECONDS

  const client = new WSClient({
    appId: options.appId,
    appSecret: options.appSecret,
    domain: options.domain,
    httpInstance: platformHttp(undefined, options.meter),
    logger: { ...silentLogger, trace: hearSdk },
    loggerLevel: LoggerLevel.trace,
    autoReconnect: true,
    handshakeTimeoutMs: HANDSHAKE_TIMEOUT_MS,
    wsConfig: { pingTimeout },
    onReady: () => connected('connection_ready'),
    onReconnected: () => connected('connection_back'),
    onReconnecting: () => {
      log.warn('connection_lost')
      forgetPing()
      watch.lost()
    },
    onError: restartLater,
  })
  const dispatcher = new WholeEnvelopes(take)

  function hearSdk(given: unknown): void {
    const words = said.safeParse(given).data ?? []
    if (words.includes('receive pong')) heard()
    if (words.includes('ping success')) expectAnswer()
  }

  function heard(): void {
    forgetPing()
    watch.heard()
  }

  function forgetPing(): void {
    unanswered?.cancel()
    unanswered = undefined
  }

  /** The SDK counts from the last ping, and so for ever where pings are more frequent; this counts from the first. */
  function expectAnswer(): void {
    const cancel = unanswered?.cancel ?? timers.after((pingTimeout + 1) * 1000, restart)
    unanswered ??= { since: timers.elapsed(), cancel }
  }

  /** An open socket proves nothing: no answer to a ping in half the time does. */
  function isSilent(): boolean {
    return unanswered !== undefined && timers.elapsed() - unanswered.since > pingTimeout * 500
  }

  function restart(): void {
    forgetPing()
    if (closed || !APP_ID.test(options.appId)) return
    log.warn('connection_restarted')
    watch.lost()
    start()
  }

  function connected(event: string): void {
    everConnected = true
    log.info(event)
    watch.up()
  }

  /** The SDK ends for good when the platform refuses it; a full house or a busy system passes. */
  function restartLater(): void {
    log.error('connection_refused')
    watch.lost()
    if (!closed) cancelRestart = timers.after(options.restartAfterMs ?? RESTART_AFTER_MS, start)
  }

  function start(): void {
    client.start({ eventDispatcher: dispatcher }).catch(restartLater)
  }

  /** A thrown error becomes the acknowledgement 500, and the platform repeats the event. */
  async function take(envelope: unknown): Promise<unknown> {
    if (closed) throw new Error('closed')
    const work = answer(envelope)
    running.add(work)
    try {
      return await work
    } finally {
      running.delete(work)
    }
  }

  async function answer(envelope: unknown): Promise<unknown> {
    const foreign = foreignness(envelope)
    if (foreign !== null) return ignored(foreign)
    const inbound = options.parse(envelope)
    lastEventAt = options.clock.now()
    heard()
    try {
      return (await options.receive(inbound)) ?? {}
    } catch (thrown) {
      log.error('event_failed', {
        request: requestIdOf(inbound),
        kind: inbound.kind,
        ...failureFields(thrown),
      })
      throw thrown
    }
  }

  /** Told its tenant, it fails closed as the webhook does: what names none is foreign. */
  function foreignness(envelope: unknown): 'event_of_another_app' | 'event_of_another_tenant' | null {
    const { appId, tenantKey = null } = options
    const header = sender.safeParse(envelope).data?.header
    if (header !== undefined && header.app_id !== appId) return 'event_of_another_app'
    return tenantKey === null || header?.tenant_key === tenantKey ? null : 'event_of_another_tenant'
  }

  function ignored(event: string): object {
    log.warn(event)
    return {}
  }

  function state(): ConnectionState {
    if (!APP_ID.test(options.appId)) return 'failed'
    const { state: now } = client.getConnectionStatus()
    if (now === 'connected') return isSilent() ? 'reconnecting' : now
    if (now !== 'idle') return now
    return everConnected ? 'reconnecting' : 'connecting'
  }

  if (APP_ID.test(options.appId)) start()
  else log.error('app_id_malformed')

  return {
    state,
    lastEventAt: () => lastEventAt,
    restart,
    close: async () => {
      closed = true
      cancelRestart()
      forgetPing()
      await Promise.allSettled(running)
      // The SDK sends the acknowledgement a few turns after the handler is done.
      await new Promise<void>((resolve) => timers.after(0, resolve))
      client.close()
    },
  }
}
