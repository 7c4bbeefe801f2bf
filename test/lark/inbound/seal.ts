import { instant } from '../../../src/domain/kernel/time.ts'
import { parseInbound } from '../../../src/lark/inbound/parse.ts'
import type { Credentials, Delivery } from '../../../src/lark/inbound/verify.ts'
import { awkwardJson } from '../../../src/sandbox/events/awkward-json.ts'
import { encrypt, signature } from '../../../src/sandbox/events/seal.ts'

export const CREDENTIALS: Credentials = {
  appId: 'cli_0123456789abcdef',
  encryptKey: 'encrypt-key',
  verificationToken: 'verification-token',
}
export const NOW = instant(Date.UTC(2025, 9, 24, 9))

const encoder = new TextEncoder()

/** One POST of the platform: encrypted, signed over the very bytes, `age` ms old. */
export function sealed(envelope: unknown, more: { age?: number; random?: () => number } = {}): Delivery {
  const random = more.random ?? (() => 0.4)
  const inner = typeof envelope === 'string' ? envelope : awkwardJson(envelope, random)
  return signed(awkwardJson({ encrypt: encrypt(inner, CREDENTIALS.encryptKey) }, random), more.age ?? 0)
}

export function signed(body: string, age = 0): Delivery {
  const timestamp = String(Math.floor((NOW - age) / 1000))
  const nonce = '123456'
  return {
    body: encoder.encode(body),
    timestamp,
    nonce,
    signature: signature(timestamp, nonce, CREDENTIALS.encryptKey, body),
  }
}

export const eventEnvelope = (type: string, event: unknown, header: object = {}) => ({
  schema: '2.0',
  header: {
    event_id: 'event-1',
    event_type: type,
    create_time: String(NOW),
    token: CREDENTIALS.verificationToken,
    app_id: CREDENTIALS.appId,
    tenant_key: 'tenant',
    ...header,
  },
  event,
})

export const SELF = 'ou_bot'

/** A text message to the bot in a group; `message` replaces parts of it. */
export const messageEvent = (message: object = {}) => ({
  sender: { sender_id: { open_id: 'ou_ann', union_id: 'on_ann' }, sender_type: 'user', tenant_key: 't' },
  message: {
    message_id: 'om_1',
    create_time: String(NOW),
    chat_id: 'oc_1',
    chat_type: 'group',
    message_type: 'text',
    content: JSON.stringify({ text: '@_user_1 /进度 WT-012 60%' }),
    mentions: [{ key: '@_user_1', id: { open_id: SELF }, name: '整改助手', tenant_key: 't' }],
    ...message,
  },
})

/** What is read from an event of this type. */
export const parse = (type: string, event: unknown, header = {}) =>
  parseInbound(eventEnvelope(type, event, header), SELF)
