import type { DemoRound } from '../../src/runtime/demo-round.ts'
import { SCOPES } from '../../src/runtime/sandbox-seed.ts'
import type { EmulatorOptions } from '../../src/sandbox/index.ts'

export const APP = {
  appId: 'cli_00000000000000aa',
  appSecret: 'secret',
  encryptKey: 'encrypt key',
  verificationToken: 'token',
} as const

export const openIdOf = (person: string): string =>
  `ou_${Buffer.from(person).toString('hex').padStart(32, '0')}`
export const chatIdOf = (key: string): string => `oc_${Buffer.from(key).toString('hex').padStart(32, '0')}`

/** The town's app, its people and its groups, as the platform knows them. */
export const townSeed = (
  demo: DemoRound,
  without: readonly string[] = [],
): NonNullable<EmulatorOptions['seed']> => ({
  apps: [
    {
      ...APP,
      name: '整改助手',
      scopes: SCOPES.filter((scope) => !without.includes(scope)),
    },
  ],
  users: demo.people.map((each) => ({
    openId: openIdOf(each.id),
    userId: each.id,
    name: each.name,
    post: each.post,
    group: each.group,
  })),
  chats: demo.chats.map((chat) => ({
    chatId: chatIdOf(chat.key),
    name: chat.name,
    members: chat.members.map(openIdOf),
    bots: [APP.appId],
  })),
})

/**
 * The platform's clock goes only where it is told to. It would never repeat what a busy service did not answer within
 * the platform's three seconds of real time: it waits longer.
 */
export const STANDING = { now: () => 0, answerTimeoutMs: 15_000 } as const

/** Limits that nobody reaches: by a clock that stands still one that is reached stays reached. */
export const FAR_LIMITS = {
  chatPerSecond: 1000,
  userPerSecond: 1000,
  apiPerSecond: 100_000,
  apiPerMinute: 1_000_000,
  messagePatchPerSecond: 1000,
} as const
export const FAR_LANE = { calls: FAR_LIMITS.chatPerSecond, windowMs: 1000 }
