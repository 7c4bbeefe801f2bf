import { createHash } from 'node:crypto'
import type { Seed } from '../sandbox/index.ts'
import type { DemoRound } from './demo-round.ts'

/** The sandbox's app: known only to the emulator that is started with it. */
export const APP = {
  appId: 'cli_7a12ba0000000001',
  appSecret: 'sandbox-secret',
  encryptKey: 'sandbox-encrypt-key',
  verificationToken: 'sandbox-verification-token',
} as const

/** What the app may do on the platform. */
export const SCOPES = [
  'im:message',
  'im:message:send_as_bot',
  'im:message.group_msg',
  'im:message.group_at_msg',
  'im:message.p2p_msg',
  'im:message.urgent',
  'im:message.reactions:write_only',
  'im:resource',
  'im:chat',
  'im:chat.members:read',
  'contact:user.id:readonly',
  'contact:user.base:readonly',
  'contact:contact.base:readonly',
  'application:app_slash_command:read',
  'application:app_slash_command:write',
]

/** A platform id that is the same at every start. */
export const platformId = (prefix: 'ou' | 'oc', id: string): string =>
  `${prefix}_${createHash('sha256').update(`sandbox ${id}`).digest('hex').slice(0, 32)}`

/** The platform's side of the demo round: its people as users, one chat for each unit and one for the leading group. */
export const seedOf = (demo: DemoRound): Seed => ({
  apps: [{ ...APP, name: '整改助手', scopes: SCOPES }],
  users: demo.people.map((person) => ({
    openId: platformId('ou', person.id),
    name: person.name,
    post: person.post,
    group: person.group,
  })),
  chats: demo.chats.map((chat) => ({
    chatId: platformId('oc', chat.key),
    name: chat.name,
    members: chat.members.map((id) => platformId('ou', id)),
    bots: [APP.appId],
  })),
})
