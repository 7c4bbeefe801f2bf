import { performance } from 'node:perf_hooks'
import type { App } from '../state/records.ts'
import type { World } from '../world.ts'
import { CARD_CALLBACK, envelope } from './envelope.ts'
import { push } from './webhook.ts'

/** An answer's JSON text, or the code the client shows (lark-platform.md 1.7). */
export type CallbackResult = { readonly text: string } | { readonly error: number; readonly reason: string }

/** Asks the app once and waits for its answer; a callback is never repeated. */
export async function callBack(
  world: World,
  app: App,
  event: Record<string, unknown>,
): Promise<CallbackResult> {
  const body = envelope(world, app, CARD_CALLBACK, event)
  const began = performance.now()
  const at = world.clock.now()
  const result = await put(world, app, body)
  world.callbacks.add({ appId: app.appId, at, tookMs: performance.now() - began, body, result })
  return result
}

function put(world: World, app: App, body: Record<string, unknown>): Promise<CallbackResult> {
  if (world.faults.switches.platformDown) return Promise.resolve({ error: 200342, reason: 'platform down' })
  return app.eventUrl === undefined
    ? overConnection(world, app, body)
    : overHttp(world, app, app.eventUrl, body)
}

async function overHttp(
  world: World,
  app: App,
  url: string,
  body: Record<string, unknown>,
): Promise<CallbackResult> {
  const result = await push({
    url,
    app,
    body,
    signedAt: world.clock.now(),
    timeoutMs: world.answerTimeoutMs,
    random: world.random,
    signed: true,
  })
  if (result.kind === 'none') {
    return result.reason === 'timeout'
      ? { error: 200341, reason: 'no answer in time' }
      : { error: 200342, reason: 'connection failed' }
  }
  if (result.status !== 200) return { error: 200671, reason: `status ${result.status}` }
  return { text: result.text }
}

async function overConnection(
  world: World,
  app: App,
  body: Record<string, unknown>,
): Promise<CallbackResult> {
  const ack = await world.hub.send(app.appId, JSON.stringify(body), world.answerTimeoutMs)
  if (ack.kind === 'none') {
    return ack.reason === 'no client'
      ? { error: 200340, reason: 'nothing receives callbacks' }
      : { error: 200341, reason: ack.reason }
  }
  if (ack.code !== 200) return { error: 200671, reason: `code ${ack.code}` }
  if (ack.data === undefined) return { error: 108002, reason: 'empty acknowledgement' }
  return { text: ack.data }
}
