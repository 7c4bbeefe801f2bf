import type { Emulator } from '../emulator.ts'
import type { LoggedCallback } from '../events/callback-log.ts'
import { CARD_CALLBACK } from '../events/envelope.ts'
import type { LoggedRequest } from '../http/request-log.ts'
import { asObject, asText, parseObject } from '../json.ts'
import type { Delivery } from '../state/records.ts'

/** What went between the platform and an app, in a line each. */
export interface TrafficLine {
  /** `event:…`, `click:…` or `call:…`; `entryOf` gives the whole of it. */
  readonly id: string
  readonly kind: 'event' | 'click' | 'call'
  /** When it began, UTC ms by the emulator's clock. */
  readonly at: number
  readonly tookMs: number | undefined
  /** Event type, or method and path. */
  readonly what: string
  /** `ok`, `waiting` (to be repeated) or `failed`. */
  readonly outcome: 'ok' | 'waiting' | 'failed'
  /** Code of a call or click that failed, state of an event. */
  readonly note: string
  /** open_id of whoever caused an event or click. */
  readonly by: string
  readonly chatId: string
  readonly messageId: string
  /** A message's words; a used component's name. */
  readonly text: string
}

/** Everything that went on since an instant (UTC ms), oldest first; of more than `limit` the newest. */
export function trafficSince(emulator: Emulator, since: number, limit: number): TrafficLine[] {
  return [
    ...emulator.deliveries().map(eventLine),
    ...emulator.callbacks().map(clickLine),
    ...emulator.requests().map(callLine),
  ]
    .filter(({ at }) => at >= since)
    .sort((a, b) => a.at - b.at)
    .slice(-limit)
}

export function eventLine(delivery: Delivery): TrafficLine {
  const { id, eventType, body, state, doneAt, failures } = delivery
  const at = createdAt(body) ?? delivery.dueAt
  const { event = {}, message = {} } = partsOf(body)
  const operator = asObject(event.operator_id) ?? asObject(asObject(event.sender)?.sender_id) ?? {}
  return {
    id: `event:${id}`,
    kind: 'event',
    at,
    tookMs: doneAt === undefined ? undefined : doneAt - at,
    what: eventType,
    outcome: OUTCOME[state],
    note: failures.at(-1)?.reason ?? '',
    by: asText(operator.open_id) ?? asText(asObject(event.user_id)?.open_id) ?? '',
    chatId: asText(message.chat_id) ?? asText(event.chat_id) ?? '',
    messageId: asText(message.message_id) ?? asText(event.message_id) ?? '',
    text: asText(parseObject(asText(message.content) ?? '')?.text) ?? '',
  }
}

export function clickLine({ seq, at, tookMs, body, result }: LoggedCallback): TrafficLine {
  const { event = {} } = partsOf(body)
  const context = asObject(event.context) ?? {}
  const toast = 'text' in result ? asObject(parseObject(result.text)?.toast) : undefined
  return {
    id: `click:${seq}`,
    kind: 'click',
    at,
    tookMs: Math.round(tookMs),
    what: CARD_CALLBACK,
    outcome: 'error' in result ? 'failed' : 'ok',
    note: 'error' in result ? `${result.error} ${result.reason}` : (asText(toast?.type) ?? ''),
    by: asText(asObject(event.operator)?.open_id) ?? '',
    chatId: asText(context.open_chat_id) ?? '',
    messageId: asText(context.open_message_id) ?? '',
    text: asText(asObject(event.action)?.name) ?? '',
  }
}

export function callLine(call: LoggedRequest): TrafficLine {
  const failed = call.status !== 200 || (call.code ?? 0) !== 0
  return {
    id: `call:${call.seq}`,
    kind: 'call',
    at: Math.round(call.at - call.tookMs),
    tookMs: Math.round(call.tookMs),
    what: `${call.method} ${call.path}`,
    outcome: failed ? 'failed' : 'ok',
    note: failed ? `${call.status} ${call.code ?? ''}`.trim() : '',
    by: '',
    chatId: '',
    messageId: call.messageId ?? /\/(om_[^/]+)/.exec(call.path)?.[1] ?? '',
    text: '',
  }
}

const OUTCOME = { delivered: 'ok', pending: 'waiting', abandoned: 'failed' } as const

function partsOf(body: Readonly<Record<string, unknown>>) {
  const event = asObject(body.event)
  return { event, message: asObject(event?.message) }
}

function createdAt(body: Readonly<Record<string, unknown>>): number | undefined {
  const created = Number(asObject(body.header)?.create_time)
  return Number.isFinite(created) ? created : undefined
}
