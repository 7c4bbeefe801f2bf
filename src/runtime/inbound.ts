import { hash } from 'node:crypto'
import type { Instant } from '../domain/kernel/time.ts'
import { type HistoryDeps, type HistoryPace, keepHistory } from '../lark/history/keep.ts'
import type { Inbound, Receive } from '../lark/inbound/event.ts'
import { type Digest, verifier } from '../lark/inbound/verify.ts'
import {
  type LongConnection,
  type LongConnectionOptions,
  openLongConnection,
} from '../lark/long-connection.ts'
import type { CallMeter } from '../lark/outbound/call-meter.ts'
import type { Readiness, WebhookDeps } from '../web/deps.ts'
import type { LarkCredentials } from './config.ts'

/** How fast the watch over what comes in goes; a test has less time. */
export interface WatchPace extends Partial<HistoryPace>, Pick<LongConnectionOptions, 'pingTimeoutSeconds'> {}

export interface InboundDeps extends Omit<HistoryDeps, 'reconnect' | 'pace'> {
  readonly lark: LarkCredentials
  readonly parse: (envelope: unknown) => Inbound
  readonly pace?: WatchPace | undefined
  readonly meter: CallMeter
}

/** At once: a promise of the web's crypto costs more than the hash of a small body. */
const digest: Digest = (text, bytes) => hash('sha256', Buffer.concat([Buffer.from(text), bytes]))

/** What comes in from the platform, over the webhook or the long connection, and the watch that nothing is missed. */
export const openInbound = (deps: InboundDeps) => {
  const { lark, parse, clock, timers } = deps
  const { appId, encryptKey, verificationToken, tenantKey = null } = lark
  let connection: LongConnection | null = null
  let lastEventAt: Instant | null = null
  let heardAt = timers.elapsed()
  /** At the doors only: what is read back from the chats is no sign that events come. */
  const receive: Receive = (inbound) => {
    lastEventAt = clock.now()
    heardAt = timers.elapsed()
    return deps.receive(inbound)
  }
  const history = keepHistory({ ...deps, reconnect: () => connection?.restart() })
  const webhook: WebhookDeps | null =
    lark.transport === 'webhook' && encryptKey !== null && verificationToken !== null
      ? { verify: verifier({ appId, encryptKey, verificationToken, tenantKey }, digest), parse, receive }
      : null

  return {
    history,
    webhook,
    /** Lets events in; the web door is open. */
    begin: (): void => {
      if (lark.transport === 'websocket')
        connection = openLongConnection({ ...deps, ...lark, ...deps.pace, receive, watch: history })
      else history.up()
    },
    state: (): Readiness['inbound'] => ({
      transport: lark.transport,
      state: connection === null ? 'listening' : connection.state(),
      lastEventAt,
    }),
    /** Real time since the last event, or since the start before the first, ms. */
    silentMs: () => timers.elapsed() - heardAt,
    close: async (): Promise<void> => {
      await Promise.all([connection?.close(), history.close()])
    },
  }
}
