import * as lark from '@larksuiteoapi/node-sdk'
import { z } from 'zod'
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/sandbox/index.ts'

export const APP_ID = 'cli_0123456789abcdef'
export const APP_SECRET = 'secret-of-the-app'
export const ENCRYPT_KEY = 'encrypt-key-of-the-app'
export const VERIFICATION_TOKEN = 'verification-token-of-the-app'
export const START = Date.UTC(2025, 9, 24, 9, 0, 0)

export const ALL_SCOPES = [
  'im:message',
  'im:message.group_msg',
  'im:message.p2p_msg',
  'im:message.reactions:read',
  'im:message.reactions:write_only',
  'im:message.urgent',
  'im:resource',
  'im:chat',
  'im:chat:read',
  'im:chat.members:read',
  'contact:user.id:readonly',
  'contact:user.base:readonly',
  'contact:user.phone:readonly',
  'contact:user.email:readonly',
  'contact:user.employee_id:readonly',
  'contact:contact.base:readonly',
  'contact:department.base:readonly',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
]

export const ANN = `ou_${'a'.repeat(32)}`
export const BEN = `ou_${'b'.repeat(32)}`
export const EVE = `ou_${'e'.repeat(32)}`
export const GONE = `ou_${'f'.repeat(32)}`
export const ROOM = `oc_${'1'.repeat(32)}`
export const OTHER_ROOM = `oc_${'2'.repeat(32)}`

export interface AppSettings {
  scopes?: string[]
  eventUrl?: string
  encrypted?: boolean
}

/** An emulator with three people, two groups (the bot is in the first) and one app. */
export function stage(app: AppSettings = {}, options: EmulatorOptions = {}): Promise<Emulator> {
  let ticks = 0
  return startEmulator({
    startAt: START,
    monotonic: () => {
      ticks += 1000
      return ticks
    },
    ...options,
    seed: {
      apps: [
        {
          appId: APP_ID,
          appSecret: APP_SECRET,
          name: 'Bot',
          ...(app.encrypted === false ? {} : { encryptKey: ENCRYPT_KEY }),
          verificationToken: VERIFICATION_TOKEN,
          scopes: app.scopes ?? ALL_SCOPES,
          availability: [ANN, BEN, GONE],
          ...(app.eventUrl === undefined ? {} : { eventUrl: app.eventUrl }),
        },
        { appId: 'cli_00000000000000ff', appSecret: 'other', name: 'Other', scopes: ALL_SCOPES },
      ],
      users: [
        {
          openId: ANN,
          unionId: 'on_ann',
          userId: 'ann',
          name: '安宁',
          mobile: '+8613800000001',
          email: 'ann@example.com',
          group: 'A',
        },
        { openId: BEN, unionId: 'on_ben', userId: 'ben', name: '本初', mobile: '+8613800000002', group: 'B' },
        { openId: EVE, unionId: 'on_eve', userId: 'eve', name: '易外' },
        { openId: GONE, unionId: 'on_gone', userId: 'gone', name: '葛离', resigned: true },
      ],
      chats: [
        { chatId: ROOM, name: 'Room', members: [ANN, BEN, EVE], bots: [APP_ID], ownerId: ANN },
        { chatId: OTHER_ROOM, name: 'Other room', members: [ANN, BEN], bots: [] },
      ],
    },
  })
}

export const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

/** The real SDK's client; refusals are thrown as they are in production. */
export function clientFor(emulator: Emulator): lark.Client {
  return new lark.Client({
    appId: APP_ID,
    appSecret: APP_SECRET,
    domain: emulator.url,
    logger: quiet,
    cache: freshCache(),
  })
}

function freshCache() {
  const kept = new Map<string, unknown>()
  return {
    get: async (key: unknown) => kept.get(String(key)),
    set: async (key: unknown, value: unknown) => {
      kept.set(String(key), value)
      return true
    },
  }
}

const refusal = z.object({
  response: z.object({
    status: z.number(),
    data: z.object({ code: z.number(), msg: z.string() }).catchall(z.unknown()),
    headers: z
      .unknown()
      .transform((headers) => z.record(z.string(), z.unknown()).parse({ ...Object(headers) })),
  }),
})
export type Refusal = z.infer<typeof refusal>['response']

/** How a call was refused; fails the test if it was not. */
export async function refused(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call
  } catch (error) {
    return refusal.parse(error).response
  }
  throw new Error('The call was not refused.')
}

export async function refusedCode(call: Promise<unknown>): Promise<number> {
  return (await refused(call)).data.code
}

/** Sends a text to the first group. */
export function sendText(client: Pick<lark.Client, 'im'>, text: string, receiveId = ROOM) {
  return client.im.v1.message.create({
    params: { receive_id_type: receiveId.startsWith('ou_') ? 'open_id' : 'chat_id' },
    data: { receive_id: receiveId, msg_type: 'text', content: JSON.stringify({ text }) },
  })
}

export function sendCard(client: lark.Client, card: unknown, receiveId = ROOM) {
  return client.im.v1.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: receiveId, msg_type: 'interactive', content: JSON.stringify(card) },
  })
}

/** A card of schema 2.0 around some components. */
export function cardOf(...elements: unknown[]) {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: { tag: 'plain_text', content: 'Title' } },
    body: { elements },
  }
}

export const button = (more: object = {}) => ({
  tag: 'button',
  text: { tag: 'plain_text', content: 'Press' },
  behaviors: [{ type: 'callback', value: { act: 'press' } }],
  ...more,
})
